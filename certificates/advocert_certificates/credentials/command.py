"""`advocert verify FILE`: check a certificate file offline, in words.

It fetches nothing. The issuer's keys and status list are read from the files given, or from `did.json` and
`status.json` beside the certificate. What is not there cannot be checked, and what cannot be checked is not
valid: exit status 1 with the reason `issuer_unknown` or `status_unknown`.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advocert_certificates.credentials.verifying import verify
from advocert_certificates.domain.credential_errors import EncodingError, UnreadableError
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.reading import LIMIT, read_json
from advocert_certificates.domain.verification import Outcome, Verification

_MARKS = {Outcome.PASSED: "+", Outcome.FAILED: "x", Outcome.SKIPPED: "-"}


class VerifyCommand:
    """The subcommand of `advocert`; found through the entry point group `advocert.commands`."""

    name = "verify"
    help = "check a certificate file (JSON), without any network"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.description = (
            "Check a certificate file without any network. Exit status: 0 valid, 1 not valid or not known "
            "(with the reason), 2 a file cannot be read."
        )
        parser.add_argument("file", type=Path, help="the certificate as JSON")
        parser.add_argument(
            "--did", type=Path, help="the issuer's did.json (default: did.json beside the file)"
        )
        parser.add_argument(
            "--status", type=Path, help="the issuer's status list (default: status.json beside the file)"
        )
        parser.add_argument(
            "--now", help="judge at this instant, such as 2026-03-04T00:00:00Z (default: now)"
        )

    def run(self, args: argparse.Namespace) -> int:
        """Print the check-list; return the exit status."""
        try:
            now = parse_instant(args.now) if args.now else datetime.now(UTC)
            answer = verify(
                _read(args.file),
                did_document=_read_beside(args.did, args.file, "did.json"),
                status_document=_read_beside(args.status, args.file, "status.json"),
                now=now,
            )
        except (UnreadableError, EncodingError) as error:
            print(error, file=sys.stderr)
            return 2
        print(_words(answer, now))
        return 0 if answer.valid else 1


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return read_json(file.read(LIMIT + 1))
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror}.") from error


def _read_beside(given: Path | None, certificate: Path, name: str) -> dict[str, Any] | None:
    """Read the file given, else the one beside the certificate; None if there is neither."""
    if given is not None:
        return _read(given)
    beside = certificate.parent / name
    return _read(beside) if beside.is_file() and beside != certificate else None


def _words(answer: Verification, now: datetime) -> str:
    verdict = "This certificate is valid." if answer.valid else answer.message
    lines = [verdict, f"Judged at {now:%Y-%m-%d %H:%M} UTC."]
    if answer.reason:
        lines.append(f"Reason: {answer.reason}")
    lines.append("")
    lines += [
        f"{_MARKS[check.outcome]} {check.name}: {check.outcome.value}. {check.detail}"
        for check in answer.checks
    ]
    return "\n".join(lines)
