"""What imports say."""

from rastro.canonical import register

register(
    {
        "core.import.no_argument": "Name a file, or with --undo the number of an import.",
        "core.import.kind": "There is no kind of import “{kind}”. There are {known}.",
        "core.import.columns": "The file has no column {missing}. Its first line must name the columns {wanted}, separated by commas, semicolons, tabs or bars; it says: {found}",
        "core.import.column_twice": "The first line names the column {column} twice. Rename or remove one.",
        "core.import.missing": "{file} cannot be opened. Check its name and place.",
        "core.import.bytes": "The file is larger than {limit} MB. Split it.",
        "core.import.quote": "A quotation mark opened near line {line} is never closed, or a field is far too long. Mend the line.",
        "core.import.mapping": "There is no column “{column}” of ours. Ours are {wanted}.",
        "core.import.no_file": "The file of this import is not kept here. Mend it where it came from.",
        "core.import.title.check": "Check {name}",
        "core.import.title.commit": "Take {name} over",
        "core.import.title.undo": "Undo the import of {name}",
        "core.import.unknown": "There is no such import.",
        "core.import.not_checked": "This import is not waiting to be committed. Look at it again.",
        "core.import.not_done": "This import was not committed, so there is nothing to undo.",
        "core.import.window": "This import could be undone until {until}. Record corrections instead.",
        "core.import.working": "The import is being worked on. Wait until the work is done, or cancel it.",
        "core.import.give_again": "The file of this import is not kept here. Give it again: it goes on where it stood.",
        "core.import.elsewhere": "Somebody else is working on this import. Wait until they are done.",
        "core.import.empty": "The file is empty.",
        "core.import.encoding": "The file is neither UTF-8, UTF-16 nor Windows-1252 text. Save it as UTF-8.",
        "core.import.line": "Line {line} is longer than {limit} characters. Check the delimiter and the quotes, and mend the file.",
        "core.import.bomb": "The workbook unpacks to far more than a register of its size. Save it as CSV.",
        "core.import.rows": "The file has more than {limit} lines. Split it.",
        "core.import.xlsx": "The file cannot be read as an Excel workbook. Save it again, or as CSV.",
        "core.import.cells": "The line has {found} fields; the first line names {wanted}.",
        "core.import.formula": "“{value}” looks like a formula. It was kept as text.",
        "core.import.duplicate_line": "The line says exactly what line {first} says. It was taken once.",
        "core.import.changed": "A record with the id “{value}” stands here with another description. It was left as it is: record a correction.",
        "core.import.id_twice": "Line {first} has the id “{value}” already, and says something else.",
    }
)
