"""Issuing VC-JWT (ES256): at speed from values, or from a document that was signed before."""

import json
from collections.abc import Mapping
from typing import Any

from advocert_certificates.credentials.issuing import TEMPLATES
from advocert_certificates.credentials.signers import Signer
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.nquads import canonical_nquads
from advocert_certificates.domain.rules import check_rules
from advocert_certificates.domain.snapshot import CredentialSnapshot
from advocert_certificates.domain.tokens import Claims, compact, signing_text


class TokenIssuer:
    """Issues credentials as VC-JWT with one P-256 key. Threads may share it."""

    def __init__(self, key: Signer) -> None:
        self._key = key

    def issue(self, snapshot: CredentialSnapshot) -> str:
        """Return the compact token; ES256 draws a number, so no two are alike.

        Raises:
            ProfileError: the values do not make a credential of our profile.
            NaiveTimeError: a time has no zone.
        """
        members = TEMPLATES.get(snapshot).members(snapshot)
        claims = Claims(
            snapshot.issuer.did,
            snapshot.id,
            snapshot.holder.subject_id,
            int(snapshot.valid_from.timestamp()),
            int(snapshot.valid_until.timestamp()),
        )
        message = signing_text(members, claims, self._key.key_id)
        return compact(message, self._key.sign(message))


def sign_as_token(document: Mapping[str, Any], key: Signer) -> str:
    """Return a credential of our profile, as it was signed with an embedded proof, in the form VC-JWT.

    Raises:
        ProfileError: the document is not of our profile.
    """
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    canonical_nquads(unsigned)  # for its checks: nothing outside the profile is ever signed
    check_rules(unsigned)
    members = json.dumps(unsigned, ensure_ascii=False, separators=(",", ":"))[1:-1]
    claims = Claims(
        unsigned["issuer"]["id"],
        unsigned["id"],
        unsigned["credentialSubject"]["id"],
        int(parse_instant(unsigned["validFrom"]).timestamp()),
        int(parse_instant(unsigned["validUntil"]).timestamp()),
    )
    message = signing_text(members, claims, key.key_id)
    return compact(message, key.sign(message))
