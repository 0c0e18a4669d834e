"""The body of a message (UNLOCK 4.1): always the full list of what a person may do, never a difference.

Evolution of the format: keys are added, never removed or given another meaning; receivers ignore what they do
not know. The text is written once and stored: every attempt sends these bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from advocert_certificates.domain.instants import format_instant


@dataclass(frozen=True)
class ScopePart:
    """One thing that is allowed, for one area and one country (empty: any), until a moment."""

    scope: str
    area: str
    region: str
    language: str
    level: str
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True)
class CredentialPart:
    """The certificate that the change is about. `url` is the page where anybody can check it."""

    id: str
    url: str
    policy_version: str
    issued_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class StatusMessage:
    """The standing of one person after one change."""

    type: str
    at: datetime
    subject: Mapping[str, str]
    sequence: int
    status: str
    scopes: tuple[ScopePart, ...]
    credential: CredentialPart
    reason: str


def write_message(message: StatusMessage) -> str:
    """Return the JSON text, ASCII only, so that no database can change a byte of it."""
    credential = message.credential
    body = {
        "type": message.type,
        "timestamp": format_instant(message.at),
        "data": {
            "subject": dict(message.subject),
            "sequence": message.sequence,
            "status": message.status,
            "scopes": [_scope(part) for part in message.scopes],
            "credential": {
                "id": credential.id,
                "url": credential.url,
                "policy_version": credential.policy_version,
                "issued_at": format_instant(credential.issued_at),
                "expires_at": format_instant(credential.expires_at),
            },
            "reason": message.reason,
        },
    }
    return json.dumps(body, separators=(",", ":"))


def _scope(part: ScopePart) -> dict[str, str]:
    return {
        "scope": part.scope,
        "area": part.area,
        "region": part.region,
        "language": part.language,
        "level": part.level,
        "valid_from": format_instant(part.valid_from),
        "valid_until": format_instant(part.valid_until),
    }
