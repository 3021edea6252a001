"""Examples that need a running node are at least what the code accepts; figures in texts are the code's."""

import json
import re
import tomllib

from tests.docs.blocks import DOCS

from rastro.markings import fold
from rastro.tracing import Group, read_policy
from rastro.tracing.deciding import AHEAD, STANDS_OUT
from rastro.tracing.weights import weights
from rastro_node.config.options import BY_NAME
from rastro_node.core.permissions import Permission
from rastro_node.ledger.steps import CHECKPOINT_AGE, CHECKPOINT_ENTRIES, EVERY
from rastro_node.registry.importing import COLUMNS
from rastro_node.tracing.schemas import TraceIn


def text_of(name):
    return (DOCS / name).read_text("utf-8")


def blocks(name, language):
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", text_of(name), re.MULTILINE | re.DOTALL)


def test_the_trace_of_the_api_guide_is_one():
    body = re.search(r"-d '(\{.*?\})'", text_of("how-to/use-the-api.md"), re.DOTALL)[1]
    given = TraceIn(**json.loads(body))
    assert given.recovery.serial == "FR0l48?2"


def test_the_scopes_of_the_api_guide_are_permissions():
    scopes = re.findall(r"--scope (\S+)", text_of("how-to/use-the-api.md"))
    assert scopes
    assert set(scopes) <= set(Permission)


def test_the_policy_of_the_guide_is_one():
    policy = read_policy(blocks("how-to/disclosure-policy.md", "toml")[0])
    assert [rule.name for rule in policy.rules] == ["crime, private firearms", "our requests"]
    assert Group.HOLDER_IDENTITY in policy.rules[0].groups


def test_the_settings_of_the_guide_exist():
    for block in blocks("how-to/run-a-node.md", "toml"):
        for table, keys in tomllib.loads(block).items():
            for key, value in keys.items():
                assert type(value) is type(BY_NAME[f"{table}.{key}"].default)


def test_the_columns_of_the_import_guide_are_the_importers():
    first = re.findall(r"^\| (`.+?) \|", text_of("how-to/import.md"), re.MULTILINE)
    named = [name for cell in first for name in re.findall(r"`(\w+)`", cell)]
    assert set(COLUMNS) <= set(named)


def test_the_weights_in_the_explanation_are_those_in_use():
    text = " ".join(text_of("explanation/candidates.md").split())
    same, other = (
        int(each) for each in re.search(r"in (\d+) of 100 true pairs and in (\d+) of 100", text).groups()
    )
    assert abs(weights().fields["make"]["agrees"] - __import__("math").log10(same / other)) < 1e-9
    assert (STANDS_OUT, AHEAD, weights().registered) == (0.5, 3.0, 0.5)


def test_the_folding_table_is_the_one_in_use():
    rows = re.findall(
        r"^\| ([A-Z0-9, ]+) \| (\w) \|", text_of("explanation/confusable-characters.md"), re.MULTILINE
    )
    shown = {character.strip(): kept for seen, kept in rows for character in seen.split(",")}
    assert shown == {character: fold(character) for character in shown}
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    assert {each for each in alphabet if fold(each) != each} <= shown.keys()


def test_the_times_of_the_ledger_are_those_in_use():
    decision = text_of("decisions/0004-ledger-in-batches.md")
    assert EVERY == 1.0
    assert f"Every {CHECKPOINT_AGE.seconds} seconds, or every {CHECKPOINT_ENTRIES:,} entries" in decision
