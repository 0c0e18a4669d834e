"""What a message says, once its signature is believed: read strictly, because it comes from outside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

PING = "endpoint.ping"
ACTIVE = "active"
MEANINGS = {ACTIVE, "suspended", "revoked", "expired"}


class MessageError(Exception):
    """The message is signed and still makes no sense; the text says what is missing."""


@dataclass(frozen=True)
class Scope:
    """One thing that a person may do, for an area, in a region, until a moment (ISO 8601)."""

    scope: str
    area: str
    region: str
    language: str
    valid_until: str


@dataclass(frozen=True)
class Status:
    """The full standing of one person after a change. `sequence` grows with every change of this person."""

    kind: str
    subject: str
    sequence: int
    status: str
    scopes: tuple[Scope, ...]
    reason: str
    certificate: str
    valid_until: str


def read_message(body: bytes) -> Status | None:
    """Return what the message says, or None for a ping.

    Raises:
        MessageError: it is not a message that we understand.
    """
    message = _mapping(_json(body), "message")
    if message.get("type") == PING:
        return None
    data = _mapping(message.get("data"), "data")
    subject = _mapping(data.get("subject"), "data.subject")
    certificate = _mapping(data.get("credential") or {}, "data.credential")
    return Status(
        kind=_text(message, "type"),
        subject=_text(subject, "value"),
        sequence=_number(data, "sequence"),
        status=_one_of(data, "status", MEANINGS),
        scopes=tuple(_scope(entry) for entry in data.get("scopes") or ()),
        reason=str(data.get("reason") or ""),
        certificate=str(certificate.get("url") or certificate.get("id") or ""),
        valid_until=_moment(certificate.get("expires_at")),
    )


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise MessageError("The body is not JSON.") from error


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise MessageError(f"{name} is not an object.")


def _text(where: Mapping[str, Any], name: str) -> str:
    value = where.get(name)
    if isinstance(value, str) and value:
        return value
    raise MessageError(f"{name} is not a text.")


def _number(where: Mapping[str, Any], name: str) -> int:
    value = where.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise MessageError(f"{name} is not a whole number.")


def _one_of(where: Mapping[str, Any], name: str, known: set[str]) -> str:
    value = _text(where, name)
    if value in known:
        return value
    raise MessageError(f"{name} is {value[:40]!r}, which we do not know.")


def _scope(entry: Any) -> Scope:
    where = _mapping(entry, "data.scopes[]")
    return Scope(
        scope=_text(where, "scope"),
        area=_words(where.get("area")),
        region=_words(where.get("region")),
        language=_words(where.get("language")),
        valid_until=_moment(where.get("valid_until")),
    )


def _moment(value: Any) -> str:
    """Return an ISO 8601 moment with its time zone, or an empty text for none."""
    if value is None:
        return ""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise MessageError("A date is not ISO 8601.") from error
    if moment.tzinfo is None:
        raise MessageError("A date has no time zone.")
    return moment.astimezone(UTC).isoformat()


def _words(value: Any) -> str:
    """Areas and regions may come as one text or as a list."""
    return ", ".join(str(part) for part in value) if isinstance(value, list) else str(value or "")
