"""What time alone gives is found by the tick, without any new evidence."""

from datetime import timedelta

import pytest
from tests.support.lives import BEGIN, Lives, care, rules, short

from advocert_certificates import api
from advocert_certificates.domain.standing import add_months
from advocert_certificates.models import Certification, Person, Transition

pytestmark = pytest.mark.django_db
HALF = add_months(BEGIN, 6)


def mentor():
    """Return the third level: a second one held for six months, and a drill that was run."""
    asked = {"all": [{"certifications": ["L2"], "held_months": 6}, {"practical": "PM-DRILL"}]}
    level = short(ref="L3", track="PM", title="Mentor", scopes=["coach"], grace_drops=[], requires=asked)
    return level | {"renewal": {"requires": {"practical": "PM-DRILL"}}}


@pytest.fixture
def lives(db):
    return Lives(rules(short(validity={"months": 24, "window_days": 60, "grace_days": 30}), care(), mentor()))


def confirm(lives, kind, ref, body):
    said = api.FactInput(kind, ref, f"{kind}/{ref}/{lives.now}", lives.now, body)
    api.record_fact(lives.person().uuid, said, actor="coach", now=lives.now)


def drill(lives):
    confirm(lives, "practical.scored", "PM-DRILL", {"passed": True, "points": 9, "of": 10})


def tick(lives):
    api.tick(now=lives.now)
    return lives.view(level="L3").state


def test_three_levels_are_earned_from_end_to_end_and_the_last_by_the_clock_alone(lives):
    lives.certify()
    lives.care()
    drill(lives)
    assert tick(lives) == "learning"
    lives.now = HALF - timedelta(seconds=1)
    assert tick(lives) == "learning"
    lives.now = HALF
    assert tick(lives) == "certified"
    assert [row.level_ref for row in Certification.objects.order_by("id")] == ["L1", "L2", "L3"]
    assert lives.view(level="L3").scopes == ("coach",)


def test_a_tick_that_slept_finds_it_later(lives):
    lives.certify()
    lives.care()
    drill(lives)
    tick(lives)
    lives.now = add_months(BEGIN, 8)
    assert tick(lives) == "certified"


def test_found_once_nobody_is_looked_at_again(lives):
    test_three_levels_are_earned_from_end_to_end_and_the_last_by_the_clock_alone(lives)
    assert Person.objects.get().look_again_at is None
    assert api.tick(now=lives.now).people == 0


def test_months_before_a_lapse_do_not_count(lives):
    lives.certify()
    lives.care()
    lives.now = add_months(BEGIN, 14)
    lives.care()
    drill(lives)
    assert tick(lives) == "learning"
    assert Person.objects.get().look_again_at == add_months(lives.now, 6)


def test_months_before_a_lapse_do_not_count_in_the_very_evaluation_that_ends_it(lives):
    lives.certify()
    lives.care()
    drill(lives)
    lives.now = add_months(BEGIN, 14)
    lives.care()
    assert (lives.view(level="L2").state, lives.view(level="L3").state) == ("certified", "learning")


def test_a_catch_up_finds_what_time_gives(lives):
    lives.certify()
    lives.care()
    drill(lives)
    tick(lives)
    assert sum(part.done for part in api.catch_up(now=HALF) if part.part == "decided about") >= 1
    lives.now = HALF
    assert lives.view(level="L3").state == "certified"


def test_new_rules_that_ask_for_months_are_waited_for(db):
    story = Lives(rules(short(), care()))
    story.certify()
    story.care()
    drill(story)
    api.load_programme(rules(short(), care(), mentor()), actor="test", now=story.at(days=1))
    assert tick(story) == "learning"
    story.now = HALF
    assert tick(story) == "certified"


def test_what_was_done_while_held_back_renews_once_it_is_opened(db):
    lives = Lives(rules(short(), care()))
    row = lives.certify()
    lives.now = add_months(BEGIN, 12) - timedelta(days=20)
    hold = lives.hold(row.uuid, reason="other")
    lives.exam()
    api.tick(now=lives.at(days=1))
    assert not Transition.objects.filter(trigger="renew").exists()
    api.reinstate_certification(hold, actor="marta", now=lives.at(days=1))
    api.tick(now=lives.now)
    assert lives.of().valid_until == add_months(BEGIN, 24)
