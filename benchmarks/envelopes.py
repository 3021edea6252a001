"""Envelopes and ledger, without a node: each beside the bare cryptography it cannot do without.

Every figure is a ratio of times measured in this run on this machine, so it means the same everywhere.

    python -m benchmarks.envelopes [--count N] [--entries N]
"""

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from time import perf_counter

from joserfc import jws

from rastro.canonical import Algorithm, canonical_bytes
from rastro.exchange import open_sealed, seal
from rastro.ledger import (
    GENESIS,
    Log,
    consistency_proof,
    entry_line,
    head_line,
    inclusion_proof,
    sequence,
    verify_export,
    verify_inclusion,
)
from rastro.testing.exchange import offices
from rastro.testing.ledgers import make_body

NOW = datetime(2021, 1, 14, 9, 30, tzinfo=UTC)
BODY = {
    "make": "Ferro",
    "model": "P-9",
    "calibre": "9 × 19 mm",
    "serial": "FR0148?2",
    "recovered": {"on": "2021-01-12", "place": "Puerto Alba"},
    "remarks": "Found under a bridge; slide and frame do not match. " * 8,
}
CEILINGS = {
    "seal_and_open_over_joserfc": 5.0,
    "append_over_two_hashes": 32.0,
    "proof_over_its_hashes": 2.5,
    "verify_export_over_json_and_hash": 9.0,
}
"""What each ratio may be at most; a change that makes it worse is seen."""


def seconds(work: Callable[[], object], *, best_of: int = 3) -> float:
    """The shortest of some measurements, in seconds."""
    times = []
    for _ in range(best_of):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def measure_envelopes(count: int, algorithm: Algorithm) -> dict[str, float]:
    """Messages sealed and opened, beside joserfc and the bare signature over the same bytes."""
    states = offices({"XA": algorithm, "XB": algorithm}, now=NOW)
    envelope = states["XB"].envelope("XA", body=BODY)
    key, public, directory = states["XB"].key, states["XB"].key.public(), states["XA"].directory
    payload = canonical_bytes(envelope.as_json())
    registry = jws.JWSRegistry(algorithms=[algorithm])

    def ours() -> None:
        for _ in range(count):
            open_sealed(seal(envelope, key), directory=directory, recipient="XA", now=NOW)

    def joserfc() -> None:
        for _ in range(count):
            data = jws.serialize_compact({"alg": algorithm}, payload, key.native, registry=registry)
            jws.deserialize_compact(data, public.native, registry=registry)

    def bare() -> None:
        for _ in range(count):
            public.verifies(payload, key.sign(payload))

    taken = {"ours": seconds(ours), "joserfc": seconds(joserfc), "bare": seconds(bare)}
    return {
        "seal_and_open_per_second": round(count / taken["ours"]),
        "seal_and_open_over_joserfc": round(taken["ours"] / taken["joserfc"], 2),
        "seal_and_open_over_bare_signature": round(taken["ours"] / taken["bare"], 2),
        "payload_bytes": len(payload),
    }


def hash_all(lines: Iterable[bytes]) -> None:
    """The least that any reader of an export does: read JSON, hash."""
    for line in lines:
        json.loads(line)
        hashlib.sha256(line).digest()


def measure_ledger(count: int) -> dict[str, float]:
    """Entries appended, proven and verified, beside the hashes they need."""
    chance = random.Random(1)
    bodies = [make_body(number, chance) for number in range(1, count + 1)]
    start = perf_counter()
    entries, log = sequence(bodies, log=Log(), prev=GENESIS)
    append = perf_counter() - start
    leaves = [bytes.fromhex(entry.leaf) for entry in entries]
    block = b"\x01" * 65
    hashes = seconds(lambda: [hashlib.sha256(block).digest() for _ in range(count)])
    proof = seconds(lambda: inclusion_proof(leaves, index=count // 3))
    shown = inclusion_proof(leaves, index=count // 3)
    check = seconds(
        lambda: verify_inclusion(leaves[count // 3], index=count // 3, size=count, proof=shown, root=log.root)
    )
    lines = [head_line(origin="bench"), *(entry_line(**entry.as_json()) for entry in entries)]  # type: ignore[arg-type]
    verify = seconds(lambda: verify_export(lines), best_of=1)
    least = seconds(lambda: hash_all(lines))
    return {
        "entries": count,
        "append_per_second": round(count / append),
        "append_over_two_hashes": round(append / (2 * hashes), 2),
        "proof_over_its_hashes": round(proof / hashes, 2),
        "growth_proof_over_its_hashes": round(
            seconds(lambda: consistency_proof(leaves, old_size=count // 3)) / hashes, 2
        ),
        "check_of_a_proof_microseconds": round(check * 1e6, 1),
        "verify_export_per_second": round(count / verify),
        "verify_export_over_json_and_hash": round(verify / least, 2),
    }


def main() -> int:
    """Measure and print; 1 if a ratio is over its ceiling."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--entries", type=int, default=100_000)
    given = parser.parse_args()
    figures = {
        "Ed25519": measure_envelopes(given.count, "Ed25519"),
        "ES256": measure_envelopes(given.count, "ES256"),
        "ledger": measure_ledger(given.entries),
    }
    over = [
        f"{part}.{name}"
        for part, measured in figures.items()
        for name, value in measured.items()
        if value > CEILINGS.get(name, float("inf"))
    ]
    print(json.dumps({**figures, "ceilings": CEILINGS, "over": over, "holds": not over}, indent=2))
    return int(bool(over))


if __name__ == "__main__":
    sys.exit(main())
