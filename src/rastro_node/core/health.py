"""How the node is: checks that rooms register, each with a verdict and a sentence that says what to do."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import DatabaseError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rastro.canonical import RastroError, Text, Translate
from rastro_node.core import texts as _texts  # noqa: F401 - registers the sentences

log = logging.getLogger(__name__)


class Verdict(StrEnum):
    """How something is."""

    GOOD = "good"
    UNKNOWN = "unknown"
    WARN = "warn"
    BAD = "bad"


ORDER = tuple(Verdict)
VERDICT_LABELS: dict[Verdict, Promise] = {
    Verdict.GOOD: _("Good"),
    Verdict.UNKNOWN: _("Not known"),
    Verdict.WARN: _("Look into it"),
    Verdict.BAD: _("Act now"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    Parameters
    ----------
    subject
        What was looked at: `core.health.disk`.
    verdict
        How it is.
    text
        In a sentence.
    """

    subject: Text
    verdict: Verdict
    text: Text

    def as_json(self, translate: Translate) -> dict[str, str]:
        """For programs and the command."""
        return {
            "subject": self.subject.code,
            "name": self.subject.say(translate),
            "verdict": str(self.verdict),
            "label": str(VERDICT_LABELS[self.verdict]),
            "code": self.text.code,
            "detail": self.text.say(translate),
        }


type Check = Callable[[], Sequence[Finding]]

_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Add a check; from an app's `ready`. It must be quick: the page asks them all."""
    _checks[name] = check


def finding(subject: str, verdict: Verdict, **params: object) -> Finding:
    """A finding whose sentence is `SUBJECT.VERDICT`: `core.health.disk.warn`."""
    return Finding(Text(subject), verdict, Text(f"{subject}.{verdict}", params))


def findings() -> list[Finding]:
    """What every check finds now; a check that breaks is a finding too."""
    return [each for name in _checks for each in _ask(name)]


def worst(found: Sequence[Finding]) -> Verdict:
    """The verdict on the whole."""
    return max((each.verdict for each in found), key=ORDER.index, default=Verdict.UNKNOWN)


def _ask(name: str) -> Sequence[Finding]:
    try:
        with transaction.atomic():
            return _checks[name]()
    except DatabaseError:
        reason: Text | str = Text("core.database.down")
    except RastroError as error:
        reason = error.text
    except Exception as error:
        log.exception("the check of %s broke", name)
        reason = type(error).__name__
    return [Finding(Text(name), Verdict.BAD, Text("core.health.broke", {"reason": reason}))]
