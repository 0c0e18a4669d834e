"""What must hold between the members of one document; `nquads` checks each member by itself."""

from collections.abc import Mapping
from typing import Any

from advocert_certificates.domain.credential_errors import (
    UnresolvedResultError,
    ValidityOrderError,
    WrongValueError,
)


def check_rules(document: Mapping[str, Any]) -> None:
    """Check a document that `canonical_nquads` has accepted.

    Raises:
        ProfileError: a rule between members is broken; its class says which.
    """
    # Instants of our form sort like text.
    if document["validUntil"] <= document["validFrom"]:
        raise ValidityOrderError
    if "credentialStatus" in document:
        _check_status(document["credentialStatus"])
        _check_results(document["credentialSubject"])
        _check_identities(document["credentialSubject"]["identifier"])


def _check_status(entry: Mapping[str, Any]) -> None:
    expected = f"{entry['statusListCredential']}#{entry['statusListIndex']}"
    if entry["id"] != expected:
        raise WrongValueError("credentialStatus.id", expected)


def _check_results(subject: Mapping[str, Any]) -> None:
    described = {description["id"] for description in subject["achievement"].get("resultDescription", ())}
    for position, result in enumerate(subject.get("result", ())):
        if result["resultDescription"] not in described:
            raise UnresolvedResultError(f"credentialSubject.result[{position}].resultDescription")


def _check_identities(identities: list[Mapping[str, Any]]) -> None:
    """A name is plain, an e-mail address hashed with salt, and there is at most one of each."""
    for position, identity in enumerate(identities):
        member = f"credentialSubject.identifier[{position}]"
        hashed = identity["identityType"] == "emailAddress"
        if identity["hashed"] is not hashed:
            raise WrongValueError(f"{member}.hashed", "true for an e-mail address, false for a name")
        if ("salt" in identity) is not hashed:
            raise WrongValueError(f"{member}.salt", "a salt for an e-mail address, none for a name")
    if len({identity["identityType"] for identity in identities}) != len(identities):
        raise WrongValueError("credentialSubject.identifier", "one name and at most one e-mail address")
