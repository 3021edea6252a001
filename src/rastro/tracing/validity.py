"""Whether a request holds what the International Tracing Instrument and form 3312.1 ask of one."""

from collections.abc import Iterator
from dataclasses import dataclass

from rastro.canonical import Text
from rastro.markings import SerialState
from rastro.tracing.request import TraceRequest, Urgency
from rastro.tracing.unfound import country_code


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a request lacks.

    Parameters
    ----------
    field
        Where it belongs, such as `recovered.on`.
    text
        What to do, with the article that asks for it.
    needed
        Whether the State asked may refuse without it; otherwise it only helps.
    """

    field: str
    text: Text
    needed: bool = True


def request_findings(request: TraceRequest, *, home: str = "") -> tuple[Finding, ...]:
    """What a request lacks, in the order of the form.

    Parameters
    ----------
    request
        As it would be sent.
    home
        ISO 3166 code of the State that asks: a firearm made elsewhere should name its importer.
    """
    return (
        *_about_urgency(request),
        *_about_offence(request),
        *_about_firearm(request),
        *_about_import(request, home),
        *_about_recovery(request),
    )


def iti_findings(request: TraceRequest) -> tuple[Text, ...]:
    """What the request lacks by the ITI, a sentence each with its article; empty when it lacks nothing."""
    return tuple(each.text for each in request_findings(request) if each.needed)


def _about_urgency(request: TraceRequest) -> Iterator[Finding]:
    start = request.initiation
    if start.urgency is not Urgency.NORMAL and not start.urgent_reason.strip():
        yield _needed("initiation.urgent_reason", "urgent_reason")


def _about_offence(request: TraceRequest) -> Iterator[Finding]:
    if not (request.offence.why_illicit.strip() or request.offence.code.strip()):
        yield _needed("offence.why_illicit", "why_illicit")
    if not (request.purpose.strip() or request.offence.intended_use.strip()):
        yield _needed("offence.intended_use", "intended_use")
    if not request.requester.organisation.strip():
        yield _needed("requester.organisation", "organisation")


def _about_firearm(request: TraceRequest) -> Iterator[Finding]:
    of = request.description
    if not of.make.strip() and not of.other_marks:
        yield _needed("description.make", "make")
    if not of.type.strip():
        yield _needed("description.type", "type")
    if not of.calibre.strip():
        yield _needed("description.calibre", "calibre")
    if of.serial.state is SerialState.NOT_LOOKED_FOR:
        yield _needed("description.serial", "serial")
    if of.serial.state is SerialState.REMOVED and not request.additional.strip():
        yield _needed("additional", "additional")


def _about_import(request: TraceRequest, home: str) -> Iterator[Finding]:
    made_in = country_code(request.description.country)
    if not made_in:
        yield Finding("description.country", Text("tracing.lacks.country"), needed=False)
    elif made_in != home and not request.description.importer.strip():
        yield Finding("description.importer", Text("tracing.lacks.importer"), needed=False)


def _about_recovery(request: TraceRequest) -> Iterator[Finding]:
    if request.recovered.on is None:
        yield _needed("recovered.on", "recovered_on")
    if not (request.recovered.place.strip() or request.recovered.address.strip()):
        yield _needed("recovered.place", "recovered_at")
    if not request.recovered.circumstances.strip():
        yield Finding("recovered.circumstances", Text("tracing.lacks.circumstances"), needed=False)


def _needed(field: str, name: str) -> Finding:
    return Finding(field, Text(f"tracing.lacks.{name}"))
