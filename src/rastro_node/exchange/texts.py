"""Sentences of this room."""

from rastro.canonical import register

register(
    {
        "exchange.batch.empty": "The request holds no message. Send one to {limit} messages, one a line.",
        "exchange.batch.too_many": "The request holds more than {limit} messages. "
        "Send them in several requests.",
        "exchange.directory.missing": "There is no directory of authorities in this node's home yet. "
        "Fetch it from the secretariat.",
        "exchange.delivery.unreachable": "{peer} cannot be reached since {since}. "
        "The message waits and is sent as soon as it answers.",
        "exchange.delivery.refused": "{peer} did not take the message: {reason}",
        "exchange.delivery.nonsense": "{peer} answered with something that is not a receipt "
        "(status {status}). The message waits; its operator must look.",
        "exchange.delivery.behind": "{peer} has received more than this node remembers having sent. "
        "The channel stands still; both operators must look.",
        "exchange.handler.none": "This node has nothing that acts on {type}.",
        "exchange.health.directory": "Directory of authorities",
        "exchange.health.directory.good": "Version {version}, good until {expires}.",
        "exchange.health.directory.warn": "Version {version} ends at {expires}. Fetch a newer one from the secretariat.",
        "exchange.health.peer": "Peer",
        "exchange.health.peer.good": "{peer} takes messages; {waiting} wait.",
        "exchange.message.not_stuck": "This message does not wait for a new attempt.",
        "exchange.message.unknown": "This node has no such message.",
        "exchange.peer.unknown": "There is no authority {peer} in the directory. Choose one of the peers.",
    }
)
