"""The check in the middle as a condition of a short renewal (CURRICULUM 1, finding 6)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.support.lives import BEGIN, Lives, played, rules, short

from advocert_certificates.domain.standing import add_months

pytestmark = pytest.mark.django_db
WINDOW = add_months(BEGIN, 12) - timedelta(days=60)


def story(**renewal):
    asked = {"late_months": 12, "requires": {"exam": "FND-EXAM"}, **renewal}
    lives = Lives(rules(short(renewal=asked, checkpoints={"midterm_months": 6})))
    lives.certify()
    return lives


def renewed(lives):
    lives.now = WINDOW + timedelta(days=1)
    lives.exam()
    return lives.of().valid_until == add_months(BEGIN, 24)


def practise(lives, **at):
    lives.now = add_months(BEGIN, 6) + timedelta(**at)
    lives.tell(replace(played("FND-01", attempt="middle"), occurred_at=lives.now))


def test_whoever_did_it_renews_by_the_short_way(db):
    lives = story(midterm=True)
    practise(lives, days=10)
    assert renewed(lives)


def test_whoever_missed_it_is_asked_for_the_whole_level(db):
    lives = story(midterm=True)
    assert not renewed(lives)
    assert [part.kind for part in lives.view().renewal] == ["clauses", "scenarios", "exam"]


def test_the_whole_level_renews_too(db):
    lives = story(midterm=True)
    renewed(lives)
    for ref in ("FND-01", "FND-02", "FND-03"):
        lives.tell(replace(played(ref, attempt="whole"), occurred_at=lives.now))
    assert lives.of().valid_until == add_months(BEGIN, 24)


def test_missing_it_takes_nothing_away(db):
    lives = story(midterm=True)
    lives.now = WINDOW + timedelta(days=1)
    assert (lives.view().state, len(lives.view().scopes)) == ("expiring", 2)


def test_before_its_day_it_is_not_done(db):
    lives = story(midterm=True)
    practise(lives, days=-40)
    assert not renewed(lives)


def test_without_the_rule_nobody_is_asked_for_more(db):
    assert renewed(story())
