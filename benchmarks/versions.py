"""The lowest and the newest numpy and scipy that the requirements allow give the same comparisons.

    python -m benchmarks.versions

Two virtual environments are made by uv in a temporary folder, with what the ballistics library needs and no
more: one with the lowest versions that pyproject.toml allows, one with the newest. Each compares a known
match, a known non-match, two lands of one barrel, and finds the regions of a raw scan. Prints the largest
difference of each kind of figure and 1 beyond the tolerance: angles 0.001 degrees, lengths 1 nm,
correlations 0.00001 (those of every cell), counts exactly. Needs a package index and ../shared.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parents[1]
SCANS = HERE.parent / "shared" / "data" / "ballistics"
NEEDED = ("numpy", "scipy", "pillow", "threadpoolctl", "cryptography", "joserfc")
TOLERANCE = {"degrees": 1e-3, "metres": 1e-9, "correlation": 1e-5, "count": 0.0}


def main() -> int:
    """Compare the figures of both environments."""
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if uv is None or not SCANS.exists():
        print("needs uv and the scans of ../shared/data/ballistics", file=sys.stderr)
        return 2
    told = []
    for resolution in ("lowest-direct", "highest"):
        with tempfile.TemporaryDirectory(prefix="rastro-versions-") as folder:
            told.append(_measured(uv, Path(folder) / "env", resolution))
    worst = {kind: _worst(*(each["figures"][kind] for each in told)) for kind in TOLERANCE}
    holds = all(worst[kind]["difference"] <= tolerance for kind, tolerance in TOLERANCE.items())
    without = not any(each["django"] for each in told)
    versions = [{name: each[name] for name in ("python", "numpy", "scipy")} for each in told]
    figures = sum(len(each) for each in told[0]["figures"].values())
    print(
        json.dumps(
            {
                "versions": versions,
                "figures": figures,
                "largest": worst,
                "tolerance": TOLERANCE,
                "without_django": without,
                "holds": holds and without,
            },
            indent=2,
        )
    )
    return 0 if holds and without else 1


def _measured(uv: str, env: Path, resolution: str) -> Any:
    python = env / "bin" / "python"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    _run([uv, "venv", "-q", "--python", version, str(env)])
    _run([uv, "pip", "install", "-q", "--python", str(python), "--resolution", resolution, *_wanted()])
    script = str(HERE / "benchmarks" / "_versions_inside.py")
    return json.loads(_run([str(python), script, str(SCANS)], PYTHONPATH=str(HERE / "src")))


def _wanted() -> list[str]:
    """The requirements of pyproject.toml that the library stands on."""
    with (HERE / "pyproject.toml").open("rb") as file:
        every = tomllib.load(file)["project"]["dependencies"]
    return [each for each in every if re.split(r"[\[<>=!~ ]", each)[0] in NEEDED]


def _run(words: list[str], **environment: str) -> str:
    done = subprocess.run(
        words, check=False, capture_output=True, text=True, env={**os.environ, **environment}
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words[:3])}: {done.stderr.strip()[-1500:]}")
    return done.stdout


def _worst(lowest: dict[str, float], newest: dict[str, float]) -> dict[str, Any]:
    if lowest.keys() != newest.keys():
        return {"figure": "not the same figures", "difference": float("inf")}
    name = max(lowest, key=lambda each: abs(lowest[each] - newest[each]))
    return {"figure": name, "difference": abs(lowest[name] - newest[name])}


if __name__ == "__main__":
    sys.exit(main())
