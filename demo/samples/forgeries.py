"""What somebody might do to a good credential; every verifier must refuse each of these."""

import copy
from collections.abc import Callable
from typing import Any

_VC = "https://www.w3.org/2018/credentials#"
_XSD_DATE = "http://www.w3.org/2001/XMLSchema#dateTime"

Change = Callable[[dict[str, Any]], None]


def _name(document: dict[str, Any]) -> None:
    document["credentialSubject"]["identifier"][0]["identityHash"] = "Somebody Else"


def _end(document: dict[str, Any]) -> None:
    document["validUntil"] = "2099-01-01T00:00:00Z"


def _no_status(document: dict[str, Any]) -> None:
    del document["credentialStatus"]


def _other_place(document: dict[str, Any]) -> None:
    entry = document["credentialStatus"]
    entry["statusListIndex"] = str((int(entry["statusListIndex"]) + 1) % 131_072)
    entry["id"] = f"{entry['statusListCredential']}#{entry['statusListIndex']}"


def _title(document: dict[str, Any]) -> None:
    document["credentialSubject"]["achievement"]["name"] = "Chief Executive"


def _scope(document: dict[str, Any]) -> None:
    document["credentialSubject"]["achievement"]["tag"].append("scope:speak:press")


def _stranger(document: dict[str, Any]) -> None:
    stranger = "did:web:evil.example"
    document["issuer"]["id"] = stranger
    document["proof"][0]["verificationMethod"] = f"{stranger}#ed-2026-1"


def _no_proof(document: dict[str, Any]) -> None:
    del document["proof"]


def _purpose(document: dict[str, Any]) -> None:
    document["proof"][0]["proofPurpose"] = "authentication"


def _created(document: dict[str, Any]) -> None:
    document["proof"][0]["created"] = "2020-01-01T00:00:00Z"


def _undefined(document: dict[str, Any]) -> None:
    document["employer"] = "Acme"


# Other verifiers are known to accept these; whoever reads policy from the JSON is fooled.
def _renamed_status(document: dict[str, Any]) -> None:
    document[f"{_VC}credentialStatus"] = document.pop("credentialStatus")


def _renamed_end(document: dict[str, Any]) -> None:
    # With its datatype, so that the statements that were signed stay the same.
    document[f"{_VC}validUntil"] = {"@value": document.pop("validUntil"), "@type": _XSD_DATE}


def _second_proof(document: dict[str, Any]) -> None:
    forged = {**document["proof"][0], "created": "2020-01-01T00:00:00Z"}
    document["proof"].append(forged)


def _inline_context(document: dict[str, Any]) -> None:
    document["@context"].append({"employer": "https://evil.example/employer"})


FORGERIES: dict[str, tuple[str, Change]] = {
    "other-name": ("the holder's name was changed", _name),
    "longer-validity": ("the end was moved", _end),
    "removed-status": ("the status entry was removed", _no_status),
    "other-place": ("another place in the status list was written in", _other_place),
    "other-title": ("the title was changed", _title),
    "one-scope-more": ("a scope was added", _scope),
    "other-issuer": ("it names another issuer and its key", _stranger),
    "no-proof": ("the proof was removed", _no_proof),
    "other-purpose": ("the proof was made for another purpose", _purpose),
    "other-time": ("the time of the proof was changed", _created),
    "undefined-term": ("a member that no context explains was added", _undefined),
    "renamed-status": (
        "the status entry stands under its full address, where a reader misses it",
        _renamed_status,
    ),
    "renamed-end": ("the end stands under its full address, where a reader misses it", _renamed_end),
    "second-proof": ("a forged second proof stands beside the good one", _second_proof),
    "inline-context": ("an inline context was added after signing", _inline_context),
}


def forge(document: dict[str, Any], change: Change) -> dict[str, Any]:
    """Return a changed copy."""
    changed = copy.deepcopy(document)
    change(changed)
    return changed
