"""The sentences of requests: the form's fields, what a request lacks, the order of work, the stages."""

from rastro.canonical import register

_PERSON = {
    "name": "Name",
    "aliases": "Also known as",
    "born_on": "Born on",
    "born_at": "Born at",
    "sex": "Sex",
    "nationality": "Nationality",
    "address": "Address",
    "documents": "Identity documents",
    "role": "In what way connected",
}

register(
    {
        "tracing.form.section_i": "Request",
        "tracing.form.section_ii": "Offence",
        "tracing.form.section_iii": "Authority that asks",
        "tracing.form.section_iv": "Officer and case",
        "tracing.form.section_v": "Firearm",
        "tracing.form.section_vi": "Possessor",
        "tracing.form.section_vii": "Associates",
        "tracing.form.section_viii": "Recovery",
        "tracing.form.section_ix": "Additional information",
        "tracing.form.trace": "Number of the request",
        "tracing.form.purpose": "Purpose",
        "tracing.form.initiation_on": "Day of the request",
        "tracing.form.initiation_urgency": "Urgency",
        "tracing.form.initiation_urgent_reason": "Why it is urgent",
        "tracing.form.initiation_instructions": "Instructions",
        "tracing.form.offence_code": "Crime code",
        "tracing.form.offence_project": "Project code",
        "tracing.form.offence_why_illicit": "Why the firearm is thought illicit",
        "tracing.form.offence_intended_use": "What the answer will be used for",
        "tracing.form.requester_organisation": "Authority",
        "tracing.form.requester_organisation_code": "Code of the authority",
        "tracing.form.requester_unit": "Unit",
        "tracing.form.requester_officer": "Officer",
        "tracing.form.requester_badge": "Badge",
        "tracing.form.requester_case": "Case number",
        "tracing.form.requester_contacts": "Contacts",
        "tracing.form.description_make": "Make",
        "tracing.form.description_model": "Model",
        "tracing.form.description_calibre": "Calibre",
        "tracing.form.description_type": "Type",
        "tracing.form.description_serial_state": "State of the serial",
        "tracing.form.description_serial_reading": "Serial as read",
        "tracing.form.description_serial_raw": "Serial as written down",
        "tracing.form.description_serial_removal": "How the serial was removed",
        "tracing.form.description_country": "Country of origin",
        "tracing.form.description_importer": "Importer",
        "tracing.form.description_other_marks": "Other marks",
        "tracing.form.recovered_on": "Recovered on",
        "tracing.form.recovered_place": "Recovered at",
        "tracing.form.recovered_address": "Address of the recovery",
        "tracing.form.recovered_country": "Country of the recovery",
        "tracing.form.recovered_circumstances": "Circumstances of the recovery",
        "tracing.form.additional": "Additional information",
        **{f"tracing.form.possessor_{name}": words for name, words in _PERSON.items()},
        **{f"tracing.form.associates_{name}": words for name, words in _PERSON.items()},
        "tracing.lacks.urgent_reason": "Say why the request is urgent (form 3312.1, section I).",
        "tracing.lacks.why_illicit": "Say why the firearm is thought to be illicit, or give the crime code"
        " (International Tracing Instrument, part V).",
        "tracing.lacks.intended_use": "Say what the answer will be used for (International Tracing"
        " Instrument, part V; CIFTA, article XII).",
        "tracing.lacks.organisation": "Name the authority that asks (CIFTA, article XIV; form 3312.1,"
        " section III).",
        "tracing.lacks.make": "Give the make, or the other marks if the make cannot be read (International"
        " Tracing Instrument, part V).",
        "tracing.lacks.type": "Give the type of firearm (International Tracing Instrument, part V).",
        "tracing.lacks.calibre": "Give the calibre (International Tracing Instrument, part V).",
        "tracing.lacks.serial": "Look for the serial on the frame or receiver, and enter it or say why"
        " there is none (International Tracing Instrument, part V).",
        "tracing.lacks.additional": "The serial was removed: describe what is left of it and every other"
        " mark (form 3312.1, section IX).",
        "tracing.lacks.country": "The country of origin, where it is marked, says whom to ask"
        " (form 3312.1, section V).",
        "tracing.lacks.importer": "The firearm was made abroad: the importer's mark, if there is one, leads"
        " to the first buyer (CIFTA, article VI.1b; form 3312.1, section V).",
        "tracing.lacks.recovered_on": "Give the day of the recovery (International Tracing Instrument,"
        " part V; form 3312.1, section VIII).",
        "tracing.lacks.recovered_at": "Say where the firearm was recovered (International Tracing"
        " Instrument, part V; form 3312.1, section VIII).",
        "tracing.lacks.circumstances": "Say how the firearm was found: it helps the State asked to answer"
        " (International Tracing Instrument, part V).",
        "tracing.work.national_records": "Search the national registry and the records of lost and stolen"
        " firearms",
        "tracing.work.international_search": "Search and trace with other States",
        "tracing.work.interview": "Recover evidence and interview",
        "tracing.work.fingerprints": "Take fingerprints",
        "tracing.work.dna": "Take DNA",
        "tracing.work.ballistics": "Test fire and compare",
        "tracing.work.leads": "Follow the leads from the answers",
        "tracing.work.intelligence": "Ask what investigators know",
        "tracing.work.trafficking_analysis": "Analyse the trafficking",
        "tracing.stage.received": "Received",
        "tracing.stage.with_a_person": "With a person of the State asked",
        "tracing.stage.more_asked": "More is asked for",
        "tracing.stage.delayed": "Delayed",
        "tracing.stage.passed_on": "Passed on to another authority",
    }
)
