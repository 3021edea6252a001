"""Everything that exists has its line in the reference, and the reference is what the code says today."""

import importlib
import re
import subprocess
import sys

import pytest
import typer.main
from tests.docs.blocks import DOCS, ROOT
from tests.node.config.addresses import addresses

from rastro.canonical import catalogue
from rastro.cli.main import app
from rastro.exchange import MESSAGE_TYPES
from rastro.tracing import FORM, Category, Group, OutcomeCode, Purpose
from rastro_node.accounts.roles import Role
from rastro_node.config.options import OPTIONS
from rastro_node.core.permissions import Permission
from rastro_node.core.rules import Access
from rastro_node.exchange import delivery, steps

REFERENCE = DOCS / "reference"


def page(name):
    return (REFERENCE / f"{name}.md").read_text("utf-8")


def first_cells(text):
    """What the first column of the tables names, in code or bold."""
    return set(re.findall(r"^\| [`*]*([^|`*]+?)[`*]* +\|", text, re.MULTILINE))


def commands(group, path=()):
    for name, command in getattr(group, "commands", {}).items():
        if getattr(command, "commands", None) is None:
            yield (*path, name), command
        else:
            yield from commands(command, (*path, name))


def test_it_is_what_the_code_says_today():
    checked = subprocess.run(
        [sys.executable, "tools/reference.py", "check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_page_names_a_folder_of_the_machine_it_was_made_on():
    assert [path.name for path in DOCS.rglob("*.md") if str(ROOT) in path.read_text("utf-8")] == []


def test_every_command_has_its_heading_and_every_option_its_line():
    sections = dict(
        re.findall(r"^## (rastro [^\n]+)$(.*?)(?=^## |\Z)", page("commands"), re.MULTILINE | re.DOTALL)
    )
    found = {"rastro " + " ".join(path): command for path, command in commands(typer.main.get_command(app))}
    assert sections.keys() == found.keys()
    for name, command in found.items():
        for parameter in command.params:
            for spelt in parameter.opts:
                if spelt.startswith("--") and spelt != "--help":
                    assert f"`{spelt}`" in sections[name], f"{name} {spelt}"


def test_every_setting_has_its_line():
    written = page("settings")
    for option in OPTIONS:
        assert f"| `{option.name}` | `{option.environment}` |" in written
        assert option.meaning in written


def test_every_type_of_message_has_its_line():
    assert first_cells(page("messages")) >= MESSAGE_TYPES


def test_every_field_of_a_request_and_every_group_has_its_line():
    written = page("messages")
    assert all(f"| `{field.path}` |" in written for section in FORM for field in section.fields)
    assert first_cells(written) >= {group.value for group in Group}


def test_every_outcome_has_its_line():
    assert first_cells(page("outcomes")) >= {code.value for code in OutcomeCode}


def test_every_code_has_its_line_with_its_sentence():
    for path in sorted((ROOT / "src").glob("*/*/texts.py")):
        importlib.import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
    assert first_cells(page("errors")) >= set(catalogue())


def test_every_permission_and_role_has_its_place():
    written = page("permissions")
    assert first_cells(written) >= set(Permission) | set(Access)
    assert all(f"`{role}`" in written for role in Role)


@pytest.mark.parametrize("urls", ["rastro_node.config.urls", "rastro_node.config.exchange_urls"])
def test_every_address_has_its_line(urls):
    written = page("addresses")
    for address in addresses(urls):
        assert f"`/{address.route}`" in written, str(address)
        named = f"`{address.name}`" in written or f"| {address.method} | `/{address.route}` |" in written
        assert named, address.name


def test_every_address_of_the_reference_has_a_rule():
    assert "serves nobody" not in page("addresses").partition("## Pages")[2]


def test_every_room_of_the_library_has_a_page_with_its_public_names():
    rooms = {path.parent.name for path in (ROOT / "src" / "rastro").glob("*/__init__.py")}
    assert {path.stem for path in (REFERENCE / "library").glob("*.md")} == rooms - {"cli"}


def test_the_policy_guide_names_every_word_a_policy_may_use():
    written = (DOCS / "how-to" / "disclosure-policy.md").read_text("utf-8")
    assert all(f"`{word}`" in written for word in (*Purpose, *Category))


def test_the_guide_to_a_peer_that_is_down_says_what_the_node_does():
    written = (DOCS / "how-to" / "peer-down.md").read_text("utf-8")
    assert steps.SWEEP == 2.0
    assert "every two seconds" in written
    reasons = [code for code in catalogue() if code.startswith("exchange.delivery.")]
    assert len(reasons) == written.partition("| it says |")[2].partition("\n\n")[0].count("\n|") - 1
    assert {"exchange.expired"} <= delivery.CLOSED
