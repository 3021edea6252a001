"""The sentences of outcomes and next steps."""

from rastro.canonical import register

register(
    {
        "tracing.outcome.r1": "Last lawful holder identified",
        "tracing.outcome.r2": "Dealer or importer reached, no purchaser on record",
        "tracing.outcome.r3": "Serial obliterated or only partly readable",
        "tracing.outcome.r4": "Serial not valid for this make or model",
        "tracing.outcome.r5": "Maker or importer wrong or missing",
        "tracing.outcome.r6": "Several firearms share the serial",
        "tracing.outcome.r7": "Older than the records kept",
        "tracing.outcome.r8": "Stock of the forces, the police or another authority",
        "tracing.outcome.r9": "Already reported lost or stolen",
        "tracing.outcome.r10": "No serial: home-made or privately made",
        "tracing.outcome.r11": "Made in or imported to another State",
        "tracing.outcome.r12": "Duplicate of a request",
        "tracing.outcome.r13": "Refused or restricted",
        "tracing.outcome.r14": "No answer in time",
        "tracing.next.look": "Look for the serial on the frame or receiver, and record it, or why there is"
        " none.",
        "tracing.next.r1": "Interview the last lawful holder through the answering State. Ask how the"
        " firearm left their hands, and keep to the answer's handling conditions.",
        "tracing.next.r2": "Ask the dealer or importer, through the answering State, for the sales book"
        " of that time.",
        "tracing.next.r3": "Send the firearm to the laboratory to restore the serial. Look for it on"
        " other parts, and for proof and import marks, and trace again.",
        "tracing.next.r4": "Take the marks from the frame or receiver again. Check that it is the serial,"
        " not a patent, model or part number.",
        "tracing.next.r5": "Identify maker and importer from the weapon itself before tracing again.",
        "tracing.next.r6": "Read make, model, calibre and import marks again and send them: they decide"
        " between the firearms that share the serial.",
        "tracing.next.r7": "Ask the maker or a museum for older books, and follow ballistics and witnesses.",
        "tracing.next.r8": "Ask the authority that held it when and how it left its stores. Inform the"
        " national contact point before any other step.",
        "tracing.next.r9": "Ask for the report of the loss or theft, and let the reporting authority know"
        " that the firearm was recovered.",
        "tracing.next.r10": "Record how it was made. Compare it with other home-made firearms, and follow"
        " ballistics, parts and tools.",
        "tracing.next.r11": "Send the trace on to the State that made or imported the firearm.",
        "tracing.next.r11_for": "Send the trace on to {state}.",
        "tracing.next.r12": "Follow the earlier request; this one is closed.",
        "tracing.next.r12_for": "Follow the earlier request {trace}; this one is closed.",
        "tracing.next.r13": "Ask the State what it needs to answer, or go by mutual legal assistance.",
        "tracing.next.r13_for": "{reason} Ask the State what it needs to answer, or go by mutual legal"
        " assistance.",
        "tracing.next.r14": "Remind the State asked, then call its national contact point.",
        "tracing.next.r14_for": "No answer for {days} days. Remind the State asked, then call its national"
        " contact point.",
    }
)
