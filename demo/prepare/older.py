"""The policy of last year: the same without the clause on machine-made pictures, which came 120 days ago.

Whoever was certified under it keeps the certificate and has thirty days to sign the new clause: so HR's list of
people on an older policy shows some who did, and some for whom what hangs on the clause is paused.
"""

import hashlib
import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from advocert_certificates import api
from demo.course import ACTOR

NEW_CLAUSE = "EU-AI-1"
CHANGED = timedelta(days=120)  # so long ago the new clause came
BEGUN = timedelta(days=430)  # before the first colleague was certified
_NAME = "2026.1"


def put_older_in_force(today: datetime) -> bool:
    """Let the policy of last year be in force; return whether there is one: content without the clause has none."""
    older = older_policy(_compiled())
    if older is not None:
        api.load_programme(older, actor=ACTOR, now=today - BEGUN)
    return older is not None


def put_new_in_force(at: datetime) -> None:
    """Let the policy of today be in force."""
    api.load_programme(_compiled(), actor=ACTOR, now=at)


def older_policy(compiled: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the compiled programme of last year, or None where the new clause is not part of today's."""
    older = deepcopy(dict(compiled))
    kept = [clause for clause in older["clauses"] if clause["ref"] != NEW_CLAUSE]
    if len(kept) == len(older["clauses"]):
        return None
    lines = sorted(f"{one['ref']}@{one['version']}:{one['sha256']}" for one in kept)
    sha256 = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    older |= {"clauses": kept, "policy_set": {**older["policy_set"], "name": _NAME, "sha256": sha256}}
    _forget_clause(older["levels"])
    return older


def _forget_clause(value: Any) -> None:
    """Take the new clause out of whatever asks for it."""
    if isinstance(value, dict):
        if isinstance(value.get("clauses"), list):
            value["clauses"] = [name for name in value["clauses"] if not name.startswith(f"{NEW_CLAUSE}@")]
        for inner in value.values():
            _forget_clause(inner)
    elif isinstance(value, list):
        for inner in value:
            _forget_clause(inner)


def _compiled() -> dict[str, Any]:
    compiled: dict[str, Any] = json.loads(settings.PLACES.programme.read_text("utf-8"))
    return compiled
