"""Files that commands are given: read within limits, `-` for standard input, errors that name the file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from rastro.canonical import InvalidInput, NotFound, PublicKey, TooLarge, parse_strict, public_key
from rastro.ledger import read_verifier_key

STANDARD = Path("-")
MAX_KEY_BYTES = 16 * 1024


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file opened for reading, or standard input for `-`.

    Raises
    ------
    NotFound
        `cli.file.absent`.
    InvalidInput
        `cli.file.unreadable`.
    """
    if path == STANDARD:
        yield sys.stdin.buffer
        return
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        raise NotFound("cli.file.absent", path=str(path)) from None
    except OSError as error:
        raise InvalidInput("cli.file.unreadable", path=str(path), reason=error.strerror) from None
    with stream:
        yield stream


def read_bytes(path: Path, *, limit: int) -> bytes:
    """All of a file that may have `limit` bytes at most; never more of it is held.

    Raises
    ------
    TooLarge
        `cli.file.too_large`.
    InvalidInput
        `cli.file.empty` or `cli.file.unreadable`.
    NotFound
        `cli.file.absent`.
    """
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge("cli.file.too_large", path=str(path), limit=limit)
    if not data.strip():
        raise InvalidInput("cli.file.empty", path=str(path))
    return data


def read_lines(stream: IO[bytes], *, longest: int) -> Iterator[bytes]:
    """The lines of a stream; of one that is longer than `longest`, one byte more and nothing else."""
    while line := stream.readline(longest + 1):
        yield line
        rest = line
        while not rest.endswith(b"\n") and rest:
            rest = stream.readline(longest)


def read_public_key(path: Path) -> PublicKey:
    """A public key: a verifier key on one line, or the JSON object `{"kid", "alg", "jwk"}`.

    Raises
    ------
    InvalidInput
        `cli.key.form`, or a code of :func:`rastro.canonical.public_key`.
    """
    data = read_bytes(path, limit=MAX_KEY_BYTES).strip()
    if not data.startswith(b"{"):
        try:
            return read_verifier_key(data.decode("ascii"))
        except (InvalidInput, UnicodeDecodeError):
            raise InvalidInput("cli.key.form", path=str(path)) from None
    match parse_strict(data):
        case {"kid": str(kid), "alg": str(alg), "jwk": dict(jwk)}:
            return public_key(kid, alg, jwk)
    raise InvalidInput("cli.key.form", path=str(path))
