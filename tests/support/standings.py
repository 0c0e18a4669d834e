"""What the certificate service answers to the certificate block, in every state a person can be in.

The shape is that of `GET /advocert/api/v1/me/certifications/`; a test of the service holds the two together.
"""

from typing import Any

ADDRESS = "/advocert/api/v1/me/certifications/"


def entry(kind: str, ref: str, title: str, *, met: bool) -> dict[str, Any]:
    """One thing inside a requirement."""
    return {
        "kind": kind,
        "ref": ref,
        "title": title,
        "met": met,
        "when": None,
        "detail": "Done" if met else "",
    }


def system(name: str, wanted: str, state: str) -> dict[str, Any]:
    """What another system was told."""
    at = "2026-11-22T09:41:00Z"
    return {
        "target": name,
        "name": name,
        "wanted": wanted,
        "state": state,
        "at": at,
        "next_try": None,
        "attempts": 1,
    }


def standing(state: str = "learning", *, met: int = 0, **more: Any) -> dict[str, Any]:
    """A person's standing; `met` of three requirements are met."""
    wanted = [
        ("clauses", "Sign the clauses", entry("clause", "DISC-1", "Say that you work here", met=met > 0)),
        (
            "scenarios",
            "Pass a conversation",
            entry("scenario", "FND-01", "A neighbour <b>asks</b>", met=met > 1),
        ),
        ("exam", "Pass the exam", entry("exam", "FND-EXAM", "Foundations exam", met=met > 2)),
    ]
    requirements = [
        {
            "kind": kind,
            "title": title,
            "met": one["met"],
            "done": int(one["met"]),
            "total": 1,
            "entries": [one],
        }
        for kind, title, one in wanted
    ]
    return {
        "uuid": None if state == "learning" else "7d9a0f7e-0000-4000-8000-000000000001",
        "level_ref": "L1",
        "title": "Certified Advocate, Foundations",
        "summary": "may share approved pieces",
        "state": state,
        "valid_from": None if state == "learning" else "2026-03-04T00:00:00Z",
        "valid_until": None if state == "learning" else "2028-03-04T00:00:00Z",
        "grace_until": None if state == "learning" else "2028-04-03T00:00:00Z",
        "may": ["share approved pieces", "speak about Acme"],
        "ask_first": ["comparing Acme with a competitor"],
        "may_not": ["reply in the name of Acme"],
        "scopes": ["share:approved"],
        "areas": ["Home networking"],
        "jurisdictions": ["DE", "AT"],
        "requirements": requirements,
        "credential": None,
        "access": [],
        "ended": None,
        "holds": [],
        "tasks": [],
        "milestones": [],
        "renewal": [],
        "reminders": [],
        "language": "en",
        **more,
    }


def credential(*, ready: bool = True) -> dict[str, Any]:
    """A certificate, signed or still being signed."""
    base = "http://unit.test/advocert"
    return {
        "uuid": "x", "number": "7KQ2-M9XD", "ready": ready, "issued_at": "2026-03-04T00:00:00Z",
        "verify_url": f"{base}/verify/x", "document_url": f"{base}/c/x", "pdf_url": f"{base}/c/x.pdf",
    }  # fmt: skip


def told(*standings: dict[str, Any]) -> dict[str, tuple[int, Any]]:
    """The answers of a service that tells these standings."""
    return {ADDRESS: (200, {"results": list(standings)})}


CERTIFIED = standing(
    "certified",
    met=3,
    credential=credential(),
    access=[
        system("Approved-pieces library", "on", "confirmed"),
        system("Advocates group", "on", "sent"),
        system("Ticket system", "on", "parked"),
        system("Something newer", "on", "teleported"),
    ],
    milestones=[{"kind": "recall", "due_at": "2026-11-24T00:00:00Z", "state": "open"}],
    tasks=[
        {
            "kind": "clause",
            "ref": "DISC-1@2",
            "title": "DISC-1 now covers stories",
            "due_at": "2026-12-22T00:00:00Z",
            "scopes": [],
            "overdue": False,
        }
    ],
    reminders=["2028-01-04T00:00:00Z", "2028-02-03T00:00:00Z"],
)
RENEWAL = [
    {
        "kind": "exam",
        "title": "Pass the short exam",
        "met": False,
        "done": 0,
        "total": 1,
        "entries": [entry("exam", "RE-EXAM", "The short exam", met=False)],
    },
    {
        "kind": "clauses",
        "title": "Sign what has changed",
        "met": True,
        "done": 1,
        "total": 1,
        "entries": [entry("clause", "DISC-1", "Say that you work here", met=True)],
    },
]
EXPIRING = {"state": "expiring", "renewal": RENEWAL}
GRACE = {**CERTIFIED, "state": "grace", "renewal": RENEWAL}
EXPIRED = {
    **CERTIFIED,
    "state": "expired",
    "tasks": [],
    "access": [system("Approved-pieces library", "off", "confirmed")],
    "renewal": RENEWAL,
}
REVOKED = standing(
    "revoked",
    met=3,
    access=[system("Approved-pieces library", "off", "wrong")],
    ended={
        "at": "2026-11-22T10:00:00Z",
        "reason_code": "x",
        "reason_label": "Other work",
        "reason_text": "A new team.",
    },
)
SUSPENDED = standing(
    "suspended",
    met=3,
    holds=[
        {
            "scopes": [],
            "reason_label": "A post is looked at",
            "reason_text": "",
            "opened_at": "2026-11-22T10:00:00Z",
        }
    ],
)
