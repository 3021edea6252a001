"""What goes wrong with a node's files and processes, in sentences."""

from rastro.canonical import register

register(
    {
        "cluster.home.none": "There is no node in {folder}: it has no node.toml. Make one with rastro node create.",
        "cluster.home.taken": "There is a node in {folder} already. Choose another folder.",
        "cluster.home.unnamed": "Say which node: give --home FOLDER or set RASTRO_HOME.",
        "cluster.postgres.did_not_start": "PostgreSQL did not start. Its log says why: {log}.",
        "cluster.postgres.not_installed": "The embedded PostgreSQL is not installed. Run make setup, or let "
        "DATABASE_URL name a server.",
        "cluster.schema.failed": "The database could not be brought up to date: {reason}",
        "cluster.postgres.not_made": "PostgreSQL could not make its files in {folder}. Is the disk full or "
        "the folder not ours?",
    }
)
