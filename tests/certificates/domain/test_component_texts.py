"""Which text was taken, and whether it counts."""

from datetime import UTC, datetime

import pytest

from advocert_certificates.domain.component_texts import TextRules, TextState
from advocert_certificates.domain.facts import Fact, read_fact

NOW = datetime(2026, 11, 20, tzinfo=UTC)
OURS, OLD, WITHDRAWN, FOREIGN = "a" * 64, "b" * 64, "c" * 64, "d" * 64
RULES = TextRules(
    known={"FND-01": OURS, "FND-EXAM": OURS, "FND-BANK-1": OURS},
    earlier={"FND-01": frozenset({OLD, WITHDRAWN})},
    withdrawn=frozenset({WITHDRAWN}),
)
STRICT = TextRules(RULES.known, RULES.earlier, RULES.withdrawn, unknown_counts=False)


def played(**body: object) -> Fact:
    said = {"passed": True, "counts": True, "score": 90, **body}
    fact = read_fact("scenario.finished", "FND-01", said, occurred_at=NOW, enrolled=True)
    assert fact is not None
    return fact


def examined(bank: str) -> Fact:
    said = {"passed": True, "sha256": OURS, "banks": {"FND-BANK-1": bank}}
    fact = read_fact("exam.finished", "FND-EXAM", said, occurred_at=NOW, enrolled=True)
    assert fact is not None
    return fact


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ({"sha256": OURS}, TextState.CURRENT),
        ({"sha256": OLD}, TextState.EARLIER),
        ({"sha256": FOREIGN}, TextState.UNKNOWN),
        ({"sha256": WITHDRAWN}, TextState.WITHDRAWN),
        ({}, TextState.UNTOLD),
        ({"sha256": 7}, TextState.UNTOLD),
    ],
)
def test_a_text_is_told_from_others_by_its_hash(body, state):
    assert RULES.state_of(played(**body)) is state


def test_the_worst_of_an_exam_and_its_banks_decides():
    assert [RULES.state_of(examined(bank)) for bank in (OURS, FOREIGN, WITHDRAWN)] == [
        TextState.CURRENT,
        TextState.UNKNOWN,
        TextState.WITHDRAWN,
    ]


@pytest.mark.parametrize(("rules", "counting"), [(RULES, {OURS, OLD, FOREIGN, ""}), (STRICT, {OURS, OLD})])
def test_what_counts_is_what_the_programme_says(rules, counting):
    texts = (OURS, OLD, FOREIGN, WITHDRAWN, "")
    assert {text for text in texts if rules.judged(played(sha256=text)).counts} == counting


def test_what_does_not_count_says_why():
    assert "withdrawn" in RULES.judged(played(sha256=WITHDRAWN)).detail
    assert "programme" in STRICT.judged(played(sha256=FOREIGN)).detail


def test_a_programme_without_texts_asks_for_none():
    assert TextRules().judged(played(sha256=FOREIGN)).counts
    assert TextRules().state_of(played(sha256=FOREIGN)) is TextState.NOT_ASKED


def test_a_fact_that_did_not_count_is_never_made_to_count():
    assert not RULES.judged(played(sha256=OURS, passed=False)).counts


def test_a_signature_is_judged_by_its_clause_and_not_here():
    fact = read_fact(
        "clause.signed", "DISC-1", {"version": 1, "sha256": FOREIGN}, occurred_at=NOW, enrolled=True
    )
    assert fact is not None
    assert STRICT.judged(fact) == fact
