"""The issuer's keys and identity document."""

from pathlib import Path
from typing import Any

from advocert_certificates import conf
from advocert_certificates.credentials.keys import KeyRing, load_keys
from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.did import did_document
from advocert_certificates.domain.errors import NotReadyError
from advocert_certificates.usecases.addresses import issuer_did


def key_ring() -> KeyRing:
    """Return the keys of the installation, read anew: a rotated key counts without a restart.

    Raises:
        KeyUseError: there is none, or one cannot be used; its class says which.
    """
    folder = conf.keys_dir()
    return load_keys(Path(folder) if folder else None)


def get_did_document() -> dict[str, Any]:
    """Return the issuer's DID document with every published key.

    Raises:
        NotReadyError: no key or no usable public address is configured.
        BaseUrlMissingError: no public address is configured.
    """
    try:
        return did_document(issuer_did(), key_ring().published)
    except CredentialError as error:
        raise NotReadyError(str(error)) from error
