"""Signing: a checked document and a key make a credential (W3C vc-di-eddsa v1.0, 3.2, `eddsa-rdfc-2022`)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from advocert_certificates.credentials.signers import Signer
from advocert_certificates.domain.credential_errors import UnknownMemberError
from advocert_certificates.domain.proof import encode_proof_value, proof_options, signing_input
from advocert_certificates.domain.rules import check_rules


def sign_document(document: Mapping[str, Any], key: Signer, created: datetime) -> dict[str, Any]:
    """Return a copy of the credential or status list credential with its one proof, in a list.

    The document is checked against the profile first; nothing outside it is ever signed.

    Raises:
        ProfileError: the document is not of our profile, or holds a text that cannot be signed safely.
        NaiveTimeError: `created` has no zone.
    """
    if "proof" in document:
        raise UnknownMemberError("proof")
    options = proof_options("", created)
    issuer = document.get("issuer")
    did = issuer.get("id") if isinstance(issuer, dict) else issuer
    options["verificationMethod"] = f"{did}#{key.key_id}"
    message = signing_input(document, options)
    check_rules(document)
    return {**document, "proof": [{**options, "proofValue": encode_proof_value(key.sign(message))}]}
