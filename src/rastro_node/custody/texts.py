"""Sentences of this room."""

from rastro.canonical import register

register(
    {
        "custody.case.unknown": "There is no such case here.",
        "custody.case.external_twice": "A case with the number “{external_id}” is open already. Add the exhibit there, or use another number.",
        "custody.case.nothing": "Give the case a number of your authority, a district or an offence.",
        "custody.case.context": "Things do not come into custody by “{context}”. Use seized, found or surrendered.",
        "custody.exhibit.unknown": "There is no such exhibit here.",
        "custody.exhibit.twice": "A line of the file stands here already. Check the file again.",
        "custody.exhibit.nothing": "Say at least what it is: a type, a make or a serial.",
        "custody.exhibit.too_long": "{name} has more than {limit} characters. Shorten it.",
        "custody.exhibit.control_characters": "{name} holds control characters. Type it again.",
        "custody.exhibit.quantity": "“{value}” is not a number of pieces. Write it in digits.",
        "custody.import.title": "Seizures",
        "custody.import.case_empty": "The line has no {column}. Write the number of its case.",
        "custody.import.date": "“{value}” is not a day. Write it like 2015-02-03.",
        "custody.import.two_days": "“{value}” can be two days. Write it like 2015-02-03.",
        "custody.import.future": "{value} lies in the future. Check the day.",
        "custody.import.early": "{value} lies before the first firearms. Check the day.",
        "custody.import.year": "“{value}” is not a year. Write it like 2015.",
        "custody.import.serial_unclear": "The serial “{serial}” was kept as written, but nobody can search by it: {why}",
        "custody.import.seized_before": "A firearm with this serial, make and type stands in case {other} too. Both were kept, and labelled as a repeat seizure.",
        "custody.import.case_differs": "Case {case} has another {column} in line {line}. The first was kept.",
        "custody.import.duplicate_firearm": "The line says exactly what line {first} says of a firearm. It was taken once.",
        "custody.import.duplicate_ammunition": "The line says exactly what line {first} says of ammunition. It was taken once.",
        "custody.import.duplicate_part": "The line says exactly what line {first} says of a part. It was taken once.",
        "custody.import.duplicate_explosive": "The line says exactly what line {first} says of an explosive. It was taken once.",
        "custody.import.duplicate_other": "The line says exactly what line {first} says. It was taken once.",
        "custody.import.unknown_word": "“{raw}” ({column}) was given no term: nobody knows it, or it can mean several. It was kept as read; a curator will look at it.",
    }
)
