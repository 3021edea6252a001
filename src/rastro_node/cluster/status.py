"""How a node is, from outside: whether it runs, and what its health checks find."""

from dataclasses import dataclass
from typing import Any

from rastro.canonical import RastroError
from rastro.cli.output import translator
from rastro_node.cluster.homes import NodeHome
from rastro_node.cluster.inside import inside
from rastro_node.cluster.processes import is_running, told

SIGNS = {"good": "·", "unknown": "?", "warn": "!", "bad": "✗"}


@dataclass(frozen=True, slots=True)
class Status:
    """What was found.

    Parameters
    ----------
    home
        The node.
    running
        Whether its supervisor runs.
    processes
        Each process as the supervisor last wrote it down.
    findings
        The health checks; empty when the database could not be asked.
    problem
        Why not, in a sentence.
    """

    home: NodeHome
    running: bool
    processes: list[dict[str, Any]]
    findings: list[dict[str, str]]
    problem: str

    @property
    def is_well(self) -> bool:
        """Whether it runs and nothing is bad."""
        bad = any(each["verdict"] == "bad" for each in self.findings)
        return self.running and not bad and not self.problem

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "home": str(self.home.folder),
            "state": self.home.state,
            "web": self.home.web_url,
            "exchange": self.home.exchange_url,
            "running": self.running,
            "well": self.is_well,
            "processes": self.processes if self.running else [],
            "findings": self.findings,
            "problem": self.problem or None,
        }

    def as_text(self) -> str:
        """For people: a line a finding."""
        lines = [f"{self.home.state}  {self.home.web_url}  {'up' if self.running else 'down'}"]
        lines += [f"  {SIGNS[each['verdict']]} {each['name']}: {each['detail']}" for each in self.findings]
        return "\n".join([*lines, f"  ✗ {self.problem}"] if self.problem else lines)


def status_of(home: NodeHome) -> Status:
    """Look at a node, whether it runs or not."""
    running = is_running(home)
    findings: list[dict[str, str]] = []
    problem = ""
    try:
        with inside(home):
            from rastro_node.core import health

            findings = [each.as_json(translator()) for each in health.findings()]
    except RastroError as error:
        problem = error.say(translator())
    return Status(home, running, told(home).get("processes", []), findings, problem)
