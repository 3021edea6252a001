"""The Brady table of crime guns: read, split, mis-read, checked."""
