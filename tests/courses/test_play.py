import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.conversations import conversation, conversations, line_of, picks, play, play_by

from advocert_courses.errors import (
    RunChangedError,
    RunFinishedError,
    StaleStepError,
    UnknownChoiceError,
    UnknownVariantError,
)
from advocert_courses.graph import MAX_DECISIONS
from advocert_courses.models import Scenario
from advocert_courses.play import run_view, start_run, take_choice, walk
from advocert_courses.views import initials

LEAK = conversation(
    {
        "ask": [("good", "end", 2, True), ("slip", "more", 0, False, "leak")],
        "more": [("x", "end", 2, True)],
        "end": [],
    }
)
CIRCLE = conversation({"here": [("again", "here", 2, True), ("leave", "end", 0)], "end": []})


@given(conversations(), picks, st.integers())
def test_the_same_clicks_with_the_same_seed_give_the_same_run(talk: Scenario, path: list[int], seed: int):
    assert play_by(talk, path, seed) == play_by(talk, path, seed)


@given(conversations(), picks)
def test_every_run_ends_after_a_bounded_number_of_decisions(talk: Scenario, path: list[int]):
    assert len(play_by(talk, path)["path"]) <= MAX_DECISIONS


@given(conversations(), picks)
def test_a_run_survives_being_stored_as_json(talk: Scenario, path: list[int]):
    run = play_by(talk, path)
    assert run_view(talk, json.loads(json.dumps(run))) == run_view(talk, run)


def test_a_run_in_circles_is_cut_off():
    run = play(CIRCLE, *["again"] * MAX_DECISIONS)
    assert run_view(CIRCLE, run).finished


def test_the_order_of_choices_depends_on_the_seed():
    orders = {
        tuple(c.text for c in run_view(line_of(1), play(line_of(1), seed=seed)).choices) for seed in range(40)
    }
    assert len(orders) == 6


def test_choice_ids_say_nothing_about_the_file():
    ids = [[choice.id for choice in run_view(line_of(1), play(line_of(1), seed=n)).choices] for n in range(9)]
    assert ids == [["c1", "c2", "c3"]] * 9


def test_taking_a_choice_leaves_the_given_run_as_it_was():
    run = start_run(line_of(1), "a", 1, "attempt-1")
    take_choice(line_of(1), run, 0, "c1")
    assert run["path"] == []


def test_a_second_click_on_the_same_step_is_refused():
    run = play(line_of(2), "strong")
    with pytest.raises(StaleStepError):
        take_choice(line_of(2), run, 0, "c1")


def test_a_repeated_last_click_is_told_that_it_was_taken_already():
    run = play(line_of(1), "strong")
    with pytest.raises(StaleStepError):
        take_choice(line_of(1), run, 0, "c1")


def test_a_step_ahead_is_refused():
    with pytest.raises(StaleStepError):
        take_choice(line_of(2), play(line_of(2)), 1, "c1")


def test_a_finished_run_takes_no_more_choices():
    with pytest.raises(RunFinishedError):
        take_choice(line_of(1), play(line_of(1), "strong"), 1, "c1")


@pytest.mark.parametrize("choice_id", ["c0", "c4", "", "0", "strong"])
def test_an_id_that_was_not_offered_is_refused(choice_id: str):
    with pytest.raises(UnknownChoiceError):
        take_choice(line_of(1), play(line_of(1)), 0, choice_id)


def test_a_variant_that_does_not_exist_cannot_be_started():
    with pytest.raises(UnknownVariantError):
        start_run(line_of(1), "z", 1, "attempt-1")


@pytest.mark.parametrize("change", [{"sha256": "f" * 64}, {"v": 3}])
def test_a_run_of_another_text_or_version_is_not_continued(change: dict[str, object]):
    with pytest.raises(RunChangedError):
        run_view(line_of(1), {**play(line_of(1)), **change})


def test_the_view_of_a_new_run_holds_the_first_posts_only():
    view = run_view(line_of(2), play(line_of(2)))
    assert [(post.kind, post.speaker, post.text) for post in view.posts] == [
        ("narration", None, "It is n0, Priya Raman."),
        ("post", "Priya Raman", "What about n0?"),
    ]


def test_a_decision_shows_what_was_said_and_what_readers_see():
    posts = run_view(line_of(2), play(line_of(2), "weak")).posts[2:4]
    assert [(post.kind, post.mine, post.text) for post in posts] == [
        ("post", True, "weak"),
        ("consequence", False, "After weak, Priya Raman reads it."),
    ]


@given(conversations(loops=False), picks)
def test_a_view_never_holds_the_consequence_of_a_choice_not_taken(talk: Scenario, path: list[int]):
    """Answers stay on the server: only as many consequences as decisions."""
    view = run_view(talk, play_by(talk, path))
    assert len([post for post in view.posts if post.kind == "consequence"]) == view.step


def test_a_critical_error_ends_the_run_at_once():
    assert walk(LEAK, play(LEAK, "slip")).critical == "leak"


def test_after_a_critical_error_the_next_moment_is_not_shown():
    assert run_view(LEAK, play(LEAK, "slip")).posts[-1].kind == "consequence"


def test_an_ending_after_a_critical_error_is_shown():
    talk = conversation({"ask": [("good", "end", 2, True), ("slip", "end", 0, False, "leak")], "end": []})
    assert run_view(talk, play(talk, "slip")).posts[-1].text == "What about end?"


@pytest.mark.parametrize(
    ("name", "letters"), [("Priya Raman", "PR"), ("tom", "T"), ("Ana de la Cruz", "AC"), ("", "")]
)
def test_initials_are_the_first_and_the_last_word(name: str, letters: str):
    assert initials(name) == letters
