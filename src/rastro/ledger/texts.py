"""What the ledger says."""

from rastro.canonical import register

register(
    {
        "ledger.checkpoint.form": "The checkpoint's text is not one of a ledger: it needs the log's name, a "
        "size, a root and a time. Fetch it again.",
        "ledger.export.line": "The line is not a head, an entry or a checkpoint. Export the ledger again.",
        "ledger.entry.form": "The ledger entry's field cannot be read. Export the ledger again.",
        "ledger.entry.too_long": "The ledger entry's field is longer than {limit} characters. Shorten it.",
        "ledger.found.changed": "Entries {first} to {last} were changed after they were written.",
        "ledger.found.deleted": "Entries {first} to {last} are missing.",
        "ledger.found.foreign": "A checkpoint is of another ledger than this export. Compare like with like.",
        "ledger.found.forked": "Two signed checkpoints of {first} entries disagree: whoever holds the key "
        "signed two histories.",
        "ledger.found.misplaced": "The checkpoint of {first} entries stands too late in the export to be "
        "compared. Export the ledger again.",
        "ledger.found.renumbered": "Entries {first} to {last} were given other numbers than they were "
        "written with.",
        "ledger.found.reordered": "Entries {first} to {last} were moved from their place.",
        "ledger.found.repeated": "Entries {first} to {last} stand in the export more than once.",
        "ledger.found.rewritten": "Entries {first} to {last} are not those that were signed: the log was "
        "written anew.",
        "ledger.found.truncated": "Entries {first} to {last} were signed and are cut off at the end.",
        "ledger.found.unproven": "No signed checkpoint covers entries {first} to {last}: a log written anew "
        "would look the same. Give the ledger's key, or a checkpoint kept elsewhere.",
        "ledger.found.unreadable": "Lines {first} to {last} of the export cannot be read.",
        "ledger.found.unsigned": "The checkpoints on lines {first} to {last} are not signed by a key given.",
        "ledger.log.frontier": "The stored state of the log of {size} entries does not fit its size. "
        "Rebuild it from the entries.",
        "ledger.note.form": "The signed note cannot be read. Fetch it again, unaltered.",
        "ledger.note.signature": "The signature of {kid} does not fit the note: one of them was altered.",
        "ledger.note.unsigned": "None of the keys given has signed the note. Give the ledger's key.",
        "ledger.note.verifier": "“{text}” is not a verifier key. Write it as name+id+key.",
        "ledger.proof.range": "There is no proof for {index} in a log of {size} entries. Ask within the log.",
    }
)
