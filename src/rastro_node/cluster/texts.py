"""What goes wrong with a node's files and processes, in sentences."""

from rastro.canonical import register

register(
    {
        "cluster.postgres.did_not_start": "PostgreSQL did not start. Its log says why: {log}.",
        "cluster.postgres.not_installed": "The embedded PostgreSQL is not installed. Run make setup, or let "
        "DATABASE_URL name a server.",
        "cluster.postgres.not_made": "PostgreSQL could not make its files in {folder}. Is the disk full or "
        "the folder not ours?",
    }
)
