"""Sentences of this room."""

from rastro.canonical import register

register(
    {
        "registry.firearm.unknown": "There is no such firearm in this register.",
        "registry.search.fits": "{serial} fits what was asked for: {asked}.",
        "registry.firearm.external_twice": "A firearm with the id “{external_id}” is registered already. Use "
        "another id, or record an event of that firearm.",
        "registry.firearm.too_long": "{name} has more than {limit} characters. Shorten it.",
        "registry.firearm.control_characters": "{name} holds control characters. Type it again.",
        "registry.firearm.nothing": "Say at least a make or a serial.",
        "registry.part.whole": "Only a part can be fitted to a firearm: a frame, a slide, a barrel and so on.",
        "registry.part.unknown": "There is no such firearm in this register to fit the part to. Check its number.",
        "registry.part.into_part": "A part is fitted to a whole firearm, not to another part or to itself.",
        "registry.person.purpose": "Say why you look: names of persons are looked up for a purpose alone.",
        "registry.person.short": "Say at least one word of the name with {least} letters.",
        "registry.person.long": "The name is too long: at most {limit} characters.",
        "registry.import.early": "{value} lies before the first firearms. Check the day.",
        "registry.event.kind": "There is no event “{kind}”. Use one of the kinds of the documentation.",
        "registry.event.withdrawn": "A record is withdrawn with the import that brought it: undo that import.",
        "registry.holder.kind": "There is no kind of holder “{kind}”. Use manufacturer, importer, dealer, person, state or unknown.",
        "registry.link.reference": "“{ref}” names no record. Write firearm/… or exhibit/… with its identifier.",
        "registry.link.itself": "A record cannot be compared with itself. Name another one.",
        "registry.link.unknown": "There is no such pair. It may have been computed anew: look into the queue.",
        "registry.link.verdict": "Say what they are: {wanted}.",
        "registry.link.reason": "Say why, in a sentence.",
        "registry.link.too_long": "The reason has more than {limit} characters. Shorten it.",
        "registry.link.decided": "A decision about these two stands. Take it back first, with a reason.",
        "registry.link.not_decided": "No decision about these two stands, so none can be taken back.",
        "registry.link.job": "Compare the register with itself",
        "registry.link.job.import": "Compare what {number} brought with the register",
        "registry.link.pairs": "The file has no column {missing}. Its columns are same, and make_1, model_1, calibre_1, "
        "type_1, serial_1 and the same with _2.",
        "registry.duplicate.why": "Say which record it repeats, and why they are one firearm.",
        "registry.home.none": "{folder} is no folder of a node. Name one with --home.",
        "registry.import.date": "“{value}” is not a day. Write it like 2015-02-03.",
        "registry.import.future": "{value} lies in the future. Check the day.",
        "registry.import.id_empty": "The line has no {column}. Give each firearm its own.",
        "registry.import.same_serial": "Serial and make are those of {other}. Both were kept; look whether they "
        "are one.",
        "registry.import.unknown_make": "The make “{make}” is not in the nomenclator. It was kept as read.",
    }
)
