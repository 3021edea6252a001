"""How batches look on the wire: JSON lines, a message or an outcome a line; and the pinned connection."""

import json
import ssl
from collections.abc import Sequence
from typing import Any

import httpx
from django.conf import settings

from rastro.canonical import InvalidInput, TooLarge
from rastro.exchange import MAX_BYTES

MAX_MESSAGES = 64
MAX_BATCH_BYTES = 8 * 1024 * 1024
PATH = "/exchange/v1/messages"
MEDIA_TYPE = "application/vnd.rastro.messages"
TIMEOUT = httpx.Timeout(20.0, connect=3.0)


def batch_write(messages: Sequence[bytes]) -> bytes:
    """Messages as one request body: a sealed message a line."""
    return b"\n".join(messages) + b"\n"


def batch_read(body: bytes) -> list[bytes]:
    """The messages of a request body.

    Raises
    ------
    InvalidInput
        `exchange.batch.empty` or `exchange.batch.too_many`.
    TooLarge
        `exchange.too_large` where one line is longer than a message can be; said without reading it.
    """
    lines = [line for line in body.split(b"\n") if line]
    if not lines:
        raise InvalidInput("exchange.batch.empty", limit=MAX_MESSAGES)
    if len(lines) > MAX_MESSAGES:
        raise InvalidInput("exchange.batch.too_many", limit=MAX_MESSAGES)
    longest = max(len(line) for line in lines)
    if len(lines) == 1 and longest > 2 * MAX_BYTES:
        raise TooLarge("exchange.too_large", size=longest, limit=MAX_BYTES)
    return lines


def outcomes_write(outcomes: Sequence[tuple[str, bytes]]) -> bytes:
    """Outcomes as one response body: `{"outcome": ..., "answer": ...}` a line."""
    lines = [json.dumps({"outcome": outcome, "answer": answer.decode()}) for outcome, answer in outcomes]
    return ("\n".join(lines) + "\n").encode()


def outcomes_read(body: bytes) -> list[tuple[str, bytes]]:
    """The outcomes of a response body.

    Raises
    ------
    ValueError
        If the body is not of that form.
    """
    read: list[tuple[str, bytes]] = []
    for line in body.splitlines():
        value: Any = json.loads(line)
        if not isinstance(value, dict) or not isinstance(value.get("answer"), str):
            raise ValueError("not an outcome")  # noqa: TRY004 - the form is wrong, not our types
        read.append((str(value.get("outcome")), value["answer"].encode("ascii")))
    return read


def pinned_context(certificate: str) -> ssl.SSLContext:
    """TLS 1.3 that trusts one certificate and shows our own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=certificate)
    context.load_cert_chain(
        settings.RASTRO.path("keys.tls_certificate"), settings.RASTRO.path("keys.tls_key")
    )
    return context


def pinned_client(url: str, certificate: str) -> httpx.Client:
    """A connection to one peer that is kept open between batches."""
    return httpx.Client(base_url=url, verify=pinned_context(certificate), timeout=TIMEOUT, trust_env=False)
