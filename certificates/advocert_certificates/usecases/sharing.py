"""Links by which holders show their document to whom they choose, and can stop doing so."""

import secrets
from datetime import datetime
from uuid import UUID

from advocert_certificates.data import NewShareLink, ShareLinkView
from advocert_certificates.domain.errors import ShareLinkNotFoundError
from advocert_certificates.models import ShareLink
from advocert_certificates.usecases.addresses import credential_url
from advocert_certificates.usecases.documents import holders_credential, token_hash


def create_share_link(credential_uuid: UUID, *, viewer_user_id: int, now: datetime) -> NewShareLink:
    """Make a link. Its token is told here once; stored is only a hash of it.

    Raises:
        CredentialNotFoundError: nothing has this uuid.
        CredentialAccessError: somebody else holds it.
    """
    credential = holders_credential(credential_uuid, viewer_user_id)
    token = secrets.token_urlsafe(32)
    row = ShareLink.objects.create(credential=credential, token_sha256=token_hash(token), created_at=now)
    return NewShareLink(_view(row), token, f"{credential_url(credential_uuid)}?share={token}")


def list_share_links(credential_uuid: UUID, *, viewer_user_id: int) -> tuple[ShareLinkView, ...]:
    """Return the holder's links to one certificate, newest first, withdrawn ones too.

    Raises:
        CredentialNotFoundError: nothing has this uuid.
        CredentialAccessError: somebody else holds it.
    """
    credential = holders_credential(credential_uuid, viewer_user_id)
    rows = credential.share_links.select_related("credential").order_by("-id")
    return tuple(_view(row) for row in rows)


def withdraw_share_link(link_uuid: UUID, *, viewer_user_id: int, now: datetime) -> ShareLinkView:
    """Make a link useless from now on; a second call changes nothing.

    Raises:
        ShareLinkNotFoundError: this holder has no such link.
    """
    mine = ShareLink.objects.filter(
        uuid=link_uuid, credential__certification__person__platform_user_id=viewer_user_id
    )
    mine.filter(withdrawn_at=None).update(withdrawn_at=now)
    row = mine.select_related("credential").first()
    if row is None:
        raise ShareLinkNotFoundError(link_uuid)
    return _view(row)


def _view(row: ShareLink) -> ShareLinkView:
    return ShareLinkView(row.uuid, row.credential.uuid, row.created_at, row.withdrawn_at)
