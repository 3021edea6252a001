"""Every type of message, and the bodies of those that this version acts on, field by field."""

from collections.abc import Iterator
from dataclasses import fields
from inspect import cleandoc

from described import code, table, titled
from rastro.exchange import MESSAGE_TYPES, SCHEMAS
from rastro.tracing import (
    ANSWER,
    FORM,
    REQUEST,
    Direction,
    Group,
    Stage,
    TraceProgress,
    group_text,
    stage_text,
)
from rastro.tracing.disclosure_policy import GROUPS_OF
from rastro.tracing.disclosure_shapes import Shape, leaves
from rastro_node.exchange.handlers import handler_of

INTRODUCTION = """
What goes around a body is the [envelope](../protocol/envelope.md), the same for every type. A node stores
a message of a type that nothing here acts on, and says so to its sender (`exchange.handler.none`); the
channel goes on behind it.
"""
MEANINGS = {
    "search.request": "asks whether a firearm is known: hit or no hit, with the fewest fields",
    "search.answer": "says hit or no hit",
    "record.request": "asks for the record behind a hit, with a purpose",
    "record.answer": "gives what policy allows of the record",
    "trace.request": "asks for the life of a recovered firearm",
    "trace.progress": "says where a request stands, what is needed, why it takes longer",
    "trace.answer": "says what came of a request",
    "hit.notice": "tells that records of two States are about one firearm",
    "notice.lost_stolen": "tells that a firearm was lost or stolen",
    "notice.export": "tells of an export",
    "notice.import": "tells of an import",
    "notice.transit": "tells of a transit",
    "ballistic.query": "asks whether a mark on a bullet or case is known",
    "ballistic.candidate": "names a candidate for a ballistic query",
    "assist.request": "asks for help of another kind",
    "assist.answer": "answers such a request",
    "permission.request": "asks to lift a handling code (H1, H2)",
    "permission.grant": "lifts it",
    "permission.deny": "does not, with a reason",
    "correction": "corrects what was sent earlier",
    "recall": "takes back what was sent earlier",
    "key.rollover": "announces the sender's next key",
    "ping": "asks nothing: its receipt shows that the channel works",
}


def page() -> str:
    """The page of message types."""
    rows = [
        (code(each), code(f"urn:rastro:{each}:{SCHEMAS[each]}"), *_about(each))
        for each in sorted(MESSAGE_TYPES)
    ]
    return titled(
        "Messages",
        INTRODUCTION,
        "## Types",
        table(("type", "schema", "what it does", "acted on here"), rows),
        "## trace.request",
        "The sections are those of form 3312.1, with what the International Tracing Instrument asks for "
        "besides. A field leaves only where the asking State's own policy tells its group.",
        table(("section", "field", "what it is", "group"), _form_rows()),
        "## trace.answer",
        "A field leaves only where the answering State's policy tells its group for that State and purpose. "
        "`withheld` names every group that is not told, whether or not there was anything in it.",
        table(("field", "group"), _leaf_rows(ANSWER)),
        "## trace.progress",
        table(("field", "what it is"), _progress_rows()),
        "Stages: " + ", ".join(f"{code(each.value)} ({stage_text(each).say()})" for each in Stage) + ".",
        "## Groups of fields",
        "What a [disclosure policy](../how-to/disclosure-policy.md) grants or withholds.",
        table(("group", "what it holds", "in answers", "in requests"), _group_rows()),
    )


def _about(type_: str) -> tuple[str, str]:
    return MEANINGS[type_], "yes" if handler_of(type_) else ""


def _form_rows() -> Iterator[tuple[str, ...]]:
    groups = dict(leaves(REQUEST))
    for section in FORM:
        for field in section.fields:
            group = groups.get(field.path)
            yield f"{section.number} {section.text.say()}", code(field.path), field.text.say(), _group(group)


def _leaf_rows(shape: Shape) -> Iterator[tuple[str, str]]:
    for path, group in leaves(shape):
        yield code(path), _group(group)


def _group(group: Group | None) -> str:
    return code(group.value) if group else ""


def _progress_rows() -> Iterator[tuple[str, str]]:
    about = _described(TraceProgress.__doc__ or "")
    for each in fields(TraceProgress):
        yield code(each.name), about[each.name]


def _described(docstring: str) -> dict[str, str]:
    """Parameter by parameter what a numpydoc docstring says."""
    found: dict[str, str] = {}
    name = ""
    for line in cleandoc(docstring).partition("----------\n")[2].splitlines():
        if line and not line.startswith(" "):
            name = line
        elif line:
            found[name] = f"{found.get(name, '')} {line.strip()}".strip()
    return found


def _group_rows() -> Iterator[tuple[str, ...]]:
    for group in Group:
        marks = ("yes" if group in GROUPS_OF[way] else "" for way in (Direction.ANSWER, Direction.REQUEST))
        yield code(group.value), group_text(group).say(), *marks
