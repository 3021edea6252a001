"""Sentences of this room."""

from rastro.canonical import register

register(
    {
        "registry.firearm.unknown": "There is no such firearm in this register.",
        "registry.firearm.external_twice": "A firearm with the id “{external_id}” is registered already. Use "
        "another id, or record an event of that firearm.",
        "registry.firearm.too_long": "{name} has more than {limit} characters. Shorten it.",
        "registry.firearm.control_characters": "{name} holds control characters. Type it again.",
        "registry.firearm.nothing": "Say at least a make or a serial.",
        "registry.import.columns": "The file has no column {missing}. Its first line must name the columns {wanted}, separated by commas, semicolons, tabs or bars; it says: {found}",
        "registry.import.column_twice": "The first line names the column {column} twice. Rename or remove one.",
        "registry.import.missing": "{file} cannot be opened. Check its name and place.",
        "registry.import.bytes": "The file is larger than {limit} MB. Split it.",
        "registry.import.quote": "A quotation mark opened near line {line} is never closed, or a field is far too long. Mend the line.",
        "registry.import.early": "{value} lies before the first firearms. Check the day.",
        "registry.import.mapping": "There is no column “{column}” of ours. Ours are {wanted}.",
        "registry.import.no_file": "The file of this import is not kept here. Mend it where it came from.",
        "registry.import.title.check": "Check {name}",
        "registry.import.title.commit": "Register the firearms of {name}",
        "registry.event.kind": "There is no event “{kind}”. Use one of the kinds of the documentation.",
        "registry.holder.kind": "There is no kind of holder “{kind}”. Use manufacturer, importer, dealer, person, state or unknown.",
        "registry.duplicate.why": "Say which record it repeats, and why they are one firearm.",
        "registry.duplicate.itself": "A record cannot repeat itself. Name the other record.",
        "registry.home.none": "{folder} is no folder of a node. Name one with --home.",
        "registry.import.unknown": "There is no such import.",
        "registry.import.not_checked": "This import is not waiting to be committed. Look at it again.",
        "registry.import.empty": "The file is empty.",
        "registry.import.encoding": "The file is neither UTF-8, UTF-16 nor Windows-1252 text. Save it as UTF-8.",
        "registry.import.line": "Line {line} is longer than {limit} characters. Check the delimiter and the quotes, "
        "and mend the file.",
        "registry.import.bomb": "The workbook unpacks to far more than a register of its size. Save it as CSV.",
        "registry.import.rows": "The file has more than {limit} lines. Split it.",
        "registry.import.xlsx": "The file cannot be read as an Excel workbook. Save it again, or as CSV.",
        "registry.import.date": "“{value}” is not a day. Write it like 2015-02-03.",
        "registry.import.future": "{value} lies in the future. Check the day.",
        "registry.import.id_empty": "The line has no {column}. Give each firearm its own.",
        "registry.import.id_twice": "Line {other} has the {column} “{value}” already.",
        "registry.import.changed": "A firearm with the id “{value}” is registered with another description. It "
        "was left as it is: record a correction.",
        "registry.import.cells": "The line has {found} fields; the first line names {wanted}.",
        "registry.import.formula": "“{value}” looks like a formula. It was kept as text.",
        "registry.import.same_serial": "Serial and make are those of {other}. Both were kept; look whether they "
        "are one.",
        "registry.import.unknown_make": "The make “{make}” is not in the nomenclator. It was kept as read.",
    }
)
