"""Form 3312.1, section by section: where each field of a request stands, for pages, print and preview."""

from dataclasses import dataclass

from rastro.canonical import Text


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form.

    Parameters
    ----------
    path
        Its place in a request's body, such as `recovered.on`; `associates[].name` for each associate.
    """

    path: str

    @property
    def text(self) -> Text:
        """What it is called."""
        return Text(f"tracing.form.{self.path.replace('[]', '').replace('.', '_')}")


@dataclass(frozen=True, slots=True)
class FormSection:
    """One section of the form.

    Parameters
    ----------
    number
        `I` to `IX`.
    fields
        In order.
    """

    number: str
    fields: tuple[FormField, ...]

    @property
    def text(self) -> Text:
        """What it is called."""
        return Text(f"tracing.form.section_{self.number.lower()}")


def _section(number: str, *paths: str) -> FormSection:
    return FormSection(number, tuple(map(FormField, paths)))


_PERSON = (
    "name", "aliases", "born_on", "born_at", "sex", "nationality", "address", "documents", "role",
)  # fmt: skip

FORM = (
    _section(
        "I",
        "trace",
        "purpose",
        "initiation.on",
        "initiation.urgency",
        "initiation.urgent_reason",
        "initiation.instructions",
    ),
    _section("II", "offence.code", "offence.project", "offence.why_illicit", "offence.intended_use"),
    _section("III", "requester.organisation", "requester.organisation_code", "requester.unit"),
    _section("IV", "requester.officer", "requester.badge", "requester.case", "requester.contacts"),
    _section(
        "V",
        "description.make",
        "description.model",
        "description.calibre",
        "description.type",
        "description.serial.state",
        "description.serial.reading",
        "description.serial.raw",
        "description.serial.removal",
        "description.country",
        "description.importer",
        "description.other_marks",
    ),
    _section("VI", *(f"possessor.{name}" for name in _PERSON)),
    _section("VII", *(f"associates[].{name}" for name in _PERSON)),
    _section(
        "VIII",
        "recovered.on",
        "recovered.place",
        "recovered.address",
        "recovered.country",
        "recovered.circumstances",
    ),
    _section("IX", "additional"),
)
"""The form, with what the International Tracing Instrument asks for besides in sections I, II and VIII."""
