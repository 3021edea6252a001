"""The forty breech faces of ten slides."""

from tests.harness.fadul import (  # noqa: F401 - fixtures
    compared_matches,
    compared_others,
    fadul,
    known_matches,
    known_non_matches,
)
