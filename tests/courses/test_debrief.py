from collections.abc import Sequence

import pytest
from hypothesis import given
from tests.support.conversations import DIMENSIONS, conversation, conversations, line_of, picks, play, play_by

from advocert_courses.debrief import debrief
from advocert_courses.errors import RunNotFinishedError
from advocert_courses.graph import MAX_DECISIONS
from advocert_courses.models import Scenario
from advocert_courses.wording import DIMENSION_WORDS

CIRCLE = conversation({"here": [("again", "here", 2, True), ("leave", "end", 0)], "end": []})
SLIP = conversation({"ask": [("best", "end", 2, True), ("slip", "end", 0, False, "leak")], "end": []})
DETOUR = conversation(
    {
        "ask": [("good", "end", 2, True), ("bad", "repair", 0)],
        "repair": [("own it", "end", 2, True), ("deny", "end", 0)],
        "end": [],
    }
)


@pytest.mark.parametrize(
    ("talk", "way", "headline"),
    [
        (line_of(2), ["strong", "strong"], "You took the strongest line every time."),
        (line_of(9), ["middling"] + ["strong"] * 8, "You handled it well. One line could be stronger."),
        (
            line_of(9),
            ["middling"] * 2 + ["strong"] * 7,
            "You handled it well. Two lines could be stronger.",
        ),
        (
            line_of(3),
            ["weak", "strong", "strong"],
            "You saved it in the end. The first line cost you.",
        ),
        (
            line_of(3),
            ["strong", "strong", "weak"],
            "You held it until the end. The last line cost you.",
        ),
        (line_of(3), ["weak", "weak", "strong"], "Not yet. Two of three moments cost you."),
        (SLIP, ["slip"], "One step ended it."),
        (CIRCLE, ["again"] * MAX_DECISIONS, "The conversation went round in circles."),
    ],
)
def test_the_headline_says_the_finding(talk: Scenario, way: Sequence[str], headline: str):
    assert debrief(talk, play(talk, *way)).headline == headline


def test_the_summary_names_the_marks_that_were_missed():
    assert debrief(line_of(3), play(line_of(3), "weak", "strong", "strong")).summary == (
        "Not yet: 67 of 100. It needs 80 over all, and 80 in policy and in disclosure on their own."
    )


def test_the_summary_of_a_pass_is_the_number():
    assert debrief(line_of(1), play(line_of(1), "strong")).summary == "Passed: 100 of 100."


def test_the_summary_tells_when_only_one_dimension_was_too_low():
    talk = conversation(
        {
            "ask": [
                ("best", "end", {"disclosure": 2, "empathy": 2}, True),
                ("silent", "end", {"disclosure": 1, "empathy": 2}),
            ],
            "end": [],
        },
        {"disclosure": 1, "empathy": 9},
    )
    assert debrief(talk, play(talk, "silent")).summary == (
        "Not yet: 95 of 100, but disclosure on its own has 50 and needs 80."
    )


def test_a_dimension_without_loss_is_praised_in_words():
    notes = debrief(line_of(1), play(line_of(1), "strong"))
    assert notes.sentences["disclosure"] == DIMENSION_WORDS["disclosure"].kept


def test_a_dimension_with_losses_says_at_which_moments():
    notes = debrief(line_of(3), play(line_of(3), "weak", "strong", "middling"))
    assert notes.sentences["policy"].endswith("See moments 1 and 3.")


def test_a_conversation_that_was_left_early_says_so():
    talk = conversation(
        {
            "ask": [("good", "second", 2, True), ("leave", "gone", 2)],
            "second": [("good", "end", 2, True)],
            "gone": [],
            "end": [],
        }
    )
    sentence = debrief(talk, play(talk, "leave")).sentences["policy"]
    assert sentence == "The conversation ended before you could show more."


def test_a_moment_puts_yours_beside_the_strongest():
    moment = debrief(line_of(1), play(line_of(1), "weak")).moments[0]
    assert (moment.yours, moment.best, moment.is_best) == ("weak", "strong", False)


def test_a_moment_is_named_by_what_was_said_last():
    assert debrief(line_of(1), play(line_of(1), "weak")).moments[0].title == "Priya Raman: “What about n0?”"


def test_a_moment_that_the_strongest_path_never_meets_is_marked():
    moments = debrief(DETOUR, play(DETOUR, "bad", "own it")).moments
    assert [moment.on_best_path for moment in moments] == [True, False]


@given(conversations(), picks)
def test_there_is_one_moment_per_decision(talk: Scenario, path: list[int]):
    run = play_by(talk, path)
    assert len(debrief(talk, run).moments) == len(run["path"])


@given(conversations(), picks)
def test_the_words_of_another_variant_never_appear(talk: Scenario, path: list[int]):
    """Whoever has an unseen variant left must not learn about its people."""
    assert "Tom" not in repr(debrief(talk, play_by(talk, path)))


@given(conversations(loops=False), picks)
def test_only_choices_of_moments_that_were_met_appear(talk: Scenario, path: list[int]):
    run = play_by(talk, path)
    assert "n4" not in repr([m.title for m in debrief(talk, run).moments])


def test_there_is_no_debrief_before_the_end():
    with pytest.raises(RunNotFinishedError):
        debrief(line_of(2), play(line_of(2), "strong"))


def test_every_dimension_has_its_words():
    known = {"policy", "disclosure", "empathy", "brand", "escalation", "privacy", "accuracy", "resolution"}
    assert known | set(DIMENSIONS) == set(DIMENSION_WORDS)
