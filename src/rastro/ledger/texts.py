"""What the ledger says."""

from rastro.canonical import register

register(
    {
        "ledger.entry.form": "The ledger entry's field cannot be read. Export the ledger again.",
        "ledger.entry.too_long": "The ledger entry's field is longer than {limit} characters. Shorten it.",
        "ledger.log.frontier": "The stored state of the log of {size} entries does not fit its size. "
        "Rebuild it from the entries.",
        "ledger.proof.range": "There is no proof for {index} in a log of {size} entries. Ask within the log.",
    }
)
