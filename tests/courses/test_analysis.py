from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.support.conversations import conversation, conversations, line_of

from advocert_courses.analysis import analyse, random_clicker_rate
from advocert_courses.graph import MAX_DECISIONS, trapped_nodes, unreachable_nodes
from advocert_courses.models import Scenario
from advocert_courses.play import start_run, walk
from advocert_courses.scoring import score_run


def by_hand(talk: Scenario, path: tuple[int, ...] = ()) -> Fraction:
    """Play every run there is, through the public rules, and weigh each by its chance."""
    run = {**start_run(talk, "a", 1, "x"), "path": list(path)}
    way = walk(talk, run)
    if way.finished:
        return Fraction(score_run(talk, run).passed)
    count = len(way.node.choices)
    return sum((by_hand(talk, (*path, index)) for index in range(count)), Fraction(0)) / count


@given(conversations(loops=False))
def test_the_random_clicker_rate_is_what_playing_every_run_gives(talk: Scenario):
    assert random_clicker_rate(talk) == by_hand(talk)


@settings(max_examples=12, deadline=None)
@given(conversations(loops=True, choices=2))
def test_the_random_clicker_rate_is_exact_through_loops(talk: Scenario):
    assert random_clicker_rate(talk) == by_hand(talk)


@pytest.mark.parametrize(
    ("decisions", "rate"),
    [
        (2, Fraction(1, 9)),
        (3, Fraction(4, 27)),
        (4, Fraction(5, 81)),
        (5, Fraction(7, 81)),
        (6, Fraction(28, 729)),
    ],
)
def test_linear_conversations_have_the_rates_that_were_simulated(decisions: int, rate: Fraction):
    """.111, .148, .062, .086, .038 in the curriculum's table."""
    assert random_clicker_rate(line_of(decisions)) == rate


def test_a_conversation_of_two_decisions_is_passed_by_every_second_clicker():
    """The shortened example of the authoring format, which the build must refuse."""
    talk = conversation(
        {
            "ask": [("cheer", "push", 0), ("disclose", "good", 2, True)],
            "push": [("own it", "good", 2, True), ("fake", "weak", 0, False, "fake-engagement")],
            "good": [],
            "weak": [],
        }
    )
    assert random_clicker_rate(talk) == Fraction(1, 2)


def test_nine_nodes_full_of_loops_are_analysed_in_no_time():
    names = [f"n{place}" for place in range(9)]
    table = {
        name: [(f"to {other}", other, 1 + (other == name), other == name) for other in names]
        for name in names
    }
    assert random_clicker_rate(conversation({**table, "end": []})) == 0


def test_the_best_path_follows_the_marks():
    assert [step.choice.text for step in analyse(line_of(3)).best_path] == ["strong"] * 3


def test_a_best_path_in_circles_does_not_end():
    talk = conversation({"here": [("again", "here", 2, True), ("leave", "end", 0)], "end": []})
    assert not analyse(talk).best_path_ends


def test_a_best_path_over_a_critical_error_does_not_end_well():
    assert not analyse(conversation({"ask": [("x", "end", 2, True, "slip")], "end": []})).best_path_ends


def test_a_node_that_nothing_leads_to_is_named():
    talk = conversation({"ask": [("x", "end", 2, True)], "lost": [("y", "end", 2, True)], "end": []})
    assert unreachable_nodes(talk) == ("lost",)


def test_nodes_that_lead_to_no_ending_are_named():
    talk = conversation(
        {
            "ask": [("x", "a", 2, True), ("y", "end", 0)],
            "a": [("x", "b", 2, True)],
            "b": [("x", "a", 2, True)],
            "end": [],
        }
    )
    assert trapped_nodes(talk) == ("a", "b")


def test_the_shortest_run_counts_decisions():
    talk = conversation(
        {"ask": [("x", "more", 2, True), ("leave", "end", 0)], "more": [("x", "end", 2, True)], "end": []}
    )
    assert analyse(talk).shortest_run == 1


def test_a_conversation_without_an_ending_has_no_shortest_run():
    assert analyse(conversation({"a": [("x", "a", 2, True)]})).shortest_run is None


def test_a_draft_that_points_nowhere_can_be_analysed():
    assert analyse(conversation({"ask": [("x", "nowhere", 2, True)]})).random_clicker_rate == 0


def test_a_pass_at_the_very_last_decision_is_counted():
    """Twelve decisions are allowed, so the twelfth may still reach the ending."""
    only_way = {f"n{place}": [("on", f"n{place + 1}", 2, True)] for place in range(MAX_DECISIONS)}
    assert random_clicker_rate(conversation({**only_way, f"n{MAX_DECISIONS}": []})) == 1


def test_a_critical_error_is_a_way_out_of_a_circle():
    talk = conversation({"a": [("round", "a", 2, True), ("slip", "a", 0, False, "leak")]})
    assert trapped_nodes(talk) == ()
