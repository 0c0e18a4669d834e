"""Which texts are known: those of the rules in question, and of every programme that was ever in force."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.db.models import Max

from advocert_certificates.domain.component_texts import TextRules
from advocert_certificates.domain.facts import Fact, read_fact
from advocert_certificates.domain.programme import Programme
from advocert_certificates.models import Evidence, ProgrammeVersion
from advocert_certificates.usecases.programmes import rules_of


def texts_in_force(version: ProgrammeVersion) -> TextRules:
    """Return what the version in force says about texts; asked for once per process and publication."""
    return _texts_of(version.sha256, version.in_force_at)


def texts_under(rules: Programme) -> TextRules:
    """Return what other rules say, with every text that was ever known."""
    return rules.texts.with_earlier(_ever_known())


def texts_of(version: ProgrammeVersion) -> TextRules:
    """Return what any version says, with every text that was ever known."""
    newest = ProgrammeVersion.objects.aggregate(newest=Max("in_force_at"))["newest"]
    return _texts_of(version.sha256, newest)


def facts_of(rows: Iterable[Evidence], texts: TextRules) -> dict[Fact, Evidence]:
    """Return what decides, out of the recorded facts, each with its row, as it counts under the rules of texts."""
    return judged(read_facts(rows), texts)


def read_facts(rows: Iterable[Evidence]) -> list[tuple[Fact, Evidence]]:
    """Return what decides, out of the recorded facts, each with its row, whatever the rules of texts."""
    facts = (
        (read_fact(row.kind, row.ref, row.body, occurred_at=row.occurred_at, enrolled=row.enrolled), row)
        for row in rows
    )
    return [(fact, row) for fact, row in facts if fact is not None]


def judged(facts: Iterable[tuple[Fact, Evidence]], texts: TextRules) -> dict[Fact, Evidence]:
    """Return facts with their rows, as they count under the rules of texts."""
    return {texts.judged(fact): row for fact, row in facts}


@lru_cache(maxsize=32)
def _texts_of(sha256: str, _newest: datetime | None) -> TextRules:
    # By the newest publication: nothing becomes known without one.
    return rules_of(ProgrammeVersion(sha256=sha256)).texts.with_earlier(_ever_known())


def _ever_known() -> Iterable[TextRules]:
    versions = ProgrammeVersion.objects.exclude(in_force_at=None).defer("body").order_by("id")
    return [rules_of(version).texts for version in versions]
