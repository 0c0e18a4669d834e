"""What can stand in the way of a start: one class per reason, one sentence that says what to do."""

from pathlib import Path

LOW, HIGH = 8100, 65000  # a suggested port must itself be usable


class DemoError(Exception):
    """Root: the demo cannot start or go on."""


class BadPortError(DemoError):
    """PORT is no port number that leaves room for its neighbour."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"PORT={text} is not usable: choose a number from 1024 to 65534, as in PORT=8100 make demo."
        )


class BadHostError(DemoError):
    """HOST is no address of this machine."""

    def __init__(self, host: str) -> None:
        super().__init__(
            f"HOST={host} is not an address of this machine: leave HOST out, or name one that is."
        )


class PortBusyError(DemoError):
    """Another program listens where the demo wants to."""

    def __init__(self, busy: int, port: int) -> None:
        use = f"Port {busy} is in use by another program"
        need = "" if busy == port else f" (the demo takes {port} for itself and {busy} for the other system)"
        other = port + 100 if port < HIGH else LOW
        super().__init__(f"{use}{need}: stop that program, or choose another port: PORT={other} make demo")


class FolderReadOnlyError(DemoError):
    """The data have nowhere to go."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} cannot be written to: make it writable, or name another folder: "
            "ADVOCERT_DEMO_DIR=/tmp/advocert make demo"
        )


class AlreadyRunningError(DemoError):
    """Two demos on one set of data would undo each other's work."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"The demo is already running: open {address}, or stop it with Ctrl-C where it was started."
        )


class OtherAddressError(DemoError):
    """Certificates carry the address under which they were made."""

    def __init__(self, address: str, wanted: str) -> None:
        super().__init__(
            f"The data of this demo belong to {address}, because certificates carry their address, "
            f"and you asked for {wanted}. Start it there again, or forget the data: make demo-reset"
        )


class ChildStoppedError(DemoError):
    """One of the programs ended by itself."""

    def __init__(self, name: str, reason: str, log: Path) -> None:
        said = f" Its last words: {reason}" if reason else ""
        super().__init__(f"The {name} has stopped, so everything was stopped.{said} All of it is in {log}.")


class NoAnswerError(DemoError):
    """The page does not answer in time."""

    def __init__(self, address: str, seconds: float, log: Path) -> None:
        super().__init__(
            f"{address} did not answer within {seconds:.0f} seconds: look at the end of {log}, and try again."
        )
