"""Errors of the credential domain.

Every name ends in Error, one class per reason, grouped by who is at fault: the values that we are asked to
sign (`ProfileError`), or the installation (`KeyUseError`, `StatusListError`). Every text says what happened
and what to do next. Why a document is not believed stands in `refusals`.
"""

from typing import Self

from advocert_certificates.domain.phrases import Phrase


class CredentialError(Exception):
    """Root of everything that can be wrong with a credential."""


class ProfileError(CredentialError):
    """The values do not make a document of our profile.

    `member` names the place, such as `credentialSubject.result[0].value`; it grows while the error climbs out
    of the nested objects, so that the path costs nothing as long as all is well.
    """

    def __init__(self, member: str, advice: str) -> None:
        super().__init__(member, advice)
        self.member = member
        self.advice = advice

    def __str__(self) -> str:
        """Name the place, then what happened and what to do."""
        return f"{self.member}: {self.advice}"

    def inside(self, parent: str) -> Self:
        """Put the name of the object around the place."""
        self.member = f"{parent}.{self.member}" if self.member else parent
        return self


class MissingMemberError(ProfileError):
    """A required member is absent."""

    def __init__(self, member: str) -> None:
        super().__init__(member, "This is missing. Give it a value before the credential is signed.")


class UnknownMemberError(ProfileError):
    """A member is not in the profile; signing it would sign an undefined term (JSON-LD safe mode)."""

    def __init__(self, member: str) -> None:
        super().__init__(
            member, "Our profile has no such member. Remove it, or put it where the profile has a place."
        )


class WrongTypeError(ProfileError):
    """A member has another JSON type than the profile says."""

    def __init__(self, member: str, wanted: str) -> None:
        super().__init__(member, f"This must be {wanted}. Give it in that form.")


class WrongValueError(ProfileError):
    """A member has a value that the profile does not allow."""

    def __init__(self, member: str, wanted: str) -> None:
        super().__init__(member, f"This value is not allowed; wanted is {wanted}. Correct it and try again.")


class UnsignableTextError(ProfileError):
    """A text holds a character that implementations canonicalize differently, or that no UTF-8 can carry."""

    def __init__(self, member: str, position: int, character: str) -> None:
        super().__init__(
            member,
            f"Character {position + 1} (U+{ord(character):04X}) cannot be signed safely. "
            "Remove it from the text.",
        )
        self.position = position
        self.character = character


class ListOrderError(ProfileError):
    """A list is not in the profile's order or repeats an entry; a signature over RDF would not notice."""

    def __init__(self, member: str) -> None:
        super().__init__(member, "The entries must differ and stand in the order of their text. Sort them.")


class AmbiguousOrderError(ProfileError):
    """Code points and UTF-16 order two entries differently, and implementations follow one or the other."""

    def __init__(self, member: str) -> None:
        super().__init__(
            member,
            "Two entries differ in a sign that not everybody sorts alike. Write one of them in other words.",
        )


class RepeatedIdError(ProfileError):
    """Two objects of one document share an id, so that their statements would mix."""

    def __init__(self, member: str) -> None:
        super().__init__(member, "Two objects share this id. Give each object an id of its own.")


class ValidityOrderError(ProfileError):
    """The validity would end before it begins."""

    def __init__(self) -> None:
        super().__init__("validUntil", "The validity ends before it begins. Correct the dates.")


class UnresolvedResultError(ProfileError):
    """A result points to a description that the achievement does not have."""

    def __init__(self, member: str) -> None:
        super().__init__(
            member, "No result description has this id. Add the description, or correct the reference."
        )


class LinkedDataError(ProfileError):
    """A document of somebody else cannot be read without a doubt about what it means."""


class MissingTermError(LinkedDataError):
    """A name that no known context explains; a verifier that ignored it would sign for something unread."""

    def __init__(self, member: str) -> None:
        super().__init__(member, "No context that we know explains this name. Ask the issuer to remove it.")


class UnsupportedError(LinkedDataError):
    """Something that JSON-LD allows and that implementations do not all understand alike."""

    def __init__(self, member: str, what: str) -> None:
        super().__init__(member, f"This check does not read {what}. Ask the issuer.")


class TiedHashError(LinkedDataError):
    """Two unnamed objects cannot be told apart by themselves (RDFC-1.0, 4.5), and nothing here can do more."""

    def __init__(self) -> None:
        super().__init__(
            "document",
            "Two objects without id look alike. Install advocert[verify], which can tell them apart.",
        )


class NaiveTimeError(CredentialError):
    """A time without zone was given; it would mean another instant on another machine."""

    def __init__(self) -> None:
        super().__init__("A time without zone was given. Pass an aware datetime, for instance in UTC.")


class EncodingError(CredentialError):
    """A base58, multibase, multikey or instant text cannot be read."""


class BaseUrlError(CredentialError):
    """The public address cannot name a did:web issuer."""

    def __init__(self, base_url: str) -> None:
        super().__init__(
            f"{base_url!r} cannot be the public address of the issuer. "
            "Give https://HOST or https://HOST:PORT without path, query or slash at the end."
        )


class StatusListError(CredentialError):
    """Our own status list was used wrongly."""


class StatusIndexError(StatusListError):
    """An index lies outside the status list."""

    def __init__(self, index: int, size: int) -> None:
        super().__init__(f"Index {index} is outside the status list of {size} entries. Open a new list.")


class StatusSizeError(StatusListError):
    """A list is too small to hide its members (Bitstring Status List v1.0, 2.1), or no whole bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(
            f"A status list of {size} entries is not allowed. Take a multiple of 8 from 131,072 on."
        )


class StatusFullError(StatusListError):
    """Every index of the list is taken."""

    def __init__(self, size: int) -> None:
        super().__init__(f"All {size} entries of the status list are taken. Open a new list.")


class UnreadableError(CredentialError):
    """The bytes are no JSON object that has one meaning, `why` says what they are. Nothing was checked."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            Phrase(
                "This is no certificate file that can be read: {why} Take the JSON file as it was downloaded.",
                why=why,
            )
        )


class KeyUseError(CredentialError):
    """The installation's keys cannot be used."""


class NoKeyError(KeyUseError):
    """There is no signing key, and there is never a default one."""

    def __init__(self) -> None:
        super().__init__(
            "There is no signing key. Set ADVOCERT_KEYS_DIR to a folder and make a key in it, "
            "or give one as PEM in ADVOCERT_SIGNING_KEY."
        )


class NoTokenKeyError(KeyUseError):
    """A certificate is asked for as VC-JWT, and there is no P-256 key."""

    def __init__(self) -> None:
        super().__init__(
            "There is no key for certificates in the form JWT. Run `manage.py advocert_make_key --only es`."
        )


class KeyNotFoundError(KeyUseError):
    """The folder holds no key of this name."""

    def __init__(self, key_id: str) -> None:
        super().__init__(f"There is no key {key_id} in the folder. Run `manage.py advocert_keys list`.")


class KeyInUseError(KeyUseError):
    """The key that signs cannot be retired."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"{key_id} is the key that signs. Make another with `manage.py advocert_make_key`, wait until it "
            "signs, then retire this one."
        )


class SignerError(KeyUseError):
    """The external signer named in the settings cannot be used."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The signer {name} in ADVOCERT_SIGNER cannot be used: {why}. Correct the setting.")


class KeyUnreadableError(KeyUseError):
    """A key file is no unencrypted key in PEM."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is no Ed25519 or P-256 key in PEM without password. Put the right file there, or move it "
            "away."
        )


class KeyMismatchError(KeyUseError):
    """The published key is not the one that signs: whatever it signs would be refused everywhere."""

    def __init__(self, key_id: str) -> None:
        super().__init__(
            f"The published key {key_id} does not belong to the private key that signs. "
            "Restore the matching pair before issuing anything."
        )
