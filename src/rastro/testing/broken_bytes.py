"""Bytes and texts broken at random, the same for the same source of chance."""

import random

NASTY = (
    b"",
    b"-1",
    b"0",
    b"1e999",
    b"nan",
    b"99999999",
    b"999999999999999999999999",
    b"<",
    b"&x;",
    b"\x00",
    b"../../x",
    b"\xff\xfe",
    b"1e-320",
    b"-0.0",
    b"\xd9\xa3",
    b"1_000",
    b"0x10",
    b" 7 ",
    b"A" * 3000,
)
SIZES = (0, 1, 2, 3, 7, 40, 259, 4096, 65535, 99_999, 100_000_000, 4_294_967_295, -1, -40)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, cut out, doubled or replaced at random places."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 30])):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(5):
            case 0 if place < len(changed):
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.choice([1, 4, 100])]
            case 2:
                changed[place:place] = changed[place : place + chance.choice([1, 8, 64])]
            case 3 if place < len(changed):
                changed[place] ^= 1 << chance.randrange(8)
            case _:
                changed[place : place + 4] = chance.choice(NASTY)
    return bytes(changed)


def number(chance: random.Random) -> bytes:
    """A size or length, seldom a good one."""
    if chance.random() < 1 / 2:
        return str(chance.choice(SIZES)).encode()
    if chance.random() < 1 / 2:
        return repr(chance.choice([1, -1]) * 10.0 ** chance.uniform(-330, 300)).encode()
    return chance.choice(NASTY)
