"""A small compiled programme (schema 1) and the evidence that meets it.

Usage: `load_programme(compiled(), actor="test", now=NOW)`, then `for fact in all_facts(1):
record_evidence(fact)`.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any

from advocert_certificates.api import EvidenceInput, PersonInput

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
CLAUSE_TEXT = "---\nid: DISC-1\ntype: clause\nversion: 1\n---\nSay that you work for Acme.\n"
CLAUSE_SHA = hashlib.sha256(CLAUSE_TEXT.encode()).hexdigest()
SCENARIOS = ("FND-01", "FND-02", "FND-03")


def compiled(**level: Any) -> dict[str, Any]:
    """Return the programme; keyword arguments replace keys of its one level."""
    components = {ref: {"type": "scenario", "title": f"Conversation {ref}"} for ref in SCENARIOS}
    components["FND-EXAM"] = {"type": "exam", "title": "Foundations exam"}
    components["FND-L01"] = {"type": "lesson", "title": "Who speaks"}
    return {
        "schema": 1,
        "ref": "ACME",
        "title": "Speak for Acme",
        "organisation": {"name": "Acme", "url": "https://acme.example"},
        "language": "en",
        "policy_set": {"name": "2026.1", "sha256": "ab" * 32},
        "components": components,
        "clauses": [clause()],
        "levels": [one_level() | level],
    }


def clause(text: str = CLAUSE_TEXT, version: int = 1) -> dict[str, Any]:
    """Return a clause of the programme."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    rule = "Say you work here, where the praise is."
    title = "Say who you are"
    return {
        "ref": "DISC-1",
        "version": version,
        "sha256": sha256,
        "title": title,
        "rule": rule,
        "text": text,
        "change": None,
    }


def one_level() -> dict[str, Any]:
    """Return level L1."""
    return {
        "ref": "L1",
        "track": "FND",
        "title": "Certified Advocate, Foundations",
        "summary": "may share approved pieces and speak about Acme from their own account",
        "criteria": "Signed the clauses, passed three conversations and the exam.",
        "requires": {
            "all": [
                {"clauses": ["DISC-1@1"], "title": "Sign the clauses"},
                {"scenarios": list(SCENARIOS), "pass": 3, "title": "Pass three conversations"},
                {"exam": "FND-EXAM", "title": "Pass the exam"},
            ]
        },
        "scopes": ["share:approved", "respond:brand-account"],
        "may": ["share approved pieces"],
        "ask_first": ["answer complaints"],
        "may_not": ["announce figures"],
        "areas": ["Home networking"],
        "jurisdictions": ["DE", "AT"],
        "validity": {"months": 24, "window_days": 60, "grace_days": 30},
        "grace_drops": ["respond:brand-account"],
    }


def person(user_id: int = 7, **values: Any) -> PersonInput:
    """Return somebody of the platform."""
    given = {
        "username": f"user{user_id}",
        "full_name": f"Tomasz {user_id}",
        "email": f"u{user_id}@acme.example",
    }
    return PersonInput(platform_user_id=user_id, **(given | values))


def fact(
    kind: str, ref: str, key: str, body: dict[str, Any], *, user_id: int = 7, **more: Any
) -> EvidenceInput:
    """Return one fact."""
    values = {
        "person": person(user_id),
        "occurred_at": NOW,
        "language": "en",
        "course_key": "course-v1:A+F+1",
    }
    return EvidenceInput(kind=kind, ref=ref, fact_key=key, body=body, **(values | more))


def signed(user_id: int = 7, sha256: str = CLAUSE_SHA, version: int = 1, **more: Any) -> EvidenceInput:
    """Return the signature under the clause."""
    body = {"clause": "DISC-1", "version": version, "sha256": sha256, "language": "en", "statement": "I do"}
    return fact(
        "clause.signed", "DISC-1", f"clause.signed/DISC-1@{version}/en", body, user_id=user_id, **more
    )


def played(ref: str, user_id: int = 7, attempt: str = "a1", **changes: Any) -> EvidenceInput:
    """Return a finished conversation; keyword arguments replace keys of its body."""
    body = {"scenario": ref, "variant": "a", "attempt": 1, "counts": True, "score": 92, "passed": True}
    body |= {"critical": None, "dimensions": {"policy": 100}, "sha256": "cd" * 32, "steps": 4}
    key = f"scenario.finished/{ref}-{user_id}-{attempt}"
    return fact("scenario.finished", ref, key, body | changes, user_id=user_id)


def examined(user_id: int = 7, attempt: str = "e1", **changes: Any) -> EvidenceInput:
    """Return a finished exam."""
    body = {"exam": "FND-EXAM", "attempt": 1, "correct": 13, "items": 15, "needed": 11, "passed": True}
    body |= {"provisional": True, "item_refs": ["FND-Q-101"], "sha256": "ef" * 32, "seconds": 600}
    key = f"exam.finished/{user_id}-{attempt}"
    return fact("exam.finished", "FND-EXAM", key, body | changes, user_id=user_id)


def all_facts(user_id: int = 7) -> list[EvidenceInput]:
    """Return everything that level L1 asks of a person."""
    return [signed(user_id), *(played(ref, user_id) for ref in SCENARIOS), examined(user_id)]
