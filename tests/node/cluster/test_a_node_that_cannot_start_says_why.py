"""A node that cannot start says what is missing, and what to do."""

import shutil
import socket

import pytest

from rastro.canonical import Unavailable
from rastro_node.cluster.databases import Credentials
from rastro_node.cluster.homes import NodeHome
from rastro_node.cluster.processes import NodeProcesses

pytestmark = pytest.mark.xdist_group("node_processes")


def changed(home, tmp_path, old, new):
    """A copy of a node's home with its settings changed."""
    folder = tmp_path / "copy"
    shutil.copytree(home.folder, folder)
    toml = folder / "node.toml"
    text = toml.read_text("utf-8")
    assert old in text
    toml.write_text(text.replace(old, new), "utf-8")
    return NodeHome(folder)


@pytest.fixture(scope="module")
def home(make_node):
    return make_node()


def refusal(home):
    node = NodeProcesses(home).start()
    with pytest.raises(Unavailable) as caught:
        node.wait_ready(40)
    node.stop()
    return caught.value.say()


def test_a_training_mode_without_the_demos_seal_is_refused(home, tmp_path):
    said = refusal(changed(home, tmp_path, "training = false", "training = true"))
    assert "not made by the demo" in said


def test_a_training_mode_of_a_real_state_is_refused(home, tmp_path):
    copy = changed(home, tmp_path, 'state = "XA"', 'state = "PA"')
    said = refusal(changed(copy, copy.folder, "training = false", "training = true"))
    assert "PA can be a real State" in said


def test_a_training_mode_that_others_can_reach_is_refused(home, tmp_path):
    copy = changed(home, tmp_path, "training = false", "training = true")
    said = refusal(changed(copy, copy.folder, "[web]\n", '[web]\nhost = "0.0.0.0"\n'))
    assert "0.0.0.0 can be reached from other machines" in said


def test_a_port_that_somebody_else_has_is_named(home, tmp_path):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        copy = changed(home, tmp_path, f"port = {home.options.number('web.port')}", f"port = {port}")
        said = refusal(copy)
    assert f"listens on 127.0.0.1, port {port}" in said


def test_a_database_that_does_not_answer_is_named(home, tmp_path):
    port = home.options.text("database.app").rpartition("@")[2].partition("/")[0]
    said = refusal(changed(home, tmp_path, f"@{port}/", "@127.0.0.1:1/"))
    assert "127.0.0.1:1/" in said
    assert "does not answer" in said


def test_fresh_credentials_are_nobody_elses():
    made = {Credentials.fresh("rastro_xa").name for _ in range(100)}
    assert len(made) == 100
