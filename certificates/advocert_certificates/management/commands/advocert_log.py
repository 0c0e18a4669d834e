"""`manage.py advocert_log`: the tamper-evident log: check it, sign a checkpoint, export it, print its key."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advocert_certificates import api
from advocert_certificates.domain.errors import AdvocertError
from advocert_certificates.management.bar import Bar


class Command(BaseCommand):
    """Four things to do with the log; each says what it did."""

    help = "Check the log (check), sign a checkpoint (checkpoint), write an export (export), print the key (key)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and where to write."""
        parser.add_argument("action", choices=("check", "checkpoint", "export", "key"))
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="where an export is written")
        parser.add_argument(
            "--person", type=UUID, metavar="UUID", help="export only what is about one person"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it."""
        try:
            getattr(self, f"_{options['action']}")(options)
        except AdvocertError as error:
            raise CommandError(str(error)) from error

    def _check(self, _options: dict[str, Any]) -> None:
        bar = Bar(self.stderr)
        report = api.audit_log(watch=bar.draw)
        bar.end()
        for found in report.findings:
            self.stdout.write(f"{found.where} {found.name} {found.problem}")
        if not report.sound:
            raise CommandError(f"The log is not sound: {len(report.findings)} findings.")
        self.stdout.write(f"Sound: {report.entries} entries, root {report.root}.")

    def _checkpoint(self, _options: dict[str, Any]) -> None:
        self.stdout.write(api.make_checkpoint(now=timezone.now()).note)

    def _key(self, _options: dict[str, Any]) -> None:
        self.stdout.write(api.log_verifier_key())

    def _export(self, options: dict[str, Any]) -> None:
        folder = options["to"]
        if folder is None:
            raise CommandError("Say where to write it: --to FOLDER.")
        folder.mkdir(parents=True, exist_ok=True)
        bar, unready = Bar(self.stderr), folder / "log.json.part"
        with unready.open("w", encoding="utf-8") as file:
            count = api.write_log(file, person_uuid=options["person"], now=timezone.now(), watch=bar.draw)
        bar.end()
        unready.replace(folder / "log.json")
        (folder / "advocert_log_check.py").write_text(api.log_verifier_source(), encoding="utf-8")
        self.stdout.write(
            f"{count} entries are in {folder}. Check them on any machine: "
            "python3 advocert_log_check.py log.json --key KEY"
        )
