"""What instructors do from their dashboard, and what staff see who look at the course as one learner."""

import re

import pytest
from tests.support.instructor import override_score
from tests.support.strict_runtime import ADA, Platform
from tests.xblocks.samples import exam_text, lesson_text, scenario_text

from advocert_xblocks._shared.recording import publish_completion, publish_grade

NAME = "X"
SCORED = {"advocert_scenario": scenario_text(), "advocert_quiz": exam_text()}


@pytest.fixture(params=SCORED)
def scored(request: pytest.FixtureRequest, platform: Platform) -> Platform:
    platform.author(NAME, request.param, SCORED[request.param])
    return platform


@pytest.mark.parametrize("weight", [1.0, 4.0])
def test_an_instructor_can_put_a_grade_in_place_of_the_learners(scored: Platform, weight: float) -> None:
    scored.author(NAME, scored.types[NAME], SCORED[scored.types[NAME]], weight=weight)
    override_score(scored, NAME, 0.7)
    assert scored.grade(NAME) == (pytest.approx(0.7), 1.0)


def test_a_grade_that_was_put_there_is_no_attempt(scored: Platform) -> None:
    override_score(scored, NAME, 1.0)
    block = scored.block(NAME)
    assert (block.has_submitted_answer(), block.get_score().raw_earned) == (False, 0.0)
    assert scored.row(NAME) == {}


@pytest.mark.parametrize("block_type", ["advocert_lesson", "advocert_scenario", "advocert_quiz"])
def test_who_looks_at_the_course_as_one_learner_sees_what_that_learner_sees(
    platform: Platform, block_type: str
) -> None:
    """Without `show_in_read_only_mode` the platform shows a sentence in place of the block."""
    platform.author(NAME, block_type, {**SCORED, "advocert_lesson": lesson_text()}[block_type])
    seen = platform.render(NAME, user=ADA, masquerade=True).content
    assert seen == platform.render(NAME, user=ADA).content


def test_a_certificate_is_not_shown_as_somebody_elses(platform: Platform) -> None:
    """The page asks the service for whoever is signed in, so it would show one's own as the learner's."""
    platform.author(NAME, "advocert_certificate")
    assert "cannot be shown" in platform.render(NAME, masquerade=True).content


def test_an_authors_play_is_no_grade_and_no_completion(scored: Platform) -> None:
    """Libraries hand an author's grades to the same table as a learner's (`openedx/core/djangoapps/xblock`)."""
    block = scored.block(NAME)
    block.runtime.is_author_mode = True
    publish_grade(block, 1.0, 1.0)
    publish_completion(block)
    assert (scored.grades, scored.completions) == ({}, {})


def test_a_first_grade_is_kept_although_the_row_of_state_is_older(platform: Platform) -> None:
    """The platform takes that row for a grade and fails to compare with nothing: 500 for every exam ever handed in."""
    platform.author(NAME, "advocert_quiz", SCORED["advocert_quiz"])
    begun = platform.post(NAME, "begin", {}).json["regions"]["stage"]
    attempt = re.search(r'name="attempt" value="([^"]*)"', begun)
    assert attempt is not None
    assert platform.post(NAME, "submit", {"attempt": attempt[1], "confirmed": "yes"}).status == 200
    assert platform.grade(NAME) == (0.0, 1.0)
