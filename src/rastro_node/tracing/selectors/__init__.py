"""What may be seen of traces and requests."""
