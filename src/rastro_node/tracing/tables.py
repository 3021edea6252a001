"""The room's lists as tables: the same columns on the page and in a file."""

from datetime import datetime
from functools import cached_property

import django_tables2 as columns
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from rastro_node.core.tables import Table
from rastro_node.tracing.models import IncomingRequest, Trace
from rastro_node.tracing.saying import say_moment
from rastro_node.tracing.selectors import labels
from rastro_node.tracing.selectors.outcomes import OutcomeView, outcome_views
from rastro_node.tracing.selectors.queues import deadline_of, peer_names

DEADLINES = {"late": ("bad", _("late")), "soon": ("warn", _("soon"))}


def badges(outcomes: tuple[OutcomeView, ...]) -> SafeString:
    """Outcome codes as badges, with their sentences for whoever listens or points."""
    return format_html_join(
        " ",
        '<span class="badge {}" title="{}">{}<span class="visually-hidden"> {}</span></span>',
        ((each.tone, each.text, each.code, each.text) for each in outcomes),
    )


def due_with(due: SafeString | str, deadline: str) -> SafeString | str:
    """A deadline, marked when it is near or over."""
    if deadline not in DEADLINES:
        return due
    tone, word = DEADLINES[deadline]
    return format_html('{} <span class="badge {}">{}</span>', due, tone, word)


class TraceTable(Table):
    """Traces."""

    number = columns.Column(
        verbose_name=_("Number"),
        linkify=("tracing:trace", {"trace_id": columns.A("pk")}),
        attrs={"td": {"class": "mono"}},
    )
    make = columns.Column(verbose_name=_("Make"), accessor="recovery__make")
    model = columns.Column(verbose_name=_("Model"), accessor="recovery__model")
    serial = columns.Column(
        verbose_name=_("Serial as read"), accessor="recovery__serial", attrs={"td": {"class": "mono"}}
    )
    recovered_on = columns.DateColumn(verbose_name=_("Recovered on"), accessor="recovery__recovered_on")
    place = columns.Column(verbose_name=_("Place"), accessor="recovery__place")
    status = columns.Column(verbose_name=_("Stands"))
    outcome = columns.Column(verbose_name=_("Outcome"), empty_values=())
    time_to_crime_days = columns.Column(verbose_name=_("Days to crime"), attrs={"td": {"class": "number"}})
    due = columns.DateTimeColumn(verbose_name=_("Due"), short=True)
    owner_name = columns.Column(verbose_name=_("Officer"))

    class Meta(Table.Meta):
        order_by = ()

    def render_status(self, value: str) -> str:
        return labels.label_of(labels.STATUSES, value)

    def render_outcome(self, record: Trace) -> SafeString:
        return badges(outcome_views(record.outcome, *record.also))

    def value_outcome(self, record: Trace) -> str:
        return " ".join([record.outcome, *record.also]).strip()

    def render_due(self, record: Trace, value: datetime) -> SafeString | str:
        shown = say_moment(value)
        over = record.status != Trace.Status.WAITING
        return due_with(shown, deadline_of(record.due, is_over=over))

    def value_due(self, value: datetime) -> datetime:
        return value


class RequestTable(Table):
    """Requests of other States."""

    trace_number = columns.Column(
        verbose_name=_("Number"),
        linkify=("tracing:request", {"request_id": columns.A("pk")}),
        attrs={"td": {"class": "mono"}},
        empty_values=(),
    )
    sender = columns.Column(verbose_name=_("From"))
    purpose = columns.Column(verbose_name=_("Purpose"))
    urgency = columns.Column(verbose_name=_("Urgency"))
    received_at = columns.DateTimeColumn(verbose_name=_("Received"), short=True)
    due = columns.DateTimeColumn(verbose_name=_("Due"), short=True)
    state = columns.Column(verbose_name=_("Stands"))
    automatic = columns.BooleanColumn(verbose_name=_("By itself"), yesno="✓,–")
    outcome = columns.Column(verbose_name=_("Outcome"), empty_values=())

    @cached_property
    def names(self) -> dict[str, str]:
        return peer_names()

    def render_trace_number(self, value: str) -> str:
        return value or "—"

    def render_sender(self, value: str) -> str:
        return self.names.get(value, value)

    def render_purpose(self, value: str) -> str:
        return labels.purpose_label(value)

    def render_urgency(self, value: str) -> str:
        return labels.label_of(labels.URGENCIES, value)

    def render_state(self, value: str) -> str:
        return labels.label_of(labels.REQUEST_STATES, value)

    def render_outcome(self, record: IncomingRequest) -> SafeString:
        return badges(outcome_views(record.outcome))

    def value_outcome(self, value: str) -> str:
        return value

    def render_due(self, record: IncomingRequest, value: datetime) -> SafeString | str:
        shown = say_moment(value)
        over = record.state != IncomingRequest.State.WAITING
        return due_with(shown, deadline_of(record.due, is_over=over))

    def value_due(self, value: datetime) -> datetime:
        return value
