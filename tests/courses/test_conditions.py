"""What a run remembers decides what is said, offered and led to."""

from dataclasses import replace

from tests.support.conversations import conversation, play

from advocert_courses.debrief import debrief
from advocert_courses.models import Condition, Post, Scenario
from advocert_courses.models.condition import Remembered
from advocert_courses.play import run_view, start_run, take_choice
from advocert_courses.scoring import score_run

TELL = ("tell", "more", 2, True, None, "", ("told",))
HIDE = ("hide", "more", 0)
TALK = conversation(
    {
        "ask": [TELL, HIDE],
        "more": [("explain", "turn", 2, True), ("own up", "turn", 1, False, None, "not told")],
        "turn": [("thanks", "told and empathy >= 4"), ("doubt", "")],
        "thanks": [],
        "doubt": [],
    }
)


def offered(talk: Scenario, *texts: str) -> list[str]:
    return sorted(choice.text for choice in run_view(talk, play(talk, *texts)).choices)


def last(talk: Scenario, *texts: str) -> str:
    return run_view(talk, play(talk, *texts)).posts[-1].text


def test_a_choice_is_offered_only_when_its_condition_holds():
    assert (offered(TALK, "tell"), offered(TALK, "hide")) == (["explain"], ["explain", "own up"])


def test_a_moment_that_leads_on_by_itself_asks_for_no_decision():
    assert last(TALK, "tell", "explain") == "What about thanks?"


def test_otherwise_it_leads_the_other_way():
    assert last(TALK, "hide", "explain") == "What about doubt?"


def test_what_is_said_on_the_way_is_shown():
    texts = [post.text for post in run_view(TALK, play(TALK, "tell", "explain")).posts]
    assert texts[-4:] == [
        "It is turn, Priya Raman.",
        "What about turn?",
        "It is thanks, Priya Raman.",
        "What about thanks?",
    ]


def test_a_post_is_shown_only_when_its_condition_holds():
    node = TALK.nodes["more"]
    asks = Post("{name}", "Who are you?", when=Condition((Remembered("told", wanted=False),)))
    talk = replace(TALK, nodes={**TALK.nodes, "more": replace(node, posts=(*node.posts, asks))})
    assert [last(talk, "tell") == "Who are you?", last(talk, "hide") == "Who are you?"] == [False, True]


def test_decisions_can_be_counted():
    talk = conversation(
        {
            "here": [
                ("again", "here", 2, True, None, "decisions < 2"),
                ("leave", "end", 2, True, None, "decisions >= 2"),
            ],
            "end": [],
        }
    )
    assert [offered(talk, *["again"] * count) for count in range(3)] == [["again"], ["again"], ["leave"]]


def test_a_decision_is_measured_against_what_was_offered_there_and_then():
    """Owning up is the best that is left after hiding, and was never offered to those who told."""
    talk = conversation(
        {
            "ask": [TELL, HIDE],
            "more": [
                ("explain", "end", 2, True, None, "told"),
                ("own up", "end", 1, True, None, "not told"),
                ("shrug", "end", 0),
            ],
            "end": [],
        }
    )
    moments = debrief(talk, play(talk, "hide", "own up")).moments
    assert [moment.is_best for moment in moments] == [False, True]


def test_a_run_ends_after_as_many_decisions_as_the_file_allows():
    talk = conversation({"here": [("again", "here", 2, True), ("leave", "end", 0)], "end": []}, steps=3)
    run = play(talk, *["again"] * 3)
    assert (run_view(talk, run).finished, score_run(talk, run).reached_end) == (True, False)


def test_a_moment_at_which_nothing_is_offered_ends_a_run_instead_of_hanging():
    talk = conversation({"ask": [HIDE], "more": [("explain", "end", 2, True, None, "told")], "end": []})
    assert run_view(talk, play(talk, "hide")).finished


def test_ids_of_choices_that_are_not_offered_mean_nothing():
    run = play(TALK, "tell")
    assert [choice.id for choice in run_view(TALK, run).choices] == ["c1"]


def test_the_order_of_choices_without_conditions_is_what_it_was():
    """Runs that were under way before conditions existed keep their ids."""
    talk = conversation({"ask": [("a", "end", 2, True), ("b", "end", 1), ("c", "end", 0)], "end": []})
    ids = {choice.text: choice.id for choice in run_view(talk, start_run(talk, "a", 7, "x")).choices}
    assert take_choice(talk, start_run(talk, "a", 7, "x"), 0, ids["b"])["path"] == [1]
