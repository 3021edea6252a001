"""What `rastro nomenclator` says."""

from rastro.canonical import register

register(
    {
        "cli.nomenclator.finding": "Line {line}, column {column}: {what}",
        "cli.nomenclator.line": "Line {line}: {what}",
        "cli.nomenclator.more": "And {more} more findings.",
        "cli.nomenclator.sound": "{path} can be brought in: nothing is wrong with its form.",
        "cli.nomenclator.proposed": "{rows} rows of {name}: {exact} the same ({sure} surely), {broader} "
        "broader, {narrower} narrower, {none} without a term of ours. Review each line.",
        "cli.nomenclator.changes": "{same} rows are the same; {added} added, {removed} removed, {renamed} "
        "renamed, {recoded} with another code, {moved} under another parent.",
        "cli.nomenclator.exported": "{rows} rows of edition {edition} are in {path}.",
    }
)
