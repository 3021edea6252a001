"""Tracing: the request, candidates and why, the way through hands, outcomes, and what may be told."""

from rastro.tracing import texts as _texts
from rastro.tracing.answer import HeldBack, TraceAnswer, read_trace_answer
from rastro.tracing.answer_parts import (
    AnsweredCandidate,
    AnsweredEdit,
    AnsweredEvent,
    AnsweredMark,
    AnsweredReason,
    Dealer,
    FoundFirearm,
    LastHolder,
    Named,
    Outcome,
    Production,
    Standing,
    StateStock,
    TheftReport,
    TimeToCrime,
)
from rastro.tracing.answering import category_of, compose_answer
from rastro.tracing.calibrating import Bin, Reliability, calibrate, read_calibration, reliability
from rastro.tracing.candidates import Candidate, Ranking, Reason, RegisteredFirearm, Verdict
from rastro.tracing.checklist import ORDER_OF_WORK, WorkStep, work_before
from rastro.tracing.dates import time_to_crime
from rastro.tracing.deciding import Decision, decide_no_answer, decide_outcome, identified
from rastro.tracing.description import Description
from rastro.tracing.disclosing import disclose, disclose_request
from rastro.tracing.disclosure import (
    Category,
    Cut,
    Direction,
    DisclosurePolicy,
    DisclosureRule,
    Grant,
    Group,
    Purpose,
    Withheld,
    cut,
    decide,
    group_text,
    groups_with_fields,
    read_policy,
)
from rastro.tracing.disclosure_fields import ANSWER, REQUEST
from rastro.tracing.form import FORM, FormField, FormSection
from rastro.tracing.frequencies import Frequencies, says_nothing, value_of
from rastro.tracing.holders import at_recovery, dealers_of, last_holder_of, owner_of, reported_missing
from rastro.tracing.linkage import PairWeight, probability_of, weigh_pair
from rastro.tracing.linkage_parameters import Calibration
from rastro.tracing.linkage_serials import linking_keys
from rastro.tracing.outcomes import OutcomeCode, next_step, outcome_text
from rastro.tracing.progress import Stage, TraceProgress, read_trace_progress, stage_text
from rastro.tracing.request import (
    Initiation,
    Offence,
    Person,
    Recovered,
    Requester,
    TraceRequest,
    Urgency,
    read_trace_request,
)
from rastro.tracing.scoring import score_candidates
from rastro.tracing.unfound import made_in
from rastro.tracing.validity import Finding, iti_findings, request_findings

__all__ = [
    "ANSWER",
    "FORM",
    "ORDER_OF_WORK",
    "REQUEST",
    "AnsweredCandidate",
    "AnsweredEdit",
    "AnsweredEvent",
    "AnsweredMark",
    "AnsweredReason",
    "Bin",
    "Calibration",
    "Candidate",
    "Category",
    "Cut",
    "Dealer",
    "Decision",
    "Description",
    "Direction",
    "DisclosurePolicy",
    "DisclosureRule",
    "Finding",
    "FormField",
    "FormSection",
    "FoundFirearm",
    "Frequencies",
    "Grant",
    "Group",
    "HeldBack",
    "Initiation",
    "LastHolder",
    "Named",
    "Offence",
    "Outcome",
    "OutcomeCode",
    "PairWeight",
    "Person",
    "Production",
    "Purpose",
    "Ranking",
    "Reason",
    "Recovered",
    "RegisteredFirearm",
    "Reliability",
    "Requester",
    "Stage",
    "Standing",
    "StateStock",
    "TheftReport",
    "TimeToCrime",
    "TraceAnswer",
    "TraceProgress",
    "TraceRequest",
    "Urgency",
    "Verdict",
    "Withheld",
    "WorkStep",
    "at_recovery",
    "calibrate",
    "category_of",
    "compose_answer",
    "cut",
    "dealers_of",
    "decide",
    "decide_no_answer",
    "decide_outcome",
    "disclose",
    "disclose_request",
    "group_text",
    "groups_with_fields",
    "identified",
    "iti_findings",
    "last_holder_of",
    "linking_keys",
    "made_in",
    "next_step",
    "outcome_text",
    "owner_of",
    "probability_of",
    "read_calibration",
    "read_policy",
    "read_trace_answer",
    "read_trace_progress",
    "read_trace_request",
    "reliability",
    "reported_missing",
    "request_findings",
    "says_nothing",
    "score_candidates",
    "stage_text",
    "time_to_crime",
    "value_of",
    "weigh_pair",
    "work_before",
]

del _texts
