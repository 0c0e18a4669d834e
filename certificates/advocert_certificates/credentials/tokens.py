"""Issuing VC-JWT at speed: the compiled template of the achievement, five claims, one ES256 signature."""

from advocert_certificates.credentials.issuing import TEMPLATES
from advocert_certificates.credentials.signers import Signer
from advocert_certificates.domain.snapshot import CredentialSnapshot
from advocert_certificates.domain.tokens import compact, signing_text


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
        message = signing_text(members, snapshot, self._key.key_id)
        return compact(message, self._key.sign(message))
