"""Exits: every way out of a moment is there once, and leads where a run would be led."""

import pytest
from hypothesis import given
from tests.support.conversations import conversation, conversations

from advocert_courses.exits import ExitKind, best_exits, exits_by_node, exits_of, weighed
from advocert_courses.graph import best_path
from advocert_courses.models import Scenario
from advocert_courses.parsing import parse_text
from advocert_courses.reference.samples import SCENARIO


@pytest.fixture(scope="module")
def every() -> Scenario:
    """A conversation that uses everything the format has."""
    parsed = parse_text(SCENARIO, "a.md")
    assert isinstance(parsed, Scenario)
    return parsed


def kinds(scenario: Scenario, ref: str) -> list[tuple[str, str | None]]:
    return [(one.kind.value, one.target) for one in exits_of(scenario.nodes[ref], scenario.dimensions)]


def test_a_reply_leaves_by_its_target_and_by_each_check_that_leads_elsewhere(every: Scenario):
    assert kinds(every, "flat") == [
        ("choice", "turn"),
        ("written", "turn"),
        ("missed", "doubt"),
        ("missed", None),
    ]


def test_a_moment_that_leads_on_by_itself_has_its_ways(every: Scenario):
    assert kinds(every, "turn") == [("led", "end"), ("led", "doubt")]


def test_a_time_out_is_the_choice_that_is_marked_late(every: Scenario):
    assert [one.text for one in exits_by_node(every)["ask"] if one.late] == ["Say nothing."]


def test_a_critical_exit_keeps_the_moment_that_the_file_names(every: Scenario):
    critical = next(one for one in exits_by_node(every)["ask"] if one.critical)
    assert (critical.target, critical.named) == (None, "end")


def test_a_missed_check_is_worth_what_it_costs(every: Scenario):
    missed = next(one for one in exits_by_node(every)["flat"] if one.kind is ExitKind.MISSED)
    assert weighed(missed.points, every.dimensions) == 4


def test_the_strongest_path_holds_replies_and_the_ways_it_is_led(every: Scenario):
    assert best_exits(every) == {("ask", 0), ("flat", 1), ("turn", 0)}


def test_an_ending_has_no_exit(every: Scenario):
    assert exits_by_node(every)["end"] == ()


def test_a_way_behind_the_first_moment_is_on_the_path():
    led = conversation({"a": [("b", "")], "b": [("yes", "c", 2, True)], "c": []})
    assert best_exits(led) == {("a", 0), ("b", 0)}


@given(conversations(conditions=True))
def test_exits_name_what_the_moment_names(scenario: Scenario):
    for node in scenario.nodes.values():
        named = {one.named for one in exits_of(node, scenario.dimensions)}
        assert named == {target for target, _ in node.targets}


@given(conversations(conditions=True))
def test_each_decision_of_the_strongest_path_is_an_exit(scenario: Scenario):
    exits, best = exits_by_node(scenario), best_exits(scenario)
    for decision in best_path(scenario):
        assert any(exits[ref][place].part is decision.choice for ref, place in best)
