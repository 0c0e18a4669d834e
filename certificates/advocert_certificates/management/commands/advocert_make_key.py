"""`manage.py advocert_make_key`: make a signing key, or the next one to rotate to."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import conf
from advocert_certificates.credentials.keys import generate_key


class Command(BaseCommand):
    """Make a key in ADVOCERT_KEYS_DIR; from then on it signs. Older ones stay published."""

    help = "Make a signing key in ADVOCERT_KEYS_DIR. It signs from now on; older keys stay published."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make it and say its name."""
        self.stdout.write(f"Made the key {make_key()} in {conf.keys_dir()}. Back up that folder.")


def make_key() -> str:
    """Make a key and return its name.

    Raises:
        CommandError: no folder is configured, or it cannot be written.
    """
    folder = conf.keys_dir()
    if not folder:
        raise CommandError("There is no place for keys. Set ADVOCERT_KEYS_DIR to a folder outside the code.")
    try:
        return generate_key(Path(folder), timezone.now()).key_id
    except OSError as error:
        raise CommandError(
            f"{folder} cannot be written ({error.strerror}). Give this process access."
        ) from error
