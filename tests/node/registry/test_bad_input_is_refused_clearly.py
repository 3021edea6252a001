"""A firearm that cannot be: refused alike on the page, by the API and by the command; nothing is kept."""

import csv
import io
import json
import sys
from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from rastro.cli.main import main
from rastro.registry import Event, EventKind
from rastro_node.accounts.services.tokens import token_create
from rastro_node.core.context import this_node
from rastro_node.nomenclator.selectors import unknown_terms
from rastro_node.registry.importing import COLUMNS
from rastro_node.registry.models import Firearm, FirearmEvent
from rastro_node.registry.services import NewFirearm, firearm_register

LONG, DAY = "core.field.long", "core.field.date"
CONTROL, FUTURE = "registry.firearm.control_characters", "registry.date.future"

BAD = [
    # name, what is typed, the field, the code of a file's line, then the API's where it is another
    ("nothing", {"model": "F9"}, "serial", "registry.firearm.nothing"),
    ("make over-long", {"make": "F" * 201}, "make", "registry.firearm.too_long", LONG),
    ("serial over-long", {"serial": "9" * 201}, "serial", "registry.firearm.too_long", LONG),
    ("make with a bell", {"make": "Fer\x07ro"}, "make", CONTROL),
    ("serial turned round", {"serial": "A\u202e1"}, "serial", CONTROL),
    ("calibre with escapes", {"make": "F", "calibre": "9\x1b[31m"}, "calibre", CONTROL),
    ("model with a line feed", {"make": "F", "model": "F\n9"}, "model", CONTROL),
    ("31 February", {"make": "F", "sold_on": "2021-02-31"}, "sold_on", "registry.import.date", DAY),
    ("a word for a day", {"make": "F", "sold_on": "soon"}, "sold_on", "registry.import.date", DAY),
    ("the future", {"make": "F", "sold_on": "2999-01-01"}, "sold_on", "registry.import.future", FUTURE),
    ("before firearms", {"make": "F", "sold_on": "0999-01-01"}, "sold_on", "registry.import.early",
     "registry.date.too_early"),
]  # fmt: skip
bad = pytest.mark.parametrize(
    ("words", "field", "codes"),
    [pytest.param(words, field, codes, id=name) for name, words, field, *codes in BAD],
)


@pytest.fixture
def kept(cast):
    """That nothing of it was kept."""
    yield
    assert not Firearm.objects.exists()
    assert not FirearmEvent.objects.exists()


@pytest.fixture
def api(cast, actor):
    secret = token_create(user=cast["alice"], name="t", scopes=["firearm.register"], by=actor("alice")).secret
    client = Client(headers={"authorization": f"Bearer {secret}"})
    return lambda path, body: client.post(
        f"/api/v1/{path}", json.dumps(body), content_type="application/json"
    )


@bad
def test_on_the_page_beside_the_field(kept, sign_in, words, field, codes):
    answer = sign_in("alice").post("/firearms/new/", words)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert set(errors) in ({field}, {"__all__"}), errors
    assert all(len(sentence) > 15 for sentences in errors.values() for sentence in sentences)


@bad
def test_by_the_api_with_code_and_field(kept, api, words, field, codes):
    body = {name: value for name, value in words.items() if name != "sold_on"}
    if "sold_on" in words:
        body["events"] = [{"kind": "sold", "on": words["sold_on"]}]
    answer = api("firearms", body)
    assert answer.status_code in {413, 422}, answer.content
    told = answer.json()
    first = (told.get("errors") or [told])[0]
    assert first["code"] == codes[-1], told
    assert first["field"].endswith("on" if field == "sold_on" else field)
    assert first["detail"]


@pytest.mark.parametrize(
    ("words", "field", "codes"),
    [pytest.param(words, field, codes, id=name) for name, words, field, *codes in BAD[1:]],
)  # the first has its id in a file, which says which record it is
def test_by_the_command_with_line_column_and_code(kept, tmp_path, capsys, monkeypatch, words, field, codes):
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerow(dict.fromkeys(COLUMNS, "") | {"firearm_id": "B-1"} | words)
    (tmp_path / "node.toml").touch()
    (tmp_path / "old.csv").write_text(out.getvalue(), "utf-8")
    monkeypatch.setenv("RASTRO_HOME", str(settings.RASTRO.home or ""))
    command = ["rastro", "import", str(tmp_path / "old.csv"), "--home", str(tmp_path), "--json"]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit) as ended:
        main()
    told = json.loads(capsys.readouterr().out)
    assert (ended.value.code, told["registered"]) == (1, 0)
    (found,) = told["findings"]
    assert (found["line"] >= 2, found["column"], found["code"]) == (True, field, codes[0])
    assert found["message"].count(" ") > 2


MADE, SOLD = {"kind": "manufactured", "on": "2015-01-01"}, {"kind": "sold", "on": "2014-01-01"}


def test_a_sale_before_the_manufacture(kept, sign_in, api):
    words = {"make": "Ferro", "manufactured_on": "2015-01-01", "sold_on": "2014-01-01"}
    page = sign_in("alice").post("/firearms/new/", words)
    assert page.status_code == 422
    assert page.context["form"].errors
    answer = api("firearms", {"make": "Ferro", "events": [MADE, SOLD]})
    assert answer.status_code == 409
    assert answer.json()["code"] in {"registry.life.before_manufacture", "registry.life.out_of_order"}


def test_a_recovery_before_the_sale(cast, sign_in, api):
    sold = Event("", EventKind.SOLD, on=date(2015, 2, 3))
    pistol = firearm_register(
        actor=this_node(), firearm=NewFirearm(make="Ferro", serial="A1", events=(sold,))
    )
    early = {"kind": "recovered", "on": "2014-01-01"}
    page = sign_in("alice").post(f"/firearms/{pistol}/event/", early)
    assert page.status_code in {409, 422}
    answer = api(f"firearms/{pistol}/events", early)
    assert (answer.status_code, answer.json()["code"]) == (409, "registry.life.in_custody")
    assert "2014-01-01" in answer.json()["detail"]
    assert FirearmEvent.objects.count() == 1


@pytest.mark.parametrize("make", ["ТУЛА", "武器廠", "Zzyzx & Søns"])
@pytest.mark.parametrize("door", ["page", "api"])
def test_an_unknown_make_is_kept_as_read_and_waits_for_the_nomenclator(db, sign_in, api, make, door):
    words = {"make": make, "serial": "A1"}
    answer = sign_in("alice").post("/firearms/new/", words) if door == "page" else api("firearms", words)
    assert answer.status_code in {201, 302}
    assert Firearm.objects.get().make == make
    assert [(each.kind, each.raw) for each in unknown_terms()] == [("make", make)]
