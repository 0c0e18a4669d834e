"""`manage.py advocert_keys list|retire|withdraw|check`: what happens to keys after they were made."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.credentials.keys import describe_keys, retire_key, withdraw_key
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.management.commands.advocert_make_key import keys_folder, make_keys


class Command(BaseCommand):
    """List keys, retire one, or withdraw one that somebody else may have."""

    help = (
        "list: the keys and what they do. retire KEY: stop signing with it; what it signed stays valid. "
        "withdraw KEY: somebody else may have it; everything it signed fails from now on and is issued again. "
        "check: compare with what the world sees at our address."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do and the key."""
        parser.add_argument("action", choices=["list", "retire", "withdraw", "check"])
        parser.add_argument("key", nargs="?", default="", metavar="KEY", help="such as ed-2026-1")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        action, key = options["action"], options["key"]
        if action in {"retire", "withdraw"} and not key:
            raise CommandError(
                f"Which key? Write `advocert_keys {action} KEY`; `advocert_keys list` names them."
            )
        try:
            getattr(self, f"_{action}")(key)
        except (CredentialError, AdvocertError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"The keys cannot be used ({error.strerror}). Give this process access."
            ) from error

    def _list(self, _key: str) -> None:
        now = timezone.now()
        for key_id, state in describe_keys(keys_folder(), now):
            used = api.count_signed_by(key_id, now=now)
            self.stdout.write(f"{key_id}: {state}. Certificates in force that it signed: {used}.")

    def _retire(self, key: str) -> None:
        retire_key(keys_folder(), key, timezone.now())
        self.stdout.write(f"{key} signs no more. It stays published, so what it signed stays valid.")

    def _withdraw(self, key: str) -> None:
        now = timezone.now()
        withdraw_key(keys_folder(), key)
        made = make_keys([key.partition("-")[0]], at_once=True) if key.startswith(("ed-", "es-")) else []
        count = api.reissue_signed_by(key, actor="advocert_keys", now=now)
        report = api.tick(now=now)
        self.stdout.write(
            f"{key} is withdrawn: nothing it signed is valid any more. {' '.join(made)} signs from now on. "
            f"Issued again: {count}, signed already: {report.signed}."
        )
        for problem in report.problems:
            self.stderr.write(self.style.WARNING(problem))

    def _check(self, _key: str) -> None:
        problems = api.find_published_problems()
        for problem in problems:
            self.stderr.write(self.style.ERROR(problem))
        if problems:
            raise CommandError(
                "What the world sees is not what signs here. Nothing that is signed now would be believed."
            )
        self.stdout.write("The world sees the keys that sign here.")
