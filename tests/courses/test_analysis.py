from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.support.conversations import conversation, conversations, line_of

from advocert_courses.analysis import analyse, random_clicker_rate
from advocert_courses.graph import MAX_DECISIONS, trapped_nodes, unreachable_nodes
from advocert_courses.models import Scenario
from advocert_courses.play import Walk, start_run, walk
from advocert_courses.scoring import score_run, standard_of


def by_hand(talk: Scenario, path: tuple[int, ...] = ()) -> Fraction:
    """Play every run there is, through the public rules, and weigh each by its chance."""
    run = {**start_run(talk, "a", 1, "x"), "path": list(path)}
    way = walk(talk, run)
    if way.finished:
        return Fraction(score_run(talk, run).passed)
    places = [place for place, choice in enumerate(way.node.choices) if choice in way.offered]
    return sum((by_hand(talk, (*path, place)) for place in places), Fraction(0)) / len(places)


def all_runs(talk: Scenario, path: tuple[int, ...] = ()) -> Iterator[Walk]:
    """Every stretch of every run."""
    way = walk(talk, {**start_run(talk, "a", 1, "x"), "path": list(path)})
    yield way
    if not way.finished:
        for place, choice in enumerate(way.node.choices):
            if choice in way.offered:
                yield from all_runs(talk, (*path, place))


def shown(talk: Scenario, way: Walk) -> set[str]:
    """The moments that this stretch shows last: those it passes, and where it stands."""
    passed = {ref for ref, _ in way.arrivals[-1].passed}
    return passed | ({way.node.id} if not way.finished or way.node.is_ending else set())


branching = conversations(loops=True, choices=3, conditions=True, steps=4)


@settings(max_examples=60, deadline=None)
@given(branching)
def test_the_random_clicker_rate_is_exact_through_loops_and_conditions(talk: Scenario):
    assert random_clicker_rate(talk) == by_hand(talk)


@settings(max_examples=60, deadline=None)
@given(branching)
def test_moments_that_no_run_shows_are_exactly_those_named(talk: Scenario):
    met = {ref for way in all_runs(talk) for ref in shown(talk, way)}
    assert set(unreachable_nodes(talk)) == set(talk.nodes) - met


@settings(max_examples=60, deadline=None)
@given(branching)
def test_the_shortest_run_is_the_shortest_of_all_runs(talk: Scenario):
    counts = [len(way.decisions) for way in all_runs(talk) if way.reached_end]
    assert analyse(talk).shortest_run == min(counts, default=None)


@settings(max_examples=40, deadline=None)
@given(branching)
def test_the_shortest_pass_is_the_shortest_of_all_passes(talk: Scenario):
    passes = [way for way in all_runs(talk) if way.finished and passed(talk, way)]
    assert analyse(talk).shortest_pass == min((len(way.decisions) for way in passes), default=None)


def passed(talk: Scenario, way: Walk) -> bool:
    path = [one.node.choices.index(one.choice) for one in way.decisions]
    return score_run(talk, {**start_run(talk, "a", 1, "x"), "path": path}).passed


@settings(max_examples=60, deadline=None)
@given(branching)
def test_a_best_path_that_ends_is_worth_full_marks(talk: Scenario):
    facts = analyse(talk)
    path = [one.node.choices.index(one.choice) for one in facts.best_path]
    if facts.best_path_ends and any(standard_of(talk).best.values()):
        assert score_run(talk, {**start_run(talk, "a", 1, "x"), "path": path}).passed


@settings(max_examples=60, deadline=None)
@given(branching)
def test_choices_that_are_never_offered_are_exactly_those_named(talk: Scenario):
    conditional = {
        (node.id, choice.text) for node in talk.nodes.values() for choice in node.choices if choice.when.terms
    }
    ways = [way for way in all_runs(talk) if not way.finished]
    taken = {(way.node.id, choice.text) for way in ways for choice in way.offered}
    named = {(ref, kind) for ref, kind, _ in analyse(talk).never_met if kind == "choice"}
    assert {ref for ref, _ in conditional - taken} == {ref for ref, _ in named}


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
