"""The log to the outside: signed checkpoints that leave the reach of whoever runs the database, and proofs."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from advocert_certificates import conf
from advocert_certificates.credentials.verifying import key_fits
from advocert_certificates.data import CheckpointView
from advocert_certificates.domain.checkpoint import (
    Checkpoint,
    key_id,
    read_checkpoint,
    sign_checkpoint,
    signatures_of,
    verifier_key,
)
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.installation_errors import InstallationError, NotReadyError
from advocert_certificates.domain.ledger_errors import EntryNotFoundError, ShorterLogError
from advocert_certificates.domain.merkle import Nodes, consistency_proof, inclusion_proof, root
from advocert_certificates.models import LogCheckpoint, LogHead
from advocert_certificates.unlock.network import read_networks
from advocert_certificates.unlock.sender import post
from advocert_certificates.usecases.addresses import base_url
from advocert_certificates.usecases.identity import key_ring
from advocert_certificates.usecases.ledger import read_nodes, sequence_entries
from advocert_certificates.usecases.mailing import send_mail

EVERY = timedelta(hours=1)
_DUMMY = bytes(32)


def log_size() -> int:
    """Return how many entries have their place."""
    return LogHead.objects.filter(pk=1).values_list("size", flat=True).first() or 0


def log_root(size: int) -> bytes:
    """Return the root of the first entries."""
    return _with_nodes(lambda nodes: root(size, nodes))


def prove_inclusion(number: int, size: int) -> list[bytes]:
    """Return the proof that an entry is in the log of this size.

    Raises:
        EntryNotFoundError: there is no such entry in it.
    """
    if not 0 <= number < size <= log_size():
        raise EntryNotFoundError(number)
    return _with_nodes(lambda nodes: inclusion_proof(number, size, nodes))


def prove_consistency(old: int, size: int) -> list[bytes]:
    """Return the proof that the log of `size` begins with that of `old`.

    Raises:
        ShorterLogError: the log has fewer entries.
    """
    if size > log_size() or old > size:
        raise ShorterLogError(max(old, size), log_size())
    return _with_nodes(lambda nodes: consistency_proof(old, size, nodes))


def log_origin() -> str:
    """Return the name of the log in its checkpoints.

    Raises:
        BaseUrlMissingError: no public address is configured.
    """
    return base_url().partition("://")[2] + "/advocert/log"


def log_verifier_key() -> str:
    """Return the public key of the log in the one line that tools of C2SP take.

    Raises:
        NotReadyError: there is no key.
        BaseUrlMissingError: no public address is configured.
    """
    try:
        return verifier_key(log_origin(), key_ring().active.public.raw)
    except CredentialError as error:
        raise NotReadyError(str(error)) from error


def make_checkpoint(*, now: datetime) -> CheckpointView:
    """Return a signed checkpoint of the log as it is now; the same log gives the same one.

    Raises:
        NotReadyError: there is no key.
        BaseUrlMissingError: no public address is configured.
    """
    while sequence_entries():
        pass
    size = log_size()
    found = LogCheckpoint.objects.filter(size=size).first()
    return _view(found or _sign(size, now))


def list_checkpoints() -> tuple[CheckpointView, ...]:
    """Return the checkpoints, newest first."""
    return tuple(_view(row) for row in LogCheckpoint.objects.order_by("-size"))


def keep_checkpoints(now: datetime) -> tuple[str, ...]:
    """Make a checkpoint when the last is an hour old, and send out what has not left; return what hindered it."""
    if not conf.checkpoints():
        return ()
    last = LogCheckpoint.objects.order_by("-size").first()
    grown = log_size() > (last.size if last else 0)
    if grown and (last is None or now - last.made_at >= EVERY):
        try:
            make_checkpoint(now=now)
        except InstallationError as error:
            return (f"The log has no new checkpoint. {error}",)
    return tuple(problem for row in _unsent() for problem in _send(row))


def is_our_note(note: str) -> bool:
    """Tell whether a checkpoint carries a signature of one of our keys, also of one that signs no more.

    Without any key here there is nothing to compare with, and the answer is yes.
    """
    try:
        keys = key_ring().published
    except CredentialError:
        return True
    said = read_checkpoint(note)
    origin, signed = said.origin, said.text.encode()
    return any(
        name == origin and given == key_id(origin, key.raw) and key_fits(key, signature, signed)
        for key in keys
        for name, given, signature in signatures_of(note)
    )


def _sign(size: int, now: datetime) -> LogCheckpoint:
    try:
        key = key_ring().active
    except CredentialError as error:
        raise NotReadyError(str(error)) from error
    checkpoint = Checkpoint(log_origin(), size, log_root(size))
    note = sign_checkpoint(checkpoint, key.public.raw, key.sign)
    with transaction.atomic():
        row, _ = LogCheckpoint.objects.get_or_create(
            size=size, defaults={"root": checkpoint.root.hex(), "note": note, "made_at": now}
        )
    return row


def _unsent() -> list[LogCheckpoint]:
    places = {_name(place) for place in conf.checkpoints()}
    newest = LogCheckpoint.objects.order_by("-size")[:24]
    return [row for row in reversed(newest) if places - set(row.sent_to)]


def _send(row: LogCheckpoint) -> list[str]:
    problems = []
    for place in conf.checkpoints():
        name = _name(place)
        if name in row.sent_to:
            continue
        trouble = _deliver(place, row)
        if trouble:
            problems.append(f"The checkpoint of {row.size} entries has not reached {name}: {trouble}")
            continue
        row.sent_to = [*row.sent_to, name]
        row.save(update_fields=["sent_to"])
    return problems


def _name(place: Mapping[str, str]) -> str:
    return next((f"{kind} {place[kind]}" for kind in ("file", "mail", "url") if kind in place), "nowhere")


def _deliver(place: Mapping[str, str], row: LogCheckpoint) -> str:
    """Bring a checkpoint to one place; return what went wrong, or an empty text."""
    try:
        if "file" in place:
            with Path(place["file"]).open("a", encoding="utf-8") as handle:
                handle.write(f"{row.note}\n")
        elif "mail" in place:
            send_mail(f"Advocert log: {row.size} entries", row.note, None, place["mail"])
        elif "url" in place:
            headers = {"webhook-id": f"checkpoint-{row.size}"}
            networks = read_networks(conf.allowed_networks())
            return post(place["url"], row.note.encode(), headers, networks).trouble
        else:
            return "its entry in ADVOCERT_CHECKPOINTS names no file, mail or url."
    except OSError as error:  # a folder, a mail server: what the message says is the operator's to mend
        return f"{type(error).__name__}. Correct the place and wait for the next tick."
    return ""


def _view(row: LogCheckpoint) -> CheckpointView:
    read_checkpoint(row.note)
    return CheckpointView(row.size, row.root, row.note, row.made_at, tuple(row.sent_to))


def _with_nodes(compute: Callable[[Nodes], Any]) -> Any:
    """Compute twice: once to learn which hashes are needed, then with all of them from one query."""
    wanted: list[tuple[int, int]] = []

    def ask(level: int, place: int) -> bytes:
        wanted.append((level, place))
        return _DUMMY

    compute(ask)
    known = read_nodes(wanted)
    return compute(lambda level, place: known[level, place])
