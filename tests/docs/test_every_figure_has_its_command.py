"""A claim has its command, and a benchmark has its claim."""

import re

from tests.docs.blocks import DOCS, ROOT

FIGURES = (DOCS / "explanation" / "figures.md").read_text("utf-8")


def test_every_benchmark_is_named_and_every_named_one_exists():
    scripts = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    assert set(re.findall(r"python -m benchmarks\.(\w+)", FIGURES)) == scripts


def test_every_named_test_exists():
    named = re.findall(r"pytest (\S+\.py)", FIGURES)
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
