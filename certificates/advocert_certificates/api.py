"""The only door of the service: what pages, REST, commands, admin and the platform may call.

Functions are keyword-only after the first argument. `now` is an aware datetime: nothing below this line
reads a clock, except the relay, which measures its own leases. Errors are those of `domain.errors` and
`domain.credential_errors`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from advocert_certificates.data import (
    AccessView,
    CertificationView,
    CheckView,
    CredentialView,
    EndedView,
    EntryView,
    EvidenceInput,
    NewShareLink,
    PeoplePage,
    PersonInput,
    PersonRecord,
    PersonRow,
    ProgrammeInfo,
    PublicVerification,
    RequirementView,
    ResultView,
    RevocationReason,
    ShareLinkView,
    SignedClauseView,
    StandingView,
    TickReport,
    TimelineEntry,
)


def record_evidence(evidence: EvidenceInput) -> bool:
    """Put one fact into the inbox. False: it was known already."""
    raise NotImplementedError


def load_programme(compiled: Mapping[str, Any], *, actor: str, now: datetime) -> ProgrammeInfo:
    """Make a compiled programme the one in force."""
    raise NotImplementedError


def evaluate_person(person_id: int, *, now: datetime) -> int:
    """Decide from the person's evidence; returns the number of new certifications."""
    raise NotImplementedError


def get_my_certifications(platform_user_id: int, *, now: datetime) -> tuple[CertificationView, ...]:
    """Every level of the programme as it stands for this platform user.

    Nobody known = all levels at the start.
    """
    raise NotImplementedError


def search_people(
    query: str = "", *, state: str = "", cursor: str = "", limit: int = 25, now: datetime
) -> PeoplePage:
    """People by part of name, user name or mail, by name.

    `state` is a state of CertificationView or empty.
    """
    raise NotImplementedError


def get_person_record(person_uuid: UUID, *, now: datetime) -> PersonRecord:
    """What HR may see about one person."""
    raise NotImplementedError


def revoke_certification(
    certification_uuid: UUID, *, reason_code: str, reason_text: str = "", actor: str, now: datetime
) -> CertificationView:
    """Take a certification back; a second call changes nothing."""
    raise NotImplementedError


REVOCATION_REASONS: tuple[RevocationReason, ...] = ()


def get_verification(uuid_or_number: UUID | str, *, now: datetime) -> PublicVerification:
    """What everyone may know."""
    raise NotImplementedError


def get_credential_document(
    uuid: UUID, *, viewer_user_id: int | None = None, share_token: str | None = None, now: datetime
) -> dict[str, Any]:
    """The signed document, for its holder or with a link's token."""
    raise NotImplementedError


def get_certificate_pdf(uuid: UUID, *, viewer_user_id: int | None, now: datetime) -> bytes:
    """The PDF, for its holder."""
    raise NotImplementedError


def create_share_link(credential_uuid: UUID, *, viewer_user_id: int, now: datetime) -> NewShareLink:
    """Make a link; its token is told here once."""
    raise NotImplementedError


def list_share_links(credential_uuid: UUID, *, viewer_user_id: int) -> tuple[ShareLinkView, ...]:
    """The holder's links to one certificate, newest first."""
    raise NotImplementedError


def withdraw_share_link(link_uuid: UUID, *, viewer_user_id: int, now: datetime) -> ShareLinkView:
    """Make a link useless; a second call changes nothing."""
    raise NotImplementedError


def get_status_list(ref: str, *, now: datetime) -> dict[str, Any]:
    """The signed status list, never older than the last revocation."""
    raise NotImplementedError


def get_did_document() -> dict[str, Any]:
    """The issuer's identity document."""
    raise NotImplementedError


def tick(*, now: datetime) -> TickReport:
    """Decide, sign, refresh, tell: one round of everything that waits."""
    raise NotImplementedError


__all__ = [
    "REVOCATION_REASONS",
    "AccessView",
    "CertificationView",
    "CheckView",
    "CredentialView",
    "EndedView",
    "EntryView",
    "EvidenceInput",
    "NewShareLink",
    "PeoplePage",
    "PersonInput",
    "PersonRecord",
    "PersonRow",
    "ProgrammeInfo",
    "PublicVerification",
    "RequirementView",
    "ResultView",
    "RevocationReason",
    "ShareLinkView",
    "SignedClauseView",
    "StandingView",
    "TickReport",
    "TimelineEntry",
    "create_share_link",
    "evaluate_person",
    "get_certificate_pdf",
    "get_credential_document",
    "get_did_document",
    "get_my_certifications",
    "get_person_record",
    "get_status_list",
    "get_verification",
    "list_share_links",
    "load_programme",
    "record_evidence",
    "revoke_certification",
    "search_people",
    "tick",
    "withdraw_share_link",
]
