"""More reasons why a document is not believed: those that only credentials of others, or tokens, can have.

The law of `refusals` holds here too: every name ends in Error, a code never changes its meaning.
"""

from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.refusals import RefusedError


class UnknownContextError(RefusedError):
    """A context is inline, or none of those that are pinned."""

    reason = "unknown_context"
    text = Phrase(
        "The file explains its words by a page that this check does not know, so their meaning is not certain. "
        "Ask its issuer."
    )


class UnknownTermError(RefusedError):
    """A member, type or id that the contexts do not explain (JSON-LD safe mode), or a term under its address."""

    reason = "unknown_term"
    text = Phrase(
        "The file holds a word that nothing explains, so what was signed and what one reads may differ. Ask its "
        "issuer."
    )


class HiddenPolicyError(RefusedError):
    """Dates, status or issuer stand where a reader would not look for them."""

    reason = "hidden_policy"
    text = Phrase(
        "Dates or the list of certificates taken back are hidden in this file so that a check could miss them. "
        "Do not rely on it."
    )


class ForeignShapeError(RefusedError):
    """A member that decides about validity is missing or has another form than the standard says."""

    reason = "foreign_shape"
    text = Phrase(
        "The file is not written as the standard for certificates says. Ask its issuer for a correct one."
    )


class UnsupportedSuiteError(RefusedError):
    """A proof of another type or cryptosuite than we can check."""

    reason = "unsupported_suite"
    text = Phrase(
        "The file is signed in a way that this check does not know. Use a check that its issuer names."
    )


class ProofExpiredError(RefusedError):
    """`expires` of the proof has passed."""

    reason = "proof_expired"
    text = Phrase("The signature itself has run out. Ask the holder for a newly signed file.")


class DidMethodError(RefusedError):
    """The issuer is no `did:web` and no `did:key`, or its name is not written as its method says."""

    reason = "did_method"
    text = Phrase(
        "The issuer is named in a way that this check cannot look up. Use a check that the issuer names."
    )


class StatusTypeError(RefusedError):
    """A status entry of a type or purpose that we cannot judge; ignoring it could hide a revocation."""

    reason = "status_type"
    text = Phrase(
        "The certificate names a kind of list of certificates taken back that this check does not know. Use a "
        "check that its issuer names."
    )


class SuspendedError(RefusedError):
    """The bit in a list with the purpose `suspension` is set."""

    reason = "suspended"
    text = Phrase("The certificate is paused by its issuer. Ask the issuer when it counts again.")


class AddressRefusedError(RefusedError):
    """An address inside a private network, not https, or one that leads elsewhere: never asked."""

    reason = "address_refused"
    text = Phrase(
        "The file names an address that is not public, which this check never asks. Do not rely on this file."
    )


class AddressSilentError(RefusedError):
    """A public address did not answer in time, with too much, or with something else than JSON."""

    reason = "address_silent"
    text = Phrase("The issuer's address did not answer as it should. Try again later, or ask the issuer.")


class TokenShapeError(RefusedError):
    """No compact JWS of a JSON object, or a header with members that we must not ignore."""

    reason = "token_shape"
    text = Phrase("The token is not written as the standard says. Ask the holder for the original.")


class TokenAlgorithmError(RefusedError):
    """`alg` is none, a shared secret, or not the algorithm of the key."""

    reason = "token_algorithm"
    text = Phrase("The token is protected in a way that proves nothing. Do not rely on it.")


class TokenClaimsError(RefusedError):
    """`iss`, `jti`, `sub`, `nbf` or `exp` differ from what the credential says."""

    reason = "token_claims"
    text = Phrase("The token says one thing outside and another inside. Do not rely on it.")
