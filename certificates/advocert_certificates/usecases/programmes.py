"""The rules in force, and how new ones come into force."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction

from advocert_certificates.data import ProgrammeInfo
from advocert_certificates.domain.errors import ClauseTextChangedError
from advocert_certificates.domain.programme import ClauseRule, Programme, programme_hash
from advocert_certificates.domain.programme_reading import read_programme
from advocert_certificates.models import ClauseVersion, Evidence, ProgrammeVersion
from advocert_certificates.usecases.wake import wake_after_commit

_KNOWN = 10


def load_programme(compiled: Mapping[str, Any], *, actor: str, now: datetime) -> ProgrammeInfo:
    """Make a compiled programme the one in force, and let everybody be looked at again under it.

    For installations and their commands. People publish in two steps, two of them: `publishing`. Nobody loses
    anything by a load: a certification keeps the rules under which it was earned; what changed in a clause is
    asked of everybody whom it concerns. Loading what is in force already changes nothing.

    Raises:
        ProgrammeShapeError: the document cannot be understood.
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
    """
    with transaction.atomic():
        version = keep_version(compiled, actor=actor, now=now)
        changed = put_in_force(version, actor=actor, now=now)
    return info_of(version, changed=changed)


def keep_version(compiled: Mapping[str, Any], *, actor: str, now: datetime) -> ProgrammeVersion:
    """Store a version of the rules without putting it in force; the same document is stored once.

    Raises:
        ProgrammeShapeError: the document cannot be understood.
    """
    programme = read_programme(compiled)
    version, _ = ProgrammeVersion.objects.get_or_create(
        sha256=programme_hash(compiled),
        defaults={
            "ref": programme.ref,
            "title": programme.title,
            "policy_set": programme.policy_set,
            "body": dict(compiled),
            "loaded_at": now,
            "loaded_by": actor,
        },
    )
    return version


def put_in_force(version: ProgrammeVersion, *, actor: str, now: datetime) -> bool:
    """Put a stored version in force; return whether it was not already. The caller opens the transaction.

    Raises:
        ClauseTextChangedError: a clause that somebody has signed has another text under the same version.
    """
    if version.active:
        return False
    for clause in rules_of(version).clauses:
        _keep_clause(clause)
    ProgrammeVersion.objects.filter(active=True).update(active=False)
    version.active, version.approved_by, version.in_force_at = True, actor, now
    version.save(update_fields=["active", "approved_by", "in_force_at"])
    Evidence.objects.filter(evaluated_at__isnull=False).update(evaluated_at=None)
    wake_after_commit()
    return True


def info_of(version: ProgrammeVersion, *, changed: bool) -> ProgrammeInfo:
    """Return what is told about a version."""
    return ProgrammeInfo(
        ref=version.ref,
        title=version.title,
        sha256=version.sha256,
        policy_set=version.policy_set,
        loaded_at=version.loaded_at,
        changed=changed,
        loaded_by=version.loaded_by,
        approved_by=version.approved_by,
        in_force_at=version.in_force_at,
    )


def active_version() -> ProgrammeVersion | None:
    """Return the version in force without its body, or None before the first load."""
    return ProgrammeVersion.objects.filter(active=True).defer("body").order_by("-loaded_at", "-id").first()


def list_policy_sets() -> tuple[str, ...]:
    """Return the policy sets that were ever in force, newest first."""
    rows = ProgrammeVersion.objects.exclude(in_force_at=None).order_by("-in_force_at", "-id")
    return tuple(dict.fromkeys(rows.values_list("policy_set", flat=True)))


def list_known_programmes() -> tuple[Mapping[str, Any], ...]:
    """Return what was compiled for the rules in force and for those before them, newest first; no more than ten."""
    rows = ProgrammeVersion.objects.exclude(in_force_at=None).order_by("-active", "-in_force_at", "-id")
    return tuple(rows.values_list("body", flat=True)[:_KNOWN])


def has_programme() -> bool:
    """Tell whether rules are in force."""
    return ProgrammeVersion.objects.filter(active=True).exists()


def rules_in_force() -> Programme | None:
    """Return the rules in force, planned levels too, or None before the first load."""
    version = active_version()
    return rules_of(version) if version else None


def rules_of(version: ProgrammeVersion) -> Programme:
    """Return the rules of a version, read once per process."""
    return _rules(version.sha256)


@lru_cache(maxsize=32)
def _rules(sha256: str) -> Programme:
    # By hash: a version never changes, so what was read once holds for ever.
    return read_programme(ProgrammeVersion.objects.get(sha256=sha256).body)


def check_clause(clause: ClauseRule) -> None:
    """Check that a text that people have signed keeps its version.

    Raises:
        ClauseTextChangedError: somebody has signed another text under it.
    """
    others = ClauseVersion.objects.filter(ref=clause.ref, version=clause.version).exclude(
        sha256=clause.sha256
    )
    # Until the first signature a text may still be corrected; afterwards its version says what was signed.
    signed = Evidence.objects.filter(
        kind="clause.signed", fact_key__startswith=f"clause.signed/{clause.ref}@{clause.version}/"
    )
    if others.exists() and signed.exists():
        raise ClauseTextChangedError(clause.ref, clause.version)


def _keep_clause(clause: ClauseRule) -> None:
    check_clause(clause)
    ClauseVersion.objects.get_or_create(
        ref=clause.ref,
        version=clause.version,
        sha256=clause.sha256,
        defaults={
            "title": clause.title,
            "rule": clause.rule,
            "text": clause.text,
            "change": clause.change,
        },
    )
