"""From values to an unsigned credential: Open Badges 3.0 on VC Data Model 2.0, exactly our profile.

Decisions that one cannot see in the JSON:

* The holder's name is an identity of type `name`, plain, because a certificate that one shows names its
  holder. The e-mail address is salted and hashed: who knows the address can match it, nobody can read it. The
  verify page and the PDF take the name from our records.
* Scopes, areas and countries are tags of the achievement; the policy set is an alignment whose `targetCode`
  is the hash. So no JSON-LD term of our own is needed.
* Everything but the identities has an id, and lists are sorted: see `nquads`.
"""

from hashlib import sha256
from typing import Any

from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.snapshot import (
    Achievement,
    CredentialSnapshot,
    EvidenceLink,
    Holder,
    Issuer,
    PolicySet,
    Result,
    StatusPlace,
)
from advocert_certificates.domain.vocabulary import CREDENTIAL_CONTEXTS

__all__ = [
    "Achievement",
    "CredentialSnapshot",
    "EvidenceLink",
    "Holder",
    "Issuer",
    "PolicySet",
    "Result",
    "StatusPlace",
    "build_document",
    "identity_hash",
]

OB_SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


def build_document(snapshot: CredentialSnapshot) -> dict[str, Any]:
    """Return the unsigned credential. It builds; `nquads.canonical_nquads` checks.

    Raises:
        NaiveTimeError: a time has no zone.
    """
    issuer = snapshot.issuer
    document: dict[str, Any] = {
        "@context": list(CREDENTIAL_CONTEXTS),
        "id": snapshot.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": snapshot.achievement.name,
        "issuer": {"id": issuer.did, "type": ["Profile"], "name": issuer.name, "url": issuer.url},
        "validFrom": format_instant(snapshot.valid_from),
        "validUntil": format_instant(snapshot.valid_until),
        "awardedDate": format_instant(snapshot.awarded_at or snapshot.valid_from),
        "credentialSubject": _subject(snapshot),
    }
    if snapshot.evidence:
        document["evidence"] = _evidence(snapshot.evidence)
    document["credentialSchema"] = [{"id": OB_SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}]
    document["credentialStatus"] = _status(snapshot.status)
    return document


def identity_hash(email: str, salt: str) -> str:
    """Return `sha256$…` over the address in lower case and the salt (Open Badges 3.0, IdentityHash)."""
    return "sha256$" + sha256((email.strip().lower() + salt).encode()).hexdigest()


def _subject(snapshot: CredentialSnapshot) -> dict[str, Any]:
    subject: dict[str, Any] = {
        "id": snapshot.holder.subject_id,
        "type": ["AchievementSubject"],
        "licenseNumber": snapshot.number,
        "identifier": _identities(snapshot.holder),
        "achievement": _achievement(snapshot.achievement, snapshot.results),
    }
    if snapshot.results:
        subject["result"] = [
            {
                "id": f"{snapshot.id}#{result.slug}",
                "type": ["Result"],
                "resultDescription": f"{snapshot.achievement.id}#{result.slug}",
                "value": result.value,
                "status": "Completed",
            }
            for result in _by_slug(snapshot.results)
        ]
    return subject


def _identities(holder: Holder) -> list[dict[str, Any]]:
    """The plain one first: identities are ordered by their statements, and false sorts before true."""
    name = {"type": "IdentityObject", "hashed": False, "identityHash": holder.name, "identityType": "name"}
    if not holder.email:
        return [name]
    return [
        name,
        {
            "type": "IdentityObject",
            "hashed": True,
            "identityHash": identity_hash(holder.email, holder.salt),
            "identityType": "emailAddress",
            "salt": holder.salt,
        },
    ]


def _achievement(achievement: Achievement, results: tuple[Result, ...]) -> dict[str, Any]:
    policy = achievement.policy_set
    node: dict[str, Any] = {
        "id": achievement.id,
        "type": ["Achievement"],
        "achievementType": "Certification",
        "name": achievement.name,
        "description": achievement.description,
        "criteria": {"id": f"{achievement.id}#criteria", "narrative": achievement.criteria},
        "version": achievement.version,
        "inLanguage": achievement.language,
        "tag": achievement.tags,
        "alignment": [
            {
                "id": f"{achievement.id}#policy-set",
                "type": ["Alignment"],
                "targetName": policy.name,
                "targetUrl": policy.url,
                "targetCode": f"sha256:{policy.sha256}",
            }
        ],
    }
    if achievement.image_url:
        node["image"] = {"id": achievement.image_url, "type": "Image"}
    if results:
        node["resultDescription"] = [
            _result_description(achievement.id, result) for result in _by_slug(results)
        ]
    return node


def _result_description(achievement_id: str, result: Result) -> dict[str, Any]:
    optional = {"requiredValue": result.required, "valueMin": result.lowest, "valueMax": result.highest}
    return {
        "id": f"{achievement_id}#{result.slug}",
        "type": ["ResultDescription"],
        "name": result.name,
        "resultType": result.result_type,
        **{name: value for name, value in optional.items() if value},
    }


def _by_slug(results: tuple[Result, ...]) -> list[Result]:
    # The closing > takes part in the order of the canonical form, so that a-b sorts before a.
    return sorted(results, key=lambda result: result.slug + ">")


def _evidence(links: tuple[EvidenceLink, ...]) -> list[dict[str, Any]]:
    return [
        {"id": link.url, "type": ["Evidence"], "name": link.name}
        | ({"description": link.description} if link.description else {})
        for link in sorted(links, key=lambda link: link.url + ">")
    ]


def _status(place: StatusPlace) -> dict[str, Any]:
    """One object, never a list; its id differs from the list's (Bitstring Status List v1.0, 2.1)."""
    return {
        "id": f"{place.list_url}#{place.index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place.index),
        "statusListCredential": place.list_url,
    }
