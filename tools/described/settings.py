"""Every setting of a node, from its one table."""

from described import titled
from rastro_node.config.options import options_table

INTRODUCTION = """
A node reads `node.toml` in its home (the folder `RASTRO_HOME` names). An environment variable wins over
the file. A name that is not in this table, or a value of another kind, is refused when the node starts.
Paths are relative to the home; lists in the environment are separated by commas.
"""


def page() -> str:
    """The page of settings."""
    return titled("Settings", INTRODUCTION, options_table())
