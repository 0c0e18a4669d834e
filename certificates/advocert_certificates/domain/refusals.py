"""Why a document is not believed: one class per reason.

Every name ends in Error. `reason` is the stable code that the API, the page and the command line show;
`str()` is the sentence for people: what it means and what to do. A new reason is a new class; a code never
changes its meaning.
"""

from typing import ClassVar

from advocert_certificates.domain.credential_errors import CredentialError
from advocert_certificates.domain.phrases import Phrase


class RefusedError(CredentialError):
    """Root of all reasons. `detail` is for a log or a developer, never needed to understand the sentence."""

    reason: ClassVar[str]
    text: ClassVar[str]

    def __init__(self, detail: str = "") -> None:
        super().__init__(self.text)
        self.detail = detail


class NotOurProfileError(RefusedError):
    """The document has another type, another context list or another shape than our profile."""

    reason = "not_our_profile"
    text = Phrase(
        "This is no certificate of the kind that we issue, so this check cannot judge it. Ask its issuer."
    )


class ExtraContextError(RefusedError):
    """A context stands beside the three of the profile (an inline one included)."""

    reason = "extra_context"
    text = Phrase(
        "The file carries a context that was added to it, which can change what its words mean. Ask the "
        "holder for the original."
    )


class ForeignMemberError(RefusedError):
    """A member is not in the profile, for instance a status that was given another name."""

    reason = "foreign_member"
    text = Phrase(
        "The file has an entry that a certificate of ours never has, so its words cannot be trusted. Ask "
        "the holder for the original."
    )


class NoProofError(RefusedError):
    """There is no proof."""

    reason = "no_proof"
    text = Phrase("The file is not signed. Ask the holder for the signed file.")


class SecondProofError(RefusedError):
    """More than one proof: one good proof must not carry a forged one along."""

    reason = "second_proof"
    text = Phrase(
        "The file carries more than one signature; ours carry exactly one. Ask the holder for the original."
    )


class ProofShapeError(RefusedError):
    """The proof has other members, or values of another form, than Data Integrity with our suite."""

    reason = "proof_shape"
    text = Phrase("The signature is not written as ours are. Ask the holder for the original.")


class WrongSuiteError(RefusedError):
    """The proof is of another type or cryptosuite than `DataIntegrityProof` with `eddsa-rdfc-2022`."""

    reason = "wrong_suite"
    text = Phrase("The file is signed in another way than ours are. Ask the holder for the original.")


class WrongPurposeError(RefusedError):
    """`proofPurpose` is not `assertionMethod`."""

    reason = "wrong_purpose"
    text = Phrase("The signature was made for another purpose than a certificate. Do not rely on this file.")


class IssuerUnknownError(RefusedError):
    """No DID document was given: unknown, which is not the same as wrong."""

    reason = "issuer_unknown"
    text = Phrase(
        "The issuer's published keys are not at hand, so nobody can say who signed this. Give the "
        "issuer's did.json."
    )


class WrongIssuerError(RefusedError):
    """Issuer, proof and DID document do not name the same DID."""

    reason = "wrong_issuer"
    text = Phrase(
        "The keys at hand belong to another organisation than the one the file names. Check it with the "
        "issuer it names."
    )


class KeyNotPublishedError(RefusedError):
    """`verificationMethod` names no key of the DID document."""

    reason = "key_not_published"
    text = Phrase("The file is signed with a key that its issuer does not publish. Do not rely on this file.")


class KeyWithdrawnError(RefusedError):
    """The key is published but not listed in `assertionMethod`."""

    reason = "key_withdrawn"
    text = Phrase(
        "The issuer no longer stands by the key that signed this file. Ask the holder for a newly signed one."
    )


class ChangedError(RefusedError):
    """The signature does not fit the text."""

    reason = "changed"
    text = Phrase(
        "The file was changed after it was signed, so nothing in it can be trusted. Ask the holder for "
        "the original."
    )


class NotYetValidError(RefusedError):
    """`validFrom` lies in the future."""

    reason = "not_yet_valid"
    text = Phrase("The certificate is not valid yet. Check it again when it has begun.")


class ExpiredError(RefusedError):
    """`validUntil` has passed."""

    reason = "expired"
    text = Phrase("The certificate has ended. Ask the holder for the newest one.")


class RevokedError(RefusedError):
    """The bit in the issuer's status list is set."""

    reason = "revoked"
    text = Phrase(
        "The certificate was taken back by its issuer; it allows nothing. Ask the issuer if you need to "
        "know more."
    )


class StatusUnknownError(RefusedError):
    """No status list was given: unknown, which is not the same as not taken back."""

    reason = "status_unknown"
    text = Phrase(
        "The issuer's list of certificates taken back is not at hand, so it is not known whether this one "
        "still counts. Give the list."
    )


class StatusListOtherError(RefusedError):
    """The id of the list is not the `statusListCredential` of the credential."""

    reason = "status_list_other"
    text = Phrase(
        "The list given is not the one that the certificate names. Give the list from the address in the "
        "certificate."
    )


class StatusListIssuerError(RefusedError):
    """The list is signed by another issuer."""

    reason = "status_list_issuer"
    text = Phrase(
        "The list of certificates taken back comes from somebody else than the issuer of the certificate. "
        "Get it from the issuer."
    )


class StatusListForgedError(RefusedError):
    """The list does not verify; `detail` says why."""

    reason = "status_list_forged"
    text = Phrase(
        "The list of certificates taken back is not as its issuer signed it. Get it again from the issuer."
    )


class StatusListEarlyError(RefusedError):
    """`validFrom` of the list lies in the future."""

    reason = "status_list_early"
    text = Phrase("The list of certificates taken back is not valid yet. Check the clock of this computer.")


class StatusListOutdatedError(RefusedError):
    """`validUntil` of the list has passed."""

    reason = "status_list_outdated"
    text = Phrase("The list of certificates taken back is out of date. Get it again from the issuer.")


class StatusListBrokenError(RefusedError):
    """`encodedList` is no gzip of a bit string of an allowed length."""

    reason = "status_list_broken"
    text = Phrase("The list of certificates taken back cannot be unpacked. Get it again from the issuer.")


class StatusIndexOutsideError(RefusedError):
    """`statusListIndex` lies outside the list."""

    reason = "status_index_outside"
    text = Phrase(
        "The certificate names a place that its issuer's list does not have. Do not rely on this file."
    )
