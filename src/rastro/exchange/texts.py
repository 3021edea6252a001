"""What the exchange says when it refuses."""

from rastro.canonical import catalogue, register

register(
    {
        "exchange.answer.other_message": "The answer is to another message than the one that was sent. "
        "Send the message again.",
        "exchange.clock": "The message was issued {ahead} seconds in the future; {limit} are allowed. "
        "Set the sender's clock.",
        "exchange.directory.expired": "The directory of authorities expired on {expired}. Fetch the new one.",
        "exchange.directory.older": "The directory has version {version}; version {last} was read before. "
        "Fetch the new one and tell the secretariat.",
        "exchange.directory.twice": "The directory names an address or a key twice. Tell the secretariat.",
        "exchange.encoding": "The message is not in the one accepted form (JWS compact without "
        "padding). Send it unaltered.",
        "exchange.expired": "The message expired on {exp}. Issue it again.",
        "exchange.field": "The message's field “{name}” is missing or has a wrong form. See the protocol's "
        "table of fields.",
        "exchange.header": "The message's header must hold alg, kid and the right typ, and nothing else. "
        "Seal it again.",
        "exchange.json.not_canonical": "The message's JSON is not in its canonical form. Seal it again.",
        "exchange.life": "The message must expire after it is issued and within {days} days. Issue it again.",
        "exchange.not_yet": "The message is not valid before {nbf}. Send it then.",
        "exchange.recipient": "The message is not addressed to {recipient}. Send it to whom it names.",
        "exchange.schema": "This node does not read {schema}. Send a version that it reads.",
        "exchange.sequence.fork": "Message {seq} does not follow the one before it: the channel tells two "
        "histories. Expected is {expected} after {prev}; the operators must look into it.",
        "exchange.sequence.gap": "Message {seq} came, but {expected} is missing. Send again from {expected}.",
        "exchange.sequence.other_channel": "Message {seq} belongs to another channel. Send it there.",
        "exchange.sequence.replayed": "Message {seq} was received before; {expected} is expected. "
        "Do not send it again.",
        "exchange.signature.algorithm": "The signature algorithm {alg} is not accepted for this key. "
        "Use Ed25519 or ES256, as the directory says.",
        "exchange.signature.invalid": "The signature does not fit the message and the key {kid}: one of them "
        "was altered. Seal it again.",
        "exchange.signature.key_expired": "The key {kid} may not sign a message issued on {issued}. "
        "Use the present key.",
        "exchange.signature.key_not_senders": "The key {kid} is not a key of {sender}. Sign with the "
        "sender's key.",
        "exchange.signature.key_unknown": "The directory has no key {kid}. Publish the key, or fetch the "
        "new directory.",
        "exchange.signature.missing": "The message has no signature. Sign it.",
        "exchange.too_large": "The message has {size} bytes; {limit} are allowed. Send attachments apart.",
    }
)
register(
    {
        code.replace("canonical.", "exchange.", 1): template
        for code, template in catalogue().items()
        if code.startswith("canonical.json.")
    }
)
