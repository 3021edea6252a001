"""An outcome in words: its pill, the sentence with the answer, what to do next."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rastro.canonical import Text
from rastro.tracing import OutcomeCode, TraceAnswer, next_step, outcome_text
from rastro_node.tracing.saying import say, say_day

_TONES = {
    "ok": ("R1", "R2", "R8"),
    "bad": ("R9", "R13"),
    "warn": ("R3", "R4", "R5", "R6", "R7", "R14"),
    "info": ("R10", "R11", "R12"),
}
_TONE = {code: tone for tone, codes in _TONES.items() for code in codes}


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome code with its sentence; `tone` is `ok`, `warn`, `bad` or `info`."""

    code: str
    text: str
    tone: str


def outcome_view(code: str) -> OutcomeView | None:
    """A code as people see it; None for an empty one."""
    if code not in set(OutcomeCode):
        return None
    return OutcomeView(code, say(outcome_text(OutcomeCode(code))), _TONE.get(code, "info"))


def outcome_views(*codes: str) -> tuple[OutcomeView, ...]:
    """Several codes, those that say something."""
    views = (outcome_view(code) for code in codes)
    return tuple(view for view in views if view)


def next_steps_of(codes: list[str]) -> list[str]:
    """What to do next, where no answer says it."""
    return [say(next_step(OutcomeCode(code))) for code in codes if code in set(OutcomeCode)]


def answer_sentences(answer: TraceAnswer, state: str) -> list[str]:
    """What an answer comes to, in sentences; only of what it tells.

    Parameters
    ----------
    answer
        As it came, or as it will leave.
    state
        The answering State's name.
    """
    said = [_holder(answer, state), _stock(answer, state), *_reports(answer)]
    told = [sentence for sentence in said if sentence]
    if not told and answer.outcome is None:
        return [_("%(state)s does not tell what it found.") % {"state": state}]
    return told or [f"{say(outcome_text(answer.outcome.code))}."] if answer.outcome else told


def _holder(answer: TraceAnswer, state: str) -> str:
    holder = answer.holder
    if holder is None or not (holder.name or holder.since):
        return ""
    who = ", ".join(word for word in (holder.name, holder.place) if word)
    values = {"who": who or _("The last lawful holder"), "state": state, "day": say_day(holder.since)}
    if holder.since is None:
        return _("%(who)s (%(state)s) was the last lawful holder; the day is not on record.") % values
    if holder.by == "sold":
        return _("%(who)s (%(state)s) bought this firearm on %(day)s.") % values
    return _("%(who)s (%(state)s) became the lawful holder on %(day)s.") % values


def _stock(answer: TraceAnswer, state: str) -> str:
    if answer.stock is None:
        return ""
    name = answer.stock.authority or _("an authority")
    return _("It was stock of %(authority)s (%(state)s).") % {"authority": name, "state": state}


def _reports(answer: TraceAnswer) -> list[str]:
    told = []
    for report in answer.theft:
        values = {"day": say_day(report.on), "place": report.place or report.authority}
        stolen = report.kind in {"stolen", "reported_stolen"}
        if not report.on:
            told.append(_("It was reported stolen.") if stolen else _("It was reported lost."))
        elif stolen:
            told.append(_("It was reported stolen on %(day)s.") % values)
        else:
            told.append(_("It was reported lost on %(day)s.") % values)
    return told


def answer_steps(answer: TraceAnswer) -> list[str]:
    """What to do next, as the answering State says it."""
    if answer.outcome is None:
        return [say(next_step(OutcomeCode.R13))]
    given: list[Text] = list(answer.outcome.next_steps)
    return [say(step) for step in given] or next_steps_of([answer.outcome.code.value])
