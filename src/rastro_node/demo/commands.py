"""`rastro demo`: two States on this machine, to be looked at, or run once over files."""

import shutil
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from rastro.canonical import InvalidInput
from rastro.cli.output import AsJson, say
from rastro_node.demo import texts as _texts  # noqa: F401 - registers the sentences
from rastro_node.demo.building import TwoStates, build, find, is_built
from rastro_node.demo.inside import run_inside
from rastro_node.demo.running import database_of, running
from rastro_node.demo.tables import RECOVERIES, REGISTRY, rows_of

FOLDER = Path(__file__).resolve().parents[3] / ".demo"
TOLD = "told"


def add_to(app: typer.Typer) -> None:
    """Join the `rastro` command."""
    app.command("demo")(demo)


def demo(
    *,
    folder: Annotated[
        Path | None, typer.Option(help="Where the two nodes live; `.demo` of this checkout when left out.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Throw an earlier demo away first.")] = False,
    once: Annotated[bool, typer.Option("--once", help="Trace a file of recoveries, then stop.")] = False,
    registry: Annotated[Path | None, typer.Option(help="With --once: the firearms of Borealia, CSV.")] = None,
    recoveries: Annotated[Path | None, typer.Option(help="With --once: what Arcadia recovered, CSV.")] = None,
    answers: Annotated[Path | None, typer.Option(help="With --once: the file to write, CSV.")] = None,
    as_json: AsJson = False,
) -> None:
    """Two fictitious States on this machine, with the story loaded; prints the pages to open.

    With --once: load REGISTRY into Borealia, trace each line of RECOVERIES from Arcadia, write ANSWERS.
    """
    if once:
        if registry is None or recoveries is None or answers is None:
            raise InvalidInput("demo.once.files")
        say(run_once(registry, recoveries, answers, quiet=as_json), as_json=as_json)
        return
    for option, value in (("--registry", registry), ("--recoveries", recoveries), ("--answers", answers)):
        if value is not None:
            raise InvalidInput("demo.once.only", option=option)
    stay(folder, fresh=fresh, as_json=as_json)


def run_once(registry: Path, recoveries: Path, answers: Path, *, quiet: bool) -> dict[str, Any]:
    """Build both nodes in a fresh folder, run the main job over the files, stop the nodes; the figures."""
    for file, columns in ((registry, REGISTRY), (recoveries, RECOVERIES)):
        for _row in rows_of(file, columns):
            pass
    if not answers.resolve().parent.is_dir():
        raise InvalidInput("demo.answers.folder", file=str(answers))
    begun = time.monotonic()
    step = _silent if quiet else _step
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rastro-once-")))
        folder.chmod(0o755)
        stack.enter_context(database_of(folder))
        made = build(folder, say=step, story=False, fixed_ports=False)
        loaded = run_inside(
            made.homes["XB"].folder, "rastro_node.demo.registering", {"file": str(registry.resolve())}
        )
        stack.enter_context(running(made))
        task = {
            "recoveries": str(recoveries.resolve()),
            "answers": str(answers.resolve()),
            "to": "XB",
            "officer": "bruno",
        }
        figures = run_inside(made.homes["XA"].folder, "rastro_node.demo.tracing_all", task)
    return {**figures, "registry": loaded, "seconds_in_all": round(time.monotonic() - begun, 2)}


def stay(folder: Path | None, *, fresh: bool, as_json: bool) -> None:
    """Build the demo if need be, run it, say where its pages are, and stay until interrupted.

    The checkout's own demo has ports that people know; one elsewhere takes any, so that both can run.
    """
    place = folder or FOLDER
    if fresh:
        shutil.rmtree(place, ignore_errors=True)
    with database_of(place):
        made = find(place) if is_built(place) else build(place, say=_step, fixed_ports=folder is None)
        with running(made):
            _tell_story(made)
            pages = {home.options.text("node.name"): home.web_url for home in made.homes.values()}
            lines = "\n".join(f"  {name:10} {url}" for name, url in pages.items())
            say(
                pages,
                as_json=as_json,
                line=f"Open, and sign in as one of the cast:\n{lines}\nCtrl-C stops both.",
            )
            try:
                while True:
                    time.sleep(3600)
            except KeyboardInterrupt:
                typer.echo("Stopping.", err=True)


def _tell_story(made: TwoStates) -> None:
    """Open the story's traces, once."""
    if not (made.folder / TOLD).exists():
        _step("The story's traces")
        run_inside(made.homes["XA"].folder, "rastro_node.demo.story_traces", {})
        (made.folder / TOLD).touch()


def _step(name: str) -> None:
    typer.echo(f"· {name}", err=True)


def _silent(_name: str) -> None:
    """With --json nothing else is said."""
