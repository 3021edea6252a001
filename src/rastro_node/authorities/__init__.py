"""States and their authorities: who is who between and inside the nodes."""
