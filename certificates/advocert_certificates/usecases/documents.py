"""The signed document and its PDF, for those who may have them (ADR 0010)."""

from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from advocert_certificates.credentials.carriers.badge import badge_png, badge_svg
from advocert_certificates.credentials.carriers.png import bake_png
from advocert_certificates.credentials.carriers.svg import bake_svg
from advocert_certificates.credentials.tokens import sign_as_token
from advocert_certificates.domain.credential_errors import CredentialError, NoTokenKeyError
from advocert_certificates.domain.errors import (
    CredentialAccessError,
    CredentialNotFoundError,
    CredentialPendingError,
)
from advocert_certificates.domain.installation_errors import NotReadyError
from advocert_certificates.models import Credential, ShareLink
from advocert_certificates.usecases.identity import key_ring
from advocert_certificates.usecases.printing import branding_of, document_bytes, print_certificate


def get_credential_document(
    uuid: UUID, *, viewer_user_id: int | None = None, share_token: str | None = None, now: datetime
) -> dict[str, Any]:
    """Return the signed document to its holder, or to somebody with the token of a link that still works.

    Raises:
        CredentialNotFoundError: nothing has this uuid.
        CredentialAccessError: neither holder nor token; show the same as for an unknown one.
        CredentialPendingError: it is not signed yet.
    """
    del now  # links end by being withdrawn; a time limit would need it
    row = _find(uuid)
    if not (is_holder(row, viewer_user_id) or _has_link(row, share_token)):
        raise CredentialAccessError(uuid)
    if row.document is None:
        raise CredentialPendingError(uuid)
    return dict(row.document)


def get_certificate_pdf(uuid: UUID, *, viewer_user_id: int | None, now: datetime) -> bytes:
    """Return the PDF to its holder: drawn from what was signed, so the same bytes every time.

    Raises:
        CredentialNotFoundError: nothing has this uuid.
        CredentialAccessError: somebody else asks; show the same as for an unknown one.
        CredentialPendingError: it is not signed yet.
    """
    del now
    return print_certificate(_signed(uuid, viewer_user_id))


def get_badge(uuid: UUID, kind: str, *, viewer_user_id: int | None, now: datetime) -> bytes:
    """Return the badge with the signed document baked in, to its holder; `kind` is `png` or `svg`.

    Raises:
        CredentialNotFoundError: nothing has this uuid.
        CredentialAccessError: somebody else asks; show the same as for an unknown one.
        CredentialPendingError: it is not signed yet.
    """
    del now
    row = _signed(uuid, viewer_user_id)
    said = row.snapshot
    drawn = (branding_of(row), said["title"], said["organisation_name"])
    credential = document_bytes(row).decode()
    if kind == "svg":
        return bake_svg(badge_svg(*drawn), credential).encode()
    return bake_png(badge_png(*drawn), credential)


def _signed(uuid: UUID, viewer_user_id: int | None) -> Credential:
    row = holders_credential(uuid, viewer_user_id)
    if row.document is None:
        raise CredentialPendingError(uuid)
    return row


def get_credential_token(
    uuid: UUID, *, viewer_user_id: int | None = None, share_token: str | None = None, now: datetime
) -> str:
    """Return the certificate as VC-JWT (ES256) to those who may read the document. Signed when asked for.

    It says what the stored document says, to the letter, because it is made of the same values.

    Raises:
        CredentialNotFoundError, CredentialAccessError, CredentialPendingError: as `get_credential_document`.
        NotReadyError: this installation has no key for tokens, or one of the values cannot be signed any more.
    """
    document = get_credential_document(uuid, viewer_user_id=viewer_user_id, share_token=share_token, now=now)
    try:
        key = key_ring(now).token
        if key is None:
            raise NoTokenKeyError
        return sign_as_token(document, key)
    except CredentialError as error:
        raise NotReadyError(str(error)) from error


def holders_credential(uuid: UUID, viewer_user_id: int | None) -> Credential:
    """Return the certificate if this platform user holds it.

    Raises:
        CredentialNotFoundError: nothing has this uuid.
        CredentialAccessError: somebody else holds it.
    """
    row = _find(uuid)
    if not is_holder(row, viewer_user_id):
        raise CredentialAccessError(uuid)
    return row


def is_holder(row: Credential, user_id: int | None) -> bool:
    """Tell whether this platform user holds the certificate."""
    return user_id is not None and row.certification.person.platform_user_id == user_id


def token_hash(token: str) -> str:
    """Return what is stored of a link's token. It has 256 random bits, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()


def _find(uuid: UUID) -> Credential:
    row = (
        Credential.objects.select_related("certification__person", "certification__programme")
        .filter(uuid=uuid)
        .first()
    )
    if row is None:
        raise CredentialNotFoundError(uuid)
    return row


def _has_link(row: Credential, token: str | None) -> bool:
    if not token:
        return False
    links = ShareLink.objects.filter(credential=row, withdrawn_at=None)
    return links.filter(token_sha256=token_hash(token)).exists()
