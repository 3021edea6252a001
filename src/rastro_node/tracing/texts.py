"""Sentences of this room."""

from rastro.canonical import register

register(
    {
        "tracing.recovery.exists": "A recovery {external_id} is on record already as {number}. Open that one, "
        "or correct the identifier.",
        "tracing.recovery.unknown": "This node has no such recovery.",
        "tracing.recovery.future": "The day of recovery, {day}, lies in the future. Correct it.",
        "tracing.recovery.too_old": "The day of recovery, {day}, lies before {least}. Correct it.",
        "tracing.recovery.too_long": "The field has {length} characters. The limit is {limit}: shorten it.",
        "tracing.recovery.control": "The field holds a character that cannot be shown, at place {position}. "
        "Type it again.",
        "tracing.recovery.nothing": "Nothing is described. Give at least a make, a calibre, a type or a serial.",
        "tracing.recovery.choice": "“{value}” is not one of the words for this. Choose one of: {allowed}.",
        "tracing.recovery.check": "“{step}” is no step of the order of work on a seizure.",
        "tracing.recovery.check_order": "First comes: {first}. A test fire spoils prints and DNA.",
        "tracing.draft.unknown": "There is no such draft of yours. It was recorded or discarded.",
        "tracing.trace.unknown": "This node has no such trace.",
        "tracing.trace.purpose": "“{purpose}” is no purpose of a trace. Choose one of: {allowed}.",
        "tracing.trace.urgency": "“{urgency}” is no urgency. Choose normal, urgent or very_urgent.",
        "tracing.trace.urgency_reason": "Say why it is urgent: the other State sets others aside for it.",
        "tracing.trace.legal_basis": "Name the legal basis of the trace, such as CIFTA XIII.",
        "tracing.trace.closed": "The trace {number} is closed. Open another one for the same recovery.",
        "tracing.send.peer": "{peer} is not in the directory of authorities. Choose one of: {allowed}.",
        "tracing.send.not_allowed": "This token or account may open traces but not send them. Leave “to” out.",
        "tracing.send.already": "{peer} was asked already in {number} and has not answered yet.",
        "tracing.send.nothing": "Your own disclosure policy {policy} lets nothing of this request go to {peer} "
        "for this purpose. Ask your national contact point.",
        "tracing.send.waits": "{peer} does not answer since {since}. The request waits and is sent as soon as it "
        "does.",
        "tracing.api.unreachable": "The node's API cannot be reached ({why}). Check the address and whether the "
        "node runs.",
        "tracing.api.nonsense": "The address answers, but not like a node's API (status {status}). Check it.",
        "tracing.api.refused": "{detail}",
        "tracing.api.no_token": "Give a token (--token or RASTRO_TOKEN); make one with rastro token create.",
        "tracing.home.none": "There is no node in {folder}. Name its folder with --home, or a node's address with "
        "--api.",
        "tracing.recovery.day": "“{text}” is no day. Write it like 2021-01-14.",
        "tracing.request.unknown": "This node has no such request.",
        "tracing.request.answered": "The request {number} is answered already.",
        "tracing.progress.stage": "“{stage}” is not what a person says of a request. Choose more_asked or delayed.",
        "tracing.progress.words": "Say what is needed, or why it takes longer: every delay has a reason (ITI, "
        "paragraph 20).",
        "tracing.answer.reason": "Say why “{group}” is withheld: the other State is told the reason.",
        "tracing.answer.unasked": "{peer} was not asked this, or not under this number: the message is kept and not "
        "acted on.",
        "tracing.answer.group": "“{group}” is no group of fields of an answer.",
        "tracing.answer.candidate": "That firearm is none of the candidates of this search.",
        "tracing.policy.missing": "This node has no disclosure policy ({path}), so nothing leaves and nothing "
        "is answered by itself.",
        "tracing.reading.home": "searched at home first",
    }
)
