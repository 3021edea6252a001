"""The disclosure policy in the node's home: read when its file changes; without one, nothing is told."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from rastro.canonical import RastroError, Text
from rastro.tracing.disclosure import DisclosurePolicy, read_policy

NOTHING = DisclosurePolicy("none")


@dataclass(frozen=True, slots=True)
class InForce:
    """The policy in force.

    Parameters
    ----------
    policy
        As read; one without rules where there is none, or it cannot be read.
    problem
        Why nothing is told, where that is not the policy's own word.
    """

    policy: DisclosurePolicy
    problem: Text | None = None


def policy_in_force() -> InForce:
    """The policy as its file stands now; it fails closed."""
    path = policy_path()
    try:
        modified = path.stat().st_mtime_ns
    except OSError:
        return InForce(NOTHING, Text("tracing.policy.missing", {"path": path.name}))
    return _read(path, modified)


def policy_path() -> Path:
    """Where the policy's file is."""
    path: Path = settings.RASTRO.path("policies.disclosure")
    return path


@lru_cache(maxsize=4)
def _read(path: Path, _modified: int) -> InForce:
    try:
        return InForce(read_policy(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        return InForce(NOTHING, Text("tracing.policy.syntax", {"why": type(error).__name__}))
    except RastroError as error:
        return InForce(NOTHING, error.text)
