"""Public addresses and the issuer's name, all from ADVOCERT_BASE_URL."""

from urllib.parse import quote
from uuid import UUID

from advocert_certificates import conf
from advocert_certificates.domain.did import did_from_base_url
from advocert_certificates.domain.installation_errors import BaseUrlMissingError


def base_url() -> str:
    """Return the public address.

    Raises:
        BaseUrlMissingError: none is configured.
    """
    base = conf.base_url()
    if not base:
        raise BaseUrlMissingError
    return base


def issuer_did() -> str:
    """Return the issuer's `did:web`.

    Raises:
        BaseUrlMissingError: no public address is configured.
        BaseUrlError: the address cannot name a did:web.
    """
    return did_from_base_url(base_url())


def credential_url(uuid: UUID) -> str:
    """Return the id of a certificate, which is also the address of its document."""
    return f"{conf.base_url()}/advocert/credentials/{uuid}"


def pdf_url(uuid: UUID) -> str:
    """Return the address of the PDF."""
    return f"{credential_url(uuid)}/pdf"


def verify_url(uuid: UUID) -> str:
    """Return the page that tells everyone whether the certificate counts."""
    return f"{conf.base_url()}/advocert/verify/{uuid}/"


def status_list_url(ref: str) -> str:
    """Return the id of a status list, which is also its address."""
    return f"{conf.base_url()}/advocert/status/{ref}"


def achievement_url(programme: str, level_ref: str, policy_set: str, area: str = "") -> str:
    """Return the id that stands for one level on one policy set, in one area where it is earned area by area."""
    named = (programme, level_ref, policy_set, *([area] if area else []))
    return f"{conf.base_url()}/advocert/achievements/{'/'.join(quote(part, safe='') for part in named)}"
