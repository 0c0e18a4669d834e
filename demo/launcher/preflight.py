"""Look before starting: a folder to write to, two free ports, nobody else on the same data."""

import errno
import fcntl
import socket
from typing import TextIO

from demo.launcher.errors import AlreadyRunningError, BadHostError, FolderReadOnlyError, PortBusyError
from demo.launcher.places import Places

LOCK = "running"


def check(places: Places) -> TextIO:
    """Make the folder and hold it; returns the lock, which lasts as long as the file stays open.

    Raises:
        FolderReadOnlyError: the folder cannot be made or written to.
        AlreadyRunningError: another demo uses the same data.
        PortBusyError: the port or its neighbour is taken.
        BadHostError: the host is no address of this machine.
    """
    try:
        (places.folder / "log").mkdir(parents=True, exist_ok=True)
        lock = (places.folder / LOCK).open("a+")
    except OSError as error:
        raise FolderReadOnlyError(places.folder) from error
    _hold(lock)
    for port in (places.port, places.port + 1):
        _check_port(places, port)
    lock.truncate(0)
    lock.write(places.address)
    lock.flush()
    return lock


def _hold(lock: TextIO) -> None:
    """Lock the file; the system lets go of it whatever way this process ends."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.seek(0)
        raise AlreadyRunningError(lock.read().strip()) from error


def _check_port(places: Places, port: int) -> None:
    family = socket.AF_INET6 if ":" in places.host else socket.AF_INET
    with socket.socket(family) as probe:
        # As the servers do: a port that was left a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((places.host, port))
        except socket.gaierror as error:
            raise BadHostError(places.host) from error
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                raise PortBusyError(port, places.port) from error
            raise BadHostError(places.host) from error
