"""What the first start makes and all others keep: two secrets and the address that certificates carry."""

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from demo.launcher.errors import OtherAddressError
from demo.launcher.places import Places

FILE = "first-start.json"


@dataclass(frozen=True)
class FirstStart:
    """The address of this demo and its secrets; `webhook_secret` is shared with the other system."""

    address: str
    secret_key: str
    webhook_secret: str


def remember(places: Places) -> FirstStart:
    """Return what the first start made; make it if this is the first.

    Raises:
        OtherAddressError: the data were made under another address.
    """
    file = places.folder / FILE
    if not file.exists():
        places.folder.mkdir(parents=True, exist_ok=True)
        _write(file, _make(places.address))
    kept = FirstStart(**json.loads(file.read_text()))
    if kept.address != places.address:
        raise OtherAddressError(kept.address, places.address)
    return kept


def _make(address: str) -> FirstStart:
    shared = base64.b64encode(secrets.token_bytes(32)).decode()
    return FirstStart(address, secrets.token_urlsafe(48), f"whsec_{shared}")


def _write(file: Path, made: FirstStart) -> None:
    """Write for the owner's eyes only, and whole or not at all: a start may be killed at any moment."""
    unfinished = file.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY, 0o600), "w") as handle:
        json.dump(asdict(made), handle)
    unfinished.rename(file)
