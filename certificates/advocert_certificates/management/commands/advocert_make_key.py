"""`manage.py advocert_make_key`: make the signing keys, or the next ones to rotate to."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import conf
from advocert_certificates.credentials.keys import OVERLAP, generate_key, has_key
from advocert_certificates.domain.did import ED25519, P256

_KINDS = {"ed": ED25519, "es": P256}


class Command(BaseCommand):
    """Make keys in ADVOCERT_KEYS_DIR. Where there is one already, the next signs when everybody can know it."""

    help = (
        "Make signing keys in ADVOCERT_KEYS_DIR: ed (Ed25519) for certificates and lists, es (P-256) for "
        "certificates in the form JWT. The first ones sign at once, later ones after an hour; older keys stay "
        "published."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one kind, and whether there is no time to wait."""
        parser.add_argument("--only", choices=sorted(_KINDS), help="make a key of this kind only")
        parser.add_argument(
            "--at-once",
            action="store_true",
            help="sign with it at once, although verifiers may keep the older did.json for some minutes",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make them and say their names."""
        kinds = [options["only"]] if options["only"] else list(_KINDS)
        names = make_keys(kinds, at_once=options["at_once"])
        self.stdout.write(
            f"Made the key{'s' * (len(names) > 1)} {' and '.join(names)} in {conf.keys_dir()}. Back up that folder."
        )


def make_keys(kinds: Iterable[str] = tuple(_KINDS), *, at_once: bool = False) -> list[str]:
    """Make a key of each kind and return their names.

    Raises:
        CommandError: no folder is configured, or it cannot be written.
    """
    folder = keys_folder()
    now = timezone.now()
    try:
        return [
            generate_key(
                folder,
                now,
                kind=_KINDS[kind],
                starts=now + OVERLAP if has_key(folder, _KINDS[kind]) and not at_once else now,
            ).key_id
            for kind in kinds
        ]
    except OSError as error:
        raise CommandError(
            f"{folder} cannot be written ({error.strerror}). Give this process access."
        ) from error


def keys_folder() -> Path:
    """Return the folder with the keys.

    Raises:
        CommandError: none is configured.
    """
    folder = conf.keys_dir()
    if not folder:
        raise CommandError("There is no place for keys. Set ADVOCERT_KEYS_DIR to a folder outside the code.")
    return Path(folder)
