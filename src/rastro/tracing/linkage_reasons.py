"""Why two records may be of one firearm, or may not, in sentences."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rastro.canonical import Text, register
from rastro.markings import Edit, EditKind
from rastro.tracing.candidates import Reason, Verdict
from rastro.tracing.frequencies import says_nothing

if TYPE_CHECKING:
    from rastro.tracing.linkage_serials import SerialPair

MAX_SAID = 4
FAR = 10_000

register(
    {
        "tracing.link.make.agrees": "make agrees: {one}",
        "tracing.link.make.near": "make nearly agrees: {one}, {other}",
        "tracing.link.make.differs": "make differs: {one}, {other}",
        "tracing.link.make.unknown": "make on one side only: {one}{other}",
        "tracing.link.model.agrees": "model agrees: {one}",
        "tracing.link.model.near": "model nearly agrees: {one}, {other}",
        "tracing.link.model.differs": "model differs: {one}, {other}",
        "tracing.link.model.unknown": "model on one side only: {one}{other}",
        "tracing.link.calibre.agrees": "calibre agrees: {one}",
        "tracing.link.calibre.near": "calibre goes by two names: {one}, {other}",
        "tracing.link.calibre.differs": "calibre differs: {one}, {other}",
        "tracing.link.calibre.unknown": "calibre on one side only: {one}{other}",
        "tracing.link.type.agrees": "type agrees: {one}",
        "tracing.link.type.near": "type nearly agrees: {one}, {other}",
        "tracing.link.type.differs": "type differs: {one}, {other}",
        "tracing.link.type.unknown": "type on one side only: {one}{other}",
        "tracing.link.country.agrees": "country of manufacture agrees: {one}",
        "tracing.link.country.near": "country of manufacture nearly agrees: {one}, {other}",
        "tracing.link.country.differs": "country of manufacture differs: {one}, {other}",
        "tracing.link.country.unknown": "country of manufacture on one side only: {one}{other}",
        "tracing.link.serial.agrees": "serial agrees, character by character",
        "tracing.link.serial.look_alike": "{one} and {other} look alike",
        "tracing.link.serial.separator": "serial agrees but for a hyphen, blank or other separator",
        "tracing.link.serial.leading_zero": "a leading zero more or less",
        "tracing.link.serial.unread": "a character that could not be read",
        "tracing.link.serial.transposed": "two characters exchanged: {one}, {other}",
        "tracing.link.serial.differs": "serial differs: {one}, {other}",
        "tracing.link.serial.lacking": "{one} stands in one serial only",
        "tracing.link.serial.many": "serial differs in {count} places",
        "tracing.link.serial.neighbour": "the numbers lie {distance} apart, as those of one delivery do",
        "tracing.link.serial.series": "the same number in two series of letters",
        "tracing.link.serial.common": "this serial stands under {count} types of firearm: it says little",
        "tracing.link.serial.nothing": "“{serial}” is too short or no serial: it says nothing",
        "tracing.link.serial.none": "no serial on one side",
    }
)


def word_reason(subject: str, verdict: Verdict, one: str, other: str) -> Reason:
    """What a field says."""
    return Reason(verdict, subject, Text(f"tracing.link.{subject}.{verdict}", {"one": one, "other": other}))


def serial_reasons(one: str, other: str, serials: "SerialPair | None") -> tuple[Reason, ...]:
    """What the serials say: each difference once, then what they are worth."""
    if serials is None:
        return (_nothing(one, other),)
    said = _once(map(_said, filter(_differs, serials.edits)))
    if not said:
        said = [_reason("agrees", "agrees")]
    if len(said) > MAX_SAID:
        said = [_reason("differs", "many", count=len(said))]
    if serials.distance is not None and serials.distance < FAR:
        said.append(_reason("differs", "neighbour", distance=serials.distance))
    if serials.series:
        said.append(_reason("differs", "series"))
    if serials.common:
        said.append(_reason("unknown", "common", count=serials.common))
    return tuple(said)


def _once(reasons: Iterable[Reason]) -> list[Reason]:
    said: list[Reason] = []
    for each in reasons:
        if each not in said:
            said.append(each)
    return said


def _nothing(one: str, other: str) -> Reason:
    empty = not one.strip() or not other.strip()
    if empty:
        return _reason("unknown", "none")
    return _reason("unknown", "nothing", serial=one if says_nothing(one) else other)


def _differs(edit: Edit) -> bool:
    if edit.kind is EditKind.ALTERNATIVE:
        return edit.seen.upper() != edit.registered.upper()
    return edit.kind is not EditKind.EQUAL


def _said(edit: Edit) -> Reason:
    verdict, name = _names(edit)
    return _reason(verdict, name, **_params(edit))


def _names(edit: Edit) -> tuple[Verdict, str]:
    match edit.kind:
        case EditKind.CONFUSABLE | EditKind.ALTERNATIVE:
            return "near", "look_alike"
        case EditKind.SEPARATOR:
            return "near", "separator"
        case EditKind.LEADING_ZERO:
            return "near", "leading_zero"
        case EditKind.UNREAD:
            return "near", "unread"
        case EditKind.TRANSPOSED:
            return "near", "transposed"
        case EditKind.MISSING | EditKind.EXTRA:
            return "differs", "lacking"
    return "differs", "differs"


def _params(edit: Edit) -> dict[str, str]:
    one, other = sorted((edit.seen, edit.registered))
    if edit.kind in {EditKind.MISSING, EditKind.EXTRA}:
        return {"one": edit.seen or edit.registered}
    return {"one": one, "other": other}


def _reason(verdict: Verdict, name: str, **params: str | int) -> Reason:
    return Reason(verdict, "serial", Text(f"tracing.link.serial.{name}", params))
