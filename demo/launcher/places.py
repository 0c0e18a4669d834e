"""Where the demo lives: folders and addresses, from the environment. Everything else asks here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from demo.launcher.errors import BadPortError

ROOT = Path(__file__).resolve().parents[2]
USABLE_PORTS = range(1024, 65535)  # the neighbour must exist too
EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to


@dataclass(frozen=True)
class Places:
    """The folders and addresses of one demo.

    Attributes:
        folder: data of this demo (`ADVOCERT_DEMO_DIR`, default `.demo`).
        content: the course as people write it (`ADVOCERT_CONTENT`).
        archive: the course as built (`ADVOCERT_ARCHIVE`); the compiled programme lies beside it. By default
            where `advocert build` writes it, so that a trainer types nothing more; a demo with its own data
            folder keeps it there.
        host: the address to listen on (`HOST`), 127.0.0.1 unless told otherwise.
        port: the port of the product (`PORT`); the other system listens on the next one.
    """

    folder: Path
    content: Path
    archive: Path
    host: str
    port: int

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Places":
        """Read the places.

        Raises:
            BadPortError: PORT is not a number that can be used.
        """
        own_folder = environment.get("ADVOCERT_DEMO_DIR", "")
        folder = Path(own_folder or ROOT / ".demo").resolve()
        archive = folder / "FND.tar.gz" if own_folder else ROOT / "build" / "FND.tar.gz"
        return cls(
            folder=folder,
            content=Path(environment.get("ADVOCERT_CONTENT") or ROOT / "courses" / "content").resolve(),
            archive=Path(environment.get("ADVOCERT_ARCHIVE") or archive).resolve(),
            host=environment.get("HOST") or "127.0.0.1",
            port=_port(environment.get("PORT") or "8000"),
        )

    @property
    def programme(self) -> Path:
        """Return the compiled programme, which `advocert build` writes beside the archive."""
        return self.archive.parent / "programme.json"

    @property
    def reachable_host(self) -> str:
        """Return the host to put into addresses: nobody can open 0.0.0.0."""
        return "127.0.0.1" if self.host in EVERYWHERE else self.host

    @property
    def address(self) -> str:
        """Return the address of the product; certificates carry it."""
        return f"http://{self.reachable_host}:{self.port}"

    @property
    def receiver_address(self) -> str:
        """Return the address of the other system."""
        return f"http://{self.reachable_host}:{self.port + 1}"

    def log(self, name: str) -> Path:
        """Return the log file of one of the programs."""
        return self.folder / "log" / f"{name.replace(' ', '-')}.log"


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) in USABLE_PORTS:
        return int(text)
    raise BadPortError(text)
