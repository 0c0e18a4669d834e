"""What everyone may see, and what holders show."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class CheckView:
    """One step of checking a certificate: `outcome` is `passed`, `failed` or `skipped`."""

    name: str
    detail: str
    outcome: str


@dataclass(frozen=True)
class PublicVerification:
    """What everyone may know about a certificate, nothing more.

    `state` is `valid`, `grace`, `expired`, `revoked`, `pending` (not signed yet), `suspended`, `invalid`
    (our own check failed) or `unknown`; for `unknown` and `invalid` every other field is empty.
    """

    state: str
    uuid: UUID | None = None
    number: str = ""
    holder_name: str = ""
    title: str = ""
    summary: str = ""
    areas: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    may_not: tuple[str, ...] = ()
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    ended_on: datetime | None = None
    issuer_name: str = ""
    issuer_url: str = ""
    checks: tuple[CheckView, ...] = ()


@dataclass(frozen=True)
class PresentedCheck:
    """What is to be said about a file that somebody hands in.

    `carrier` is `json`, `jwt`, `png`, `svg`, `pdf` or empty; `reason` a stable code and `message` its sentence, both
    empty when all is well. The state of `verification` may also be `tampered`, `elsewhere`
    (another organisation signed it, and it is as it was signed), `foreign` or `unreadable`.
    """

    carrier: str
    reason: str
    message: str
    verification: PublicVerification


@dataclass(frozen=True)
class ShareLinkView:
    """A link by which others may fetch the document.

    The token itself is not kept, so it cannot be shown again.
    """

    uuid: UUID
    credential_uuid: UUID
    created_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class NewShareLink:
    """A link that was just made: the only moment at which its token and address are known."""

    link: ShareLinkView
    token: str
    url: str
