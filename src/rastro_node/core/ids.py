"""Identifiers inside the node: UUID version 7, so that rows sort by when they were made."""

from rastro.canonical import uuid7 as new_id

__all__ = ["new_id"]
