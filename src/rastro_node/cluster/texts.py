"""What goes wrong with a node's files and processes, in sentences."""

from rastro.canonical import register

register(
    {
        "cluster.database.silent": "The database {where} does not answer ({reason}). Is it running, and is its address right in node.toml?",
        "cluster.exchange.no_directory": "Other nodes cannot reach this one yet: it has no directory of authorities. Put one in, and the exchange starts by itself.",
        "cluster.node.runs": "The node in {folder} runs already. See rastro node status, or stop it with rastro node down.",
        "cluster.node.not_ready": "The node in {folder} was not ready after {seconds} s. Its log says why: {log}.",
        "cluster.node.ended": "The node in {folder} ended while it started. It said: {said}",
        "cluster.home.none": "There is no node in {folder}: it has no node.toml. Make one with rastro node create.",
        "cluster.home.taken": "There is a node in {folder} already. Choose another folder.",
        "cluster.home.unnamed": "Say which node: give --home FOLDER or set RASTRO_HOME.",
        "cluster.port.taken": "Another program listens on {host}, port {port}. Stop it, or give this node another port in node.toml.",
        "cluster.postgres.did_not_start": "PostgreSQL did not start. Its log says why: {log}.",
        "cluster.postgres.not_installed": "The embedded PostgreSQL is not installed. Run make setup, or let "
        "DATABASE_URL name a server.",
        "cluster.schema.failed": "The database could not be brought up to date: {reason}",
        "cluster.postgres.not_made": "PostgreSQL could not make its files in {folder}. Is the disk full or "
        "the folder not ours?",
    }
)
