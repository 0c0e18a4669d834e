"""The crowd of the demo: years of believable history, made in seconds, sound in the log."""

import json

import pytest
from demo.prepare.crowd import FATES, WHOLE, crowd
from tests.support.running import RunningDemo, wait_for

ASK = """
import json
from collections import Counter
from django.utils import timezone
from advocert_certificates import api
from advocert_certificates.data import HoldingFilter
from advocert_certificates.models import Certification, Transition
now = timezone.now()
page, states = api.search_people("employee", now=now, limit=100), Counter()
for row in page.people:
    states.update(one.state for one in row.certifications)
triggers = Counter(Transition.objects.values_list("trigger", flat=True))
older = api.search_people(holding=HoldingFilter(outdated=True), now=now, limit=100).people
paused = sum(1 for row in older for one in row.certifications if not one.scopes)
print(json.dumps([len(page.people), states, triggers, api.audit_log().sound, len(older), paused]))
"""


def test_the_crowd_is_the_same_each_time_and_nobody_is_twice():
    people = crowd(WHOLE)
    assert people == crowd(WHOLE)
    assert len({one.full_name for one in people}) == WHOLE


@pytest.mark.parametrize("fate", FATES)
def test_every_fate_is_lived(fate):
    assert sum(one.fate == fate for one in crowd(WHOLE)) == FATES[fate]


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    running = RunningDemo(tmp_path_factory.mktemp("year"), crowd=40)
    running.start()
    # The first page does not wait for the crowd: the worker lets it live afterwards.
    mark = running.folder / "data" / "crowd-until"
    wait_for(lambda: mark.exists() and mark.read_text() == "today", 120, "the crowd to have lived")
    yield json.loads(running.run(ASK))
    running.program.kill()


def test_everybody_is_there_and_every_standing_is_shown(story):
    people, states, *_ = story
    assert people == 40
    assert {"certified", "expiring", "grace", "expired", "suspended"} <= set(states)


def test_lives_have_turns(story):
    assert {"pass", "renew", "time", "suspend", "assign"} <= set(story[2])


def test_the_log_of_the_demo_is_sound(story):
    assert story[3]


def test_some_hold_what_an_older_policy_gave_and_those_who_did_not_sign_the_new_clause_are_paused(story):
    assert story[4:] == [6, 2]
