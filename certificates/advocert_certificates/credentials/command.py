"""`advocert verify WHAT`: check a certificate in words, from a file, an address or standard input.

Without `--fetch` nothing is asked of any network: the issuer's keys and status list are read from the files
given, or from `did.json` and `status.json` beside the certificate. With `--fetch`, or when WHAT is an address,
what is not at hand is fetched from public https addresses. What cannot be had cannot be checked, and what cannot
be checked is not valid: exit status 1 with the reason `issuer_unknown` or `status_unknown`.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from advocert_certificates.credentials.contexts import has_contexts
from advocert_certificates.credentials.fetching import Fetcher
from advocert_certificates.credentials.presented import Presented, open_presented
from advocert_certificates.credentials.sources import FetchedSources, GivenSources
from advocert_certificates.credentials.verifying import verify_presented
from advocert_certificates.domain.credential_errors import CredentialError, UnreadableError
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.presented import Sources, status_entries
from advocert_certificates.domain.reading import LIMIT, read_json
from advocert_certificates.domain.refusals import RefusedError
from advocert_certificates.domain.verification import Outcome, Verification

_MARKS = {Outcome.PASSED: "+", Outcome.FAILED: "x", Outcome.SKIPPED: "-"}
_DESCRIPTION = "Check a certificate. Exit status: 0 valid, 1 not valid or not known (with the reason), 2 it cannot be read."
_NO_CONTEXTS = "Credentials of other issuers cannot be checked here: pip install 'advocert[verify]'."


class VerifyCommand:
    """The subcommand of `advocert`; found through the entry point group `advocert.commands`."""

    name = "verify"
    help = "check a certificate (JSON, JWT, PNG, SVG or PDF), without any network unless you ask for it"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        parser.description = _DESCRIPTION
        parser.add_argument("what", metavar="FILE", help="a file, an https address, or - for standard input")
        parser.add_argument(
            "--did", type=Path, help="the issuer's did.json (default: did.json beside the file)"
        )
        parser.add_argument(
            "--status",
            type=Path,
            action="append",
            help="the issuer's status list; may be repeated (default: status.json beside the file)",
        )
        parser.add_argument(
            "--fetch", action="store_true", help="fetch what is not at hand, from public addresses only"
        )
        parser.add_argument(
            "--allow",
            metavar="NETWORK",
            action="append",
            default=[],
            help="also fetch from this network, such as 127.0.0.0/8 for a demo on this machine",
        )
        parser.add_argument(
            "--now", help="judge at this instant, such as 2026-03-04T00:00:00Z (default: now)"
        )
        parser.add_argument("--json", action="store_true", help="print the answer as JSON")

    def run(self, args: argparse.Namespace) -> int:
        """Print the check-list; return the exit status."""
        try:
            now = parse_instant(args.now) if args.now else datetime.now(UTC)
            networks = tuple(ip_network(text, strict=False) for text in args.allow)
            fetcher = Fetcher(networks)
            found = open_presented(_read(args.what, fetcher))
            sources: Sources = _at_hand(args, found)
            if args.fetch or _is_address(args.what):
                sources = FetchedSources(_at_hand(args, found), fetcher, networks)
            answer = verify_presented(found.text, found.document, sources, now=now)
        except (CredentialError, ValueError) as error:
            print(error, file=sys.stderr)
            return 2
        print(_as_json(answer, now) if args.json else _words(answer, now))
        if answer.reason == "unknown_context" and not has_contexts():
            print(_NO_CONTEXTS, file=sys.stderr)
        return 0 if answer.valid else 1


def _is_address(what: str) -> bool:
    return what.startswith(("https://", "http://"))


def _read(what: str, fetcher: Fetcher) -> bytes:
    if what == "-":
        return sys.stdin.buffer.read(LIMIT + 1)
    return fetcher.get(what) if _is_address(what) else _bytes(Path(what))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except OSError as error:
        raise UnreadableError(f"{path}: {error.strerror}.") from error


def _at_hand(args: argparse.Namespace, found: Presented) -> GivenSources:
    """Return the documents given, else those beside the certificate."""
    beside = None if args.what == "-" or _is_address(args.what) else Path(args.what).parent
    did = _document(args.did, beside and beside / "did.json", args.what)
    lists = [_document(path, None, "") for path in args.status or ()]
    if not lists and beside is not None:
        lists = [_document(None, beside / "status.json", args.what)]
    issuer = found.credential.get("issuer")
    named = issuer.get("id") if isinstance(issuer, dict) else issuer
    return GivenSources({str(named): did} if did else {}, _by_address(found, [one for one in lists if one]))


def _by_address(found: Presented, lists: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Give each list under its own id; the only one also under the only address that the certificate names.

    So a list that is another one is refused as such and not called missing.
    """
    given = {str(one.get("id")): one for one in lists}
    try:
        addresses = [str(entry.get("statusListCredential")) for entry in status_entries(found.credential)]
    except RefusedError:
        return given
    return {address: lists[0] for address in addresses if len(lists) == len(addresses) == 1} | given


def _document(given: Path | None, beside: Path | None, what: str) -> dict[str, Any] | None:
    if given is not None:
        return read_json(_bytes(given))
    if beside is None or not beside.is_file() or beside == Path(what):
        return None
    return read_json(_bytes(beside))


def _as_json(answer: Verification, now: datetime) -> str:
    checks = [{"name": one.name, "detail": one.detail, "outcome": one.outcome.value} for one in answer.checks]
    said: Mapping[str, Any] = {
        "valid": answer.valid,
        "reason": answer.reason or "",
        "message": answer.message,
        "issuer_name": answer.issuer_name,
        "judged_at": now.isoformat(),
        "checks": checks,
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


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
