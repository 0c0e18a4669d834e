"""Private database servers for a test run: in a temporary folder, on a free port, gone afterwards.

Usage:
    with postgresql() as server:        # or mariadb()
        subprocess.run([...], env=os.environ | server.environment)

Nothing of the machine's own servers is touched. The server programs must be installed; `missing()` tells
which are not. No password: the servers listen on loopback and live for seconds.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_START_SECONDS = 60
# One statement a line: that is how the server reads its init file.
_FIRST = "CREATE USER advocert@'127.0.0.1';\nGRANT ALL ON *.* TO advocert@'127.0.0.1';\n"


@dataclass(frozen=True)
class Server:
    """A running server: what `tests.support.settings` reads."""

    kind: str
    port: int

    @property
    def environment(self) -> dict[str, str]:
        return {
            "ADVOCERT_TEST_DB": self.kind,
            "ADVOCERT_TEST_DB_HOST": "127.0.0.1",
            "ADVOCERT_TEST_DB_PORT": str(self.port),
        }


class ServerStartError(Exception):
    """A private server did not start; the text is the end of its log."""


def missing(kind: str) -> str:
    """Return the name of the program that is not installed, or an empty text."""
    if kind == "postgresql":
        return "" if _postgres_programs() else "initdb (package postgresql)"
    names = ("mariadbd", "mariadb-install-db")
    return ", ".join(f"{name} (package mariadb-server)" for name in names if not _program(name))


@contextlib.contextmanager
def running(kind: str) -> Iterator[Server]:
    """Start a server of this kind: `postgresql` or `mariadb`."""
    with {"postgresql": postgresql, "mariadb": mariadb}[kind]() as server:
        yield server


@contextlib.contextmanager
def postgresql() -> Iterator[Server]:
    """Start PostgreSQL. It refuses to run as root, so root hands it to the user `postgres`."""
    programs = _postgres_programs()
    assert programs, missing("postgresql")
    with _folder(owner="postgres") as folder:
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        data, port = folder / "data", _free_port()
        make = [str(programs / "initdb"), "-D", str(data), "-U", "advocert", "-A", "trust", "-E", "UTF8"]
        _run([*as_user, *make, "--no-sync"], folder)
        quick = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"]
        listen = ["-p", str(port), "-c", "listen_addresses=127.0.0.1", "-k", str(folder)]
        with _started([*as_user, str(programs / "postgres"), "-D", str(data), *listen, *quick], folder, port):
            yield Server("postgresql", port)


@contextlib.contextmanager
def mariadb() -> Iterator[Server]:
    """Start MariaDB."""
    with _folder(owner="mysql") as folder:
        data, port = folder / "data", _free_port()
        user = ["--user=mysql"] if os.geteuid() == 0 else []
        _run([_program("mariadb-install-db"), "--no-defaults", f"--datadir={data}", *user], folder)
        first = folder / "first.sql"
        first.write_text(_FIRST)
        first.chmod(0o644)
        # Tables that a query needs for a moment lie here too: a server that starts clears them from a shared /tmp.
        moment = folder / "moment"
        moment.mkdir()
        if os.geteuid() == 0:
            shutil.chown(moment, "mysql")
        place = [f"--datadir={data}", f"--tmpdir={moment}", f"--socket={folder / 'sock'}"]
        place.append(f"--pid-file={folder / 'pid'}")
        listen = [f"--port={port}", "--bind-address=127.0.0.1", "--skip-name-resolve", f"--init-file={first}"]
        quick = ["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--skip-log-bin"]
        with _started([_program("mariadbd"), "--no-defaults", *user, *place, *listen, *quick], folder, port):
            yield Server("mariadb", port)


def _program(name: str) -> str:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin") or ""


def _postgres_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextlib.contextmanager
def _folder(owner: str) -> Iterator[Path]:
    # Not pytest's folder: the server's own user could not enter it. Short, because socket names are limited.
    folder = Path(tempfile.mkdtemp(prefix="advocert-db-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, owner)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, timeout=120)
    if done.returncode:
        raise ServerStartError(f"{command[0]} failed: {done.stdout[-500:]}{done.stderr[-500:]}")


@contextlib.contextmanager
def _started(command: list[str], folder: Path, port: int) -> Iterator[None]:
    log = folder / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder)
    try:
        _wait_for(server, port, log)
        yield
    finally:
        server.terminate()
        try:
            server.wait(timeout=20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise ServerStartError(f"The server did not start: {log.read_text(errors='replace')[-1000:]}")
