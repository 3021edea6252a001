"""What the library's own commands say."""

from rastro.canonical import register

register(
    {
        "cli.envelope.expected": "Give the sender's public key with --key, or the directory with --directory "
        "and the secretariat's key with --root.",
        "cli.envelope.form": "The envelope file is not one JSON object. Give the envelope's fields, such as "
        "typ, from, to, body.",
        "cli.envelope.refused": "Refused: {reason}",
        "cli.envelope.valid": "Valid: {typ} number {seq} from {sender}, issued {iat}, signed by {kid}.",
        "cli.file.absent": "There is no file {path}. Check the name.",
        "cli.file.empty": "The file {path} is empty. Give the file as it was received.",
        "cli.file.too_large": "The file {path} is larger than {limit} bytes. Give the right file.",
        "cli.file.unreadable": "The file {path} cannot be read ({reason}). Check its permissions.",
        "cli.key.form": "The file {path} does not hold a public key. Give a verifier key (name+id+key) or "
        "a JSON object with kid, alg and jwk.",
        "cli.ledger.line": "{sentence} ({kind})",
        "cli.ledger.more": "And {more} more findings.",
        "cli.ledger.sound": "Sound: {entries} entries of {origin}; a signed checkpoint proves them up to "
        "number {proven}.",
        "cli.ledger.unsound": "Not sound: {entries} entries of {origin} were read; a signed checkpoint proves "
        "them up to number {proven}.",
    }
)
