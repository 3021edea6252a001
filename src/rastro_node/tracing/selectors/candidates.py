"""Candidates side by side, with why and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rastro.canonical import Text
from rastro_node.nomenclator.words import type_word
from rastro_node.tracing.saying import say, say_json
from rastro_node.tracing.selectors.readings import Cell, cells_as_registered


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: its verdict (`agrees`, `near`, `differs`, `unknown`) and sentence."""

    verdict: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate as people see it.

    Parameters
    ----------
    number
        As the State that keeps the register names it.
    own_id
        Identifier in this node's own register; empty for another State's.
    cells
        The registered serial, character by character.
    title
        Make, model, calibre.
    probability
        As text, three decimals; `meter` the same as a number.
    """

    number: str
    own_id: str
    serial: str
    cells: tuple[Cell, ...]
    title: str
    type: str
    status: str
    probability: str
    reasons: tuple[Why, ...]

    @property
    def meter(self) -> str:
        """The probability as a meter's value."""
        return self.probability or "0"


def candidates_view(kept: Sequence[Mapping[str, Any]]) -> tuple[CandidateView, ...]:
    """Candidates as a search or an answer keeps them."""
    return tuple(_view(each) for each in kept)


def _view(kept: Mapping[str, Any]) -> CandidateView:
    words = [kept.get(name, "") for name in ("make", "model", "calibre")]
    serial, status = str(kept.get("serial", "")), str(kept.get("status", ""))
    reasons = [each for each in kept.get("reasons", []) if isinstance(each, Mapping)]
    return CandidateView(
        number=str(kept.get("firearm", "")),
        own_id=str(kept.get("id", "")),
        serial=serial,
        cells=cells_as_registered(serial, kept.get("edits", [])),
        title=", ".join(word for word in words if word),
        type=str(kept.get("type", "")),
        status=say(Text(f"registry.status.{status}")) if status else "",
        probability=str(kept.get("probability", "")),
        reasons=tuple(
            Why(str(each.get("verdict", "")), str(each.get("subject", "")), say_json(_in_words(each)))
            for each in reasons
        ),
    )


def _in_words(reason: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A reason's text, with the types it names in the reader's language."""
    text = reason.get("text")
    if reason.get("subject") != "type" or not isinstance(text, Mapping):
        return text
    values = text.get("params")
    if not isinstance(values, Mapping):
        return text
    return {**text, "params": {name: type_word(str(value)) for name, value in values.items()}}
