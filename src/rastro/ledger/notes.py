"""Signed notes: short texts with signature lines below, as transparency logs have them (C2SP signed-note)."""

import base64
import hashlib
import re
from collections.abc import Iterable

from joserfc.jwk import OKPKey

from rastro.canonical import InvalidInput, PublicKey, SigningKey

MAX_NOTE = 16 * 1024
"""Longest note read, in characters."""

_ED25519 = b"\x01"
_KEY_ID_BYTES = 4
_SIGNATURE_BYTES = 64
_MAX_SIGNATURES = 16
_SIGNATURE_LINE = re.compile(r"— ([^ +\n]{1,100}) ([A-Za-z0-9+/]{1,200}={0,2})")
_VERIFIER = re.compile(r"([^ +\n]{1,100})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44}={0,2})")


def sign_note(text: str, key: SigningKey, /) -> str:
    """The text with a signature line of an Ed25519 key below it.

    Parameters
    ----------
    text
        One or more lines, none empty, each ended by a line feed.
    key
        Signs under its kid.

    Raises
    ------
    InvalidInput
        `canonical.key.algorithm` for another kind of key; `ledger.note.form` for another kind of text.
    """
    _check_text(text)
    return f"{text}\n{_signature_line(text, key)}"


def cosign_note(note: str, key: SigningKey, /) -> str:
    """A signed note with one more signature line, as a witness adds it after its checks."""
    text, _ = _taken_apart(note)
    return f"{note}{_signature_line(text, key)}"


def open_note(note: str, keys: Iterable[PublicKey], /) -> tuple[str, tuple[str, ...]]:
    """The text of a note, once at least one known key has signed it.

    Lines of unknown keys are passed over; a wrong signature under a known key refuses the note.

    Returns
    -------
    text
        The signed text, with its last line feed.
    signers
        The kids of the known keys that signed.

    Raises
    ------
    InvalidInput
        `ledger.note.form`, `ledger.note.signature` or `ledger.note.unsigned`.
    """
    text, lines = _taken_apart(note)
    known = {(key.kid, key_id(key)): key for key in keys if key.alg == "Ed25519"}
    signers: list[str] = []
    for name, signed in lines:
        key = known.get((name, signed[:_KEY_ID_BYTES]))
        if key is None or key.kid in signers:
            continue
        signature = signed[_KEY_ID_BYTES:]
        if len(signature) != _SIGNATURE_BYTES or not key.verifies(text.encode(), signature):
            raise InvalidInput("ledger.note.signature", kid=name)
        signers.append(name)
    if not signers:
        raise InvalidInput("ledger.note.unsigned")
    return text, tuple(signers)


def key_id(key: PublicKey, /) -> bytes:
    """The four bytes that tell a key of a name from its other keys."""
    return hashlib.sha256(key.kid.encode() + b"\n" + _ED25519 + key.raw()).digest()[:_KEY_ID_BYTES]


def verifier_key(key: PublicKey, /) -> str:
    """An Ed25519 public key on one line: `name+id+key`, the form `rastro ledger verify --key` takes."""
    return f"{key.kid}+{key_id(key).hex()}+{base64.b64encode(_ED25519 + key.raw()).decode()}"


def read_verifier_key(text: str, /) -> PublicKey:
    """Read :func:`verifier_key` back.

    Raises
    ------
    InvalidInput
        `ledger.note.verifier`.
    """
    found = _VERIFIER.fullmatch(text.strip())
    if found is not None:
        name, number, encoded = found.groups()
        data = _plain_base64(encoded)
        if data is not None and data[:1] == _ED25519 and len(data) == 33:  # noqa: PLR2004 - type and key
            x = base64.urlsafe_b64encode(data[1:]).rstrip(b"=").decode()
            key = PublicKey(name, "Ed25519", OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": x}))
            if key_id(key).hex() == number:
                return key
    raise InvalidInput("ledger.note.verifier", text=text[:60])


def _signature_line(text: str, key: SigningKey) -> str:
    public = key.public()
    signed = key_id(public) + key.sign(text.encode())
    return f"— {key.kid} {base64.b64encode(signed).decode()}\n"


def _taken_apart(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    text, blank, below = note.rpartition("\n\n")
    lines = below.split("\n")
    if len(note) > MAX_NOTE or not blank or lines.pop() != "" or not 0 < len(lines) <= _MAX_SIGNATURES:
        raise InvalidInput("ledger.note.form")
    _check_text(text + "\n")
    found: list[tuple[str, bytes]] = []
    for line in lines:
        parts = _SIGNATURE_LINE.fullmatch(line)
        signed = _plain_base64(parts[2]) if parts else None
        if parts is None or signed is None or len(signed) <= _KEY_ID_BYTES:
            raise InvalidInput("ledger.note.form")
        found.append((parts[1], signed))
    return text + "\n", found


def _check_text(text: str) -> None:
    plain = all(character == "\n" or character.isprintable() for character in text)
    if not plain or not text.endswith("\n") or text.startswith("\n") or "\n\n" in text:
        raise InvalidInput("ledger.note.form")


def _plain_base64(text: str) -> bytes | None:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None
