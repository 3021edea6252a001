"""Sentences of this room."""

from rastro.canonical import register

register(
    {
        "core.key.missing": "The node's signing key {path} cannot be read. Check keys.signing in node.toml.",
    }
)
