"""No text waits for its translation, and none loses a value on the way."""

import subprocess
import sys

from tests.docs.blocks import ROOT


def test_the_catalogues_are_complete():
    checked = subprocess.run(
        [sys.executable, "tools/messages.py", "check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
