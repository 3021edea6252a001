"""A disk that is really full: said in page, API and command, nothing stored half, and all well after."""

import random

import pytest
from tests.drills.bad_world import field, fill, one_line, small_disk, world
from tests.drills.batches import batch_folder, registry_and_recoveries

from rastro_node.registry.importing import COLUMNS

TABLES = ("registry_firearm", "registry_firearmevent", "core_import", "core_job")
SALT = random.Random(4)

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("drills")]


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """Two nodes; XA's database and uploads lie on a small disk."""
    for two in world(batch_folder(tmp_path_factory)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TMPDIR", str(two.folder / "small"))
            with small_disk(two) as disk:
                yield two, disk


def register_of(kilobytes):
    """A file of firearms that no compression makes small."""
    words = (
        f"B-{SALT.randrange(10**9)},Ferro,F9,9 mm,pistol,{SALT.randbytes(30).hex()},," for _ in range(10**6)
    )
    text, lines = ",".join(COLUMNS) + "\n", []
    while sum(map(len, lines)) < kilobytes * 1000:
        lines.append(next(words) + "\n")
    return (text + "".join(lines)).encode()


def upload(browser, content):
    """Send a file by the page."""
    token = field(browser.get("/imports/").text, "csrfmiddlewaretoken")
    return lambda: browser.post(
        "/imports/",
        data={"csrfmiddlewaretoken": token},
        files={"file": ("register.csv", content, "text/csv")},
    )


def test_a_full_disk_is_said_everywhere_and_stores_nothing_half(full):
    two, disk = full
    browser, program = two.browser("alice"), two.program("alice")
    register, _task = registry_and_recoveries(two.folder, 50)
    small, large = (upload(browser, register_of(kilobytes)) for kilobytes in (300, 2000))
    before = two.counts(*TABLES)
    fill(disk / "filler")
    for send in (small, large):
        page = send()
        assert page.status_code == 503
        assert "disk is full" in page.text
        assert "Tell the node operator" in page.text
    said = program.post("imports", files={"file": ("register.csv", register_of(300), "text/csv")})
    assert (said.status_code, said.headers["Content-Type"]) == (503, "application/problem+json")
    assert said.json()["code"] == "core.disk.full"
    done = two.command("import", register, "--as", "alice")
    assert done.returncode == 2
    assert "disk is full" in one_line(done)
    assert two.counts(*TABLES) == before
    assert [each.name for each in disk.iterdir() if each.name not in {"filler", "tables"}] == []
    (disk / "filler").unlink()
    assert two.command("import", register, "--as", "alice").returncode == 0
    assert small().status_code == 200
    assert two.counts("registry_firearm")["registry_firearm"] == before["registry_firearm"] + 50
