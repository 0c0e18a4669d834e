"""The issuer's keys and identity document."""

import os
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.module_loading import import_string

from advocert_certificates import conf
from advocert_certificates.credentials.keys import KeyRing, load_keys
from advocert_certificates.credentials.signers import Signer
from advocert_certificates.domain.credential_errors import CredentialError, SignerError
from advocert_certificates.domain.did import did_document
from advocert_certificates.domain.installation_errors import NotReadyError
from advocert_certificates.usecases.addresses import issuer_did


def key_ring(now: datetime | None = None) -> KeyRing:
    """Return the keys of the installation. A key that was added or removed counts without a restart.

    `now` decides which keys have begun to sign; without it the newest does.

    Raises:
        KeyUseError: there is none, or one cannot be used; its class says which.
    """
    folder = Path(conf.keys_dir()) if conf.keys_dir() else None
    if conf.signer():
        return load_keys(folder, external=external_signers(), now=now)
    given = {name: os.environ.get(name, "") for name in ("ADVOCERT_SIGNING_KEY", "ADVOCERT_SIGNING_KEY_ID")}
    # To the minute: nothing about keys changes faster, and a check asks twice.
    minute = now.replace(second=0, microsecond=0) if now else None
    return _ring(folder, _files_of(folder), tuple(given.items()), minute)


@lru_cache(maxsize=16)
def _ring(
    folder: Path | None,
    _files: tuple[tuple[str, int, int], ...],
    given: tuple[tuple[str, str], ...],
    minute: datetime | None,
) -> KeyRing:
    return load_keys(folder, dict(given), now=minute)


def _files_of(folder: Path | None) -> tuple[tuple[str, int, int], ...]:
    """Return what tells whether the folder is as it was: names, times and sizes."""
    if folder is None or not folder.is_dir():
        return ()
    with os.scandir(folder) as entries:
        states = [(entry.name, entry.stat()) for entry in entries]
    return tuple(sorted((name, state.st_mtime_ns, state.st_size) for name, state in states))


def external_signers() -> tuple[Signer, ...]:
    """Return what ADVOCERT_SIGNER gives: keys that stay where nobody can read them.

    Raises:
        SignerError: the setting names nothing that gives signers.
    """
    named = conf.signer()
    if not named:
        return ()
    try:
        given = (import_string(named) if isinstance(named, str) else named)()
    except Exception as error:  # whatever somebody else's code raises, the operator gets one sentence
        raise SignerError(str(named), f"{type(error).__name__}: {error}") from error
    signers = tuple(given) if isinstance(given, Iterable) else (given,)
    if not all(hasattr(signer, name) for signer in signers for name in ("key_id", "public", "sign")):
        raise SignerError(str(named), "it gives something else than signers")
    return signers


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
