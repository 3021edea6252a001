"""A node as processes and files: its folder, its PostgreSQL, its servers and its worker."""
