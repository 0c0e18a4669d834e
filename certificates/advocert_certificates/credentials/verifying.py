"""The pure verification core with a real signature check."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from advocert_certificates.domain import verification
from advocert_certificates.domain.verification import Verification


def verify(
    document: Mapping[str, Any],
    *,
    did_document: Mapping[str, Any] | None,
    status_document: Mapping[str, Any] | None,
    now: datetime,
) -> Verification:
    """Judge a credential of our profile at `now`; see `domain.verification.verify`. Fetches nothing."""
    return verification.verify(
        document, did_document=did_document, status_document=status_document, now=now, fits=signature_fits
    )


def signature_fits(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether an Ed25519 signature fits (RFC 8032, 5.1.7)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
