"""A hostile learner with fifty parallel requests, served by processes that share no cache, gains nothing.

On SQLite here; `test_servers` runs this file on MariaDB and PostgreSQL.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.support.racers import Race, Told, facts, racers
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import exam_text, scenario_text
from tests.xblocks.scenario.talk import BEST, NAME, Talk

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50
Racing = Callable[[Race], Told]
ATTEMPT = re.compile(r'name="attempt" value="(\w+)"')


@pytest.fixture(scope="module")
def race(django_db_setup: None, django_db_blocker: Any) -> Iterator[Callable[[Race], Told]]:
    with django_db_blocker.unblock(), racers() as race:
        yield race


@pytest.fixture
def sitting(platform: Platform) -> Sitting:
    platform.author(EXAM, "advocert_quiz", exam_text())
    return Sitting(platform)


def exam(handler: str, bodies: list[dict]) -> Race:
    return Race(EXAM, "advocert_quiz", exam_text(), handler, bodies)


def attempts(sitting: Sitting) -> list[dict]:
    return sitting.platform.row(EXAM).get("advocert_closed", {}).get("attempts", [])


def test_fifty_submits_are_one_attempt_one_fact_and_one_grade(sitting: Sitting, race: Racing):
    sitting.begin()
    sitting.answer(1)
    told = race(exam("submit", [{"attempt": sitting.attempt, "confirmed": True}] * MANY))
    assert ({one["status"] for one in told.answers}, len(told.answers)) == ({200}, MANY)
    assert (len(attempts(sitting)), facts(), len(told.grades)) == (1, ["exam.finished"], 1)


def test_fifty_beginnings_are_one_attempt(sitting: Sitting, race: Racing):
    """Also the first ones, which have no row to lock yet."""
    told = race(exam("begin", [{}] * MANY))
    pages = [one["regions"]["stage"] for one in told.answers]
    ids = {found for page in pages for found in ATTEMPT.findall(page)}
    assert ids == {sitting.platform.state(EXAM)["open"]["id"]}


def test_answers_to_all_questions_at_once_are_all_kept(sitting: Sitting, race: Racing):
    sitting.begin()
    bodies = [{"attempt": sitting.attempt, "question": place % 4 + 1, "option": 0} for place in range(MANY)]
    race(exam("answer", bodies))
    assert None not in sitting.platform.state(EXAM)["open"]["answers"]


def test_no_answer_under_way_brings_an_attempt_back(sitting: Sitting, race: Racing):
    """Half of the requests hand in, half change an answer; after the reasons were shown nothing changes."""
    sitting.begin()
    body = {"attempt": sitting.attempt, "question": 1, "confirmed": True}
    mixed = [
        {**body, "handler": ("submit", "answer")[place % 2], "option": place % 3} for place in range(MANY)
    ]
    race(exam("submit", mixed))
    assert (sitting.platform.state(EXAM)["open"], len(attempts(sitting)), facts()) == (
        None,
        1,
        ["exam.finished"],
    )


def test_fifty_replies_are_one_step(platform: Platform, race: Racing):
    platform.author(NAME, "advocert_scenario", scenario_text())
    talk = Talk(platform).play(BEST[0])
    here = {"attempt": talk.attempt, "step": talk.step}
    bodies = [{**here, "choice": f"c{place % 2 + 1}"} for place in range(MANY)]
    told = race(Race(NAME, "advocert_scenario", scenario_text(), "choose", bodies))
    outcomes = platform.state(NAME)["outcomes"]
    assert (len(outcomes), facts(), len(told.grades)) == (1, ["scenario.finished"], 1)
