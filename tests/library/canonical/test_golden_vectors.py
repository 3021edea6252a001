"""The golden vectors of canonical JSON and public numbers, and the promise that they do not change."""

import base64
import subprocess
import sys

import pytest
from tests.harness.vectors import FOLDER, vectors

from rastro.canonical import (
    InvalidInput,
    canonical_bytes,
    check_public_number,
    parse_strict,
    public_number,
    sha256_hex,
)

JSON = vectors("canonical/json")
NUMBERS = vectors("canonical/numbers")


@pytest.mark.parametrize("case", JSON["canonical"], ids=lambda case: case["about"])
def test_one_canonical_form(case):
    data = canonical_bytes(parse_strict(case["json"].encode()))
    assert data == case["canonical"].encode()
    assert sha256_hex(data) == case["sha256"]


@pytest.mark.parametrize("case", JSON["refused"], ids=lambda case: case["about"])
def test_what_is_refused(case):
    with pytest.raises(InvalidInput) as caught:
        parse_strict(base64.b64decode(case["base64"]))
    assert caught.value.code == case["code"]


@pytest.mark.parametrize("case", NUMBERS["numbers"], ids=lambda case: case["number"])
def test_a_public_number(case):
    parts = {name: case[name] for name in ("state", "kind", "year", "serial")}
    assert public_number(**parts) == case["number"]
    assert str(check_public_number(case["number"])) == case["number"]


@pytest.mark.parametrize("text", NUMBERS["refused"])
def test_a_wrong_public_number(text):
    with pytest.raises(InvalidInput):
        check_public_number(text)


def test_the_library_still_makes_the_vectors_that_are_published():
    tool = FOLDER.parent / "tools" / "vectors.py"
    ran = subprocess.run([sys.executable, tool, "check"], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
