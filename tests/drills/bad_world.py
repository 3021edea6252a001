"""Two nodes whose world can be broken, and the three ways in which people ask them: page, API, command."""

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg
import pytest

from rastro_node.cluster import embedded
from rastro_node.cluster.homes import environment_of
from rastro_node.cluster.processes import is_running
from rastro_node.demo.building import DATABASE, build
from rastro_node.demo.running import database_of, running

RASTRO = Path(sys.executable).with_name("rastro")
PISTOL = ("--make", "Ferro", "--calibre", "9 mm Luger", "--type", "pistol")


@dataclass
class World:
    """The demo's two nodes on a PostgreSQL that the test alone starts and stops."""

    folder: Path
    homes: dict
    nodes: dict

    def database_stop(self):
        embedded.stop(self.folder / DATABASE)

    def database_start(self):
        embedded.start(self.folder / DATABASE)

    def superuser(self):
        """A connection as the server's superuser."""
        server = embedded.start(self.folder / DATABASE)
        return psycopg.connect(server.url(), autocommit=True)

    def counts(self, *tables, state="XA"):
        """How many rows tables hold."""
        with psycopg.connect(self.homes[state].options.text("database.owner")) as connection:
            return {
                table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                for table in tables
            }

    def runs(self, state):
        return is_running(self.homes[state])

    def browser(self, username, state="XA"):
        """A browser signed in as one of the cast, who reads English from now on."""
        client = httpx.Client(base_url=self.homes[state].web_url, follow_redirects=True, timeout=30)
        client.headers["Accept-Language"] = "en"
        wait_for(lambda: client.get("/ready/").status_code == httpx.codes.OK)
        page = client.get("/account/sign-in/").text
        sent = {"csrfmiddlewaretoken": field(page, "csrfmiddlewaretoken"), "username": username}
        page = client.post("/account/sign-in/training/", data=sent).text
        sent = {"csrfmiddlewaretoken": field(page, "csrfmiddlewaretoken"), "language": "en"}
        assert client.post("/language/", data=sent).status_code == 200
        return client

    def program(self, username, state="XA"):
        """A program with a token of one of the cast."""
        words = ("token", "create", username, "--name", secrets.token_hex(4), "--json")
        made = self.command(*words, state=state)
        assert made.returncode == 0, made.stderr
        token = json.loads(made.stdout)["token"]
        address = f"{self.homes[state].web_url}/api/v1/"
        headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
        return httpx.Client(base_url=address, headers=headers, timeout=30)

    def command(self, *words, state="XA"):
        """`rastro WORDS --home HOME`, in English."""
        home = self.homes[state]
        return subprocess.run(
            [RASTRO, *map(str, words), "--home", home.folder],
            env=environment_of(home) | {"LANG": "C.UTF-8", "LANGUAGE": "en", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def trace(self, serial, *, wait=0):
        """Open a trace in XA, ask XB, and wait so long for the answer."""
        words = ("trace", "open", *PISTOL, "--serial", serial, "--to", "XB", "--wait", wait, "--as", "bruno")
        done = self.command(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def world(folder):
    """Make and run the two nodes until the generator is closed."""
    with database_of(folder):
        made = build(folder, say=lambda _step: None, story=False, fixed_ports=False)
        for home in made.homes.values():
            toml = home.folder / "node.toml"
            toml.write_text(re.sub(r'(?m)^data = ".*"', 'data = ""', toml.read_text("utf-8")), "utf-8")
        with running(made) as nodes:
            yield World(folder, made.homes, nodes)


def field(page, name):
    """A hidden field's value."""
    return re.search(rf'name="{name}" value="([^"]*)"', page).group(1)


def one_line(done):
    """What a command says on standard error, which is one line and no traceback."""
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def wait_for(true, seconds=90.0):
    """Wait until something is so; gives what it was."""
    deadline = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.2)
    return found


@contextmanager
def small_disk(two, megabytes=96):
    """XA's database, and its place for uploads, on a disk of its own; gives where it is mounted."""
    disk, name = two.folder / "small", two.homes["XA"].options.text("database.app").rpartition("/")[2]
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m,mode=777", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(["mount", *options], check=False).returncode:
        pytest.skip("only who may mount a small disk can fill it")
    try:
        tables = disk / "tables"
        tables.mkdir()
        shutil.chown(tables, embedded.SYSTEM_USER, embedded.SYSTEM_USER)
        with two.superuser() as connection:
            connection.execute(f"CREATE TABLESPACE small LOCATION '{tables}'")
            move(two, connection, name, "small")
        yield disk
        with two.superuser() as connection:
            move(two, connection, name, "pg_default")
            connection.execute("DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=False)


def move(two, connection, database, tablespace):
    """Move XA's database to another disk while XA stands still."""
    two.nodes["XA"].stop()
    connection.execute(f'ALTER DATABASE "{database}" SET TABLESPACE {tablespace}')
    two.nodes["XA"].start().wait_ready()


def fill(file):
    """Write until the disk is full."""
    with suppress(OSError), file.open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))
