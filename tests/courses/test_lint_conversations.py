"""What is wrong with a conversation that can be read: conditions, replies, strongest path."""

from dataclasses import replace

import pytest
from tests.support.conversations import conversation, line_of

from advocert_courses.lint import lint_component
from advocert_courses.models import Check, Scenario, Variant, Writing

CHECK = Check(
    "discloses", {"policy": 2, "disclosure": 2, "empathy": 2, "brand": 2}, "Nobody can tell.", ("Acme",)
)
WRITING = Writing("Answer.", "end", (CHECK,), "I work at Acme.", "It is great.", "They can weigh it.")


def rules(talk: Scenario) -> set[str]:
    return {one.rule for one in lint_component(talk)} - {"E103", "E208", "W203"}


def said(talk: Scenario, rule: str) -> str:
    return next(one.message for one in lint_component(talk) if one.rule == rule)


def asking(*rows, **more) -> Scenario:
    return conversation(
        {"ask": list(rows), "more": [("on", "end", 2, True), ("no", "end", 0)], "end": []}, **more
    )


TELL = ("tell", "more", 2, True, None, "", ("told",))


def test_a_sound_conversation_has_nothing_to_mend():
    assert rules(line_of(4)) == set()


def test_a_condition_that_is_never_met_is_named():
    talk = asking(TELL, ("never", "more", 0, False, None, "told"))
    assert said(talk, "E215") == 'This choice is never met at "ask", whatever was done before.'


def test_a_moment_at_which_nothing_is_offered_is_named_with_its_situation():
    talk = conversation(
        {"ask": [TELL, ("hide", "more", 0)], "more": [("on", "end", 2, True, None, "told")], "end": []}
    )
    assert said(talk, "E214") == 'At "more" nothing is offered when nothing is remembered.'


def test_one_choice_is_best_whatever_was_done_before():
    talk = conversation(
        {
            "ask": [TELL, ("hide", "more", 0)],
            "more": [("on", "end", 2, True), ("also", "end", 2, True, None, "told")],
            "end": [],
        }
    )
    assert said(talk, "E204") == 'At "more" 2 choices are marked as the best when told is remembered.'


def test_two_best_choices_that_never_meet_are_fine():
    talk = conversation(
        {
            "ask": [TELL, ("hide", "more", 0)],
            "more": [("on", "end", 2, True, None, "told"), ("own up", "end", 2, True, None, "not told")],
            "end": [],
        }
    )
    assert rules(talk) == set()


def test_only_critical_choices_in_some_situation_are_named():
    talk = conversation(
        {
            "ask": [TELL, ("hide", "more", 0)],
            "more": [("leak", "end", 0, False, "leak"), ("on", "end", 2, True, None, "told")],
            "end": [],
        }
    )
    assert "E209" in rules(talk)


def test_a_strongest_path_in_circles_is_named():
    talk = conversation({"here": [("again", "here", 2, True), ("leave", "end", 0)], "end": []})
    assert said(talk, "E217") == 'The strongest path comes to no ending; it stops after "here".'


def test_a_strong_model_that_misses_a_check_is_named_with_what_decided_it():
    avoids = Check("avoids", {"policy": 2}, "No.", ("acme",))
    talk = asking(replace(WRITING, checks=(CHECK, avoids)))
    assert said(talk, "E216") == 'In variant "a" the strong model does not meet `avoids`, because of "Acme".'


def test_a_weak_model_that_misses_nothing_is_named():
    assert "meets every check" in said(asking(replace(WRITING, weak="I work at Acme.")), "E216")


def test_models_are_judged_in_the_words_of_every_variant():
    variants = (Variant("a", {"name": "x", "firm": "Acme"}), Variant("b", {"name": "y", "firm": "Zett"}))
    checks = (replace(CHECK, kind="says", words=("Acme",)),)
    writing = replace(WRITING, checks=checks, strong="Buy at {firm}.", weak="No.")
    assert 'variant "b"' in said(asking(writing, variants=variants), "E216")


def test_a_personal_reply_needs_an_approved_text():
    personal = Check("personal", {"brand": 1}, "Pasted.")
    writing = replace(WRITING, checks=(CHECK, personal), strong="I work at Acme, so I am rather biased here.")
    assert "there is none" in said(asking(writing), "E216")


def test_beside_choices_every_weighed_dimension_is_judged():
    checks = (replace(CHECK, costs={"disclosure": 2}),)
    talk = asking(TELL, replace(WRITING, checks=checks))
    assert said(talk, "W204") == 'At "ask" no check of the reply judges policy, empathy, brand.'


def test_a_reply_may_be_the_best_thing_to_do():
    talk = asking(("shrug", "more", 1), replace(WRITING, best=True))
    assert rules(talk) == set()


def test_the_solved_variant_is_no_second_try():
    assert "E211" in rules(asking(TELL, ("hide", "more", 0), worked="b"))


@pytest.mark.parametrize("place", ["prompt", "strong", "weak", "approved", "consequence"])
def test_placeholders_of_a_reply_are_looked_up(place):
    text = f"{getattr(WRITING, place)} {{nobody}}"
    assert "E212" in rules(asking(replace(WRITING, **{place: text})))
