"""The files a reader of the tutorial verifies: `write` makes them, `check` says where they differ."""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from golden.keys import NOW, ed25519, sealed

from rastro.canonical import timestamp
from rastro.exchange import DEFAULT_LIFE, first_prev
from rastro.ledger import verifier_key
from rastro.markings import read_serial
from rastro.testing.ledgers import MadeLedger, make_ledger
from rastro.tracing import Description, Offence, Recovered, TraceRequest

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "tutorials" / "files"
SENDER = "XA/sign/2021-1"
LEDGER = "XA/ledger/2021-1"
ISSUED = NOW + timedelta(minutes=4)


def request() -> str:
    """Arcadia's request about the pistol of the story, sealed to Borealia."""
    asked = TraceRequest(
        "XA-T-2021-000482-8",
        purpose="criminal_investigation",
        description=Description(
            make="Ferro", model="F9", calibre="9 x 19", type="pistol", serial=read_serial("FR0l48?2")
        ),
        offence=Offence(why_illicit="Hidden behind the spare wheel of a van, with cocaine."),
        recovered=Recovered(on=date(2021, 1, 14), place="Paso del Norte", country="XA"),
    )
    value = {
        "id": "0177003e-0f40-7000-8a4e-6f1c2b7d9e30",
        "typ": "trace.request",
        "schema": "urn:rastro:trace.request:1",
        "from": "XA",
        "to": ["XB"],
        "seq": 1,
        "prev": first_prev("XA", "XB"),
        "iat": timestamp(ISSUED),
        "exp": timestamp(ISSUED + DEFAULT_LIFE),
        "case": asked.trace,
        "user": {"pseudonym": "person/1f0c", "role": "tracing_officer", "level": "aal2"},
        "purpose": asked.purpose,
        "legal_basis": "CIFTA XIII",
        "classification": 1,
        "handling": {"codes": ["H0"], "text": ""},
        "urgency": "normal",
        "body": asked.as_body(),
    }
    return sealed(value, ed25519(SENDER))


def sender_key() -> str:
    """The public key that signed the request."""
    key = ed25519(SENDER).public()
    return json.dumps({"kid": key.kid, "alg": key.alg, "jwk": key.as_jwk()}) + "\n"


def _ledger() -> MadeLedger:
    return make_ledger(sizes=[20, 40], tail=2, key=ed25519(LEDGER), seed=2021)


FILES: dict[str, Callable[[], str]] = {
    "request.jws": request,
    "arcadia.key.json": sender_key,
    "ledger.jsonl": lambda: b"".join(_ledger().lines).decode(),
    "ledger.key": lambda: verifier_key(ed25519(LEDGER).public()) + "\n",
    "checkpoint.txt": lambda: _ledger().notes[-1],
}


def write() -> int:
    """Make every file anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, made in FILES.items():
        (FOLDER / name).write_text(made(), "utf-8")
        print(f"docs/tutorials/files/{name}")
    return 0


def check() -> int:
    """Fail where a file is not what the library makes today."""
    different = [
        name
        for name, made in FILES.items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text("utf-8") != made()
    ]
    for name in different:
        print(f"docs/tutorials/files/{name} is out of date: run python tools/tutorial_files.py write")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit({"write": write, "check": check}[sys.argv[1] if len(sys.argv) > 1 else "check"]())
