"""The picture of a conversation: nothing hidden, nothing on top of each other, the same each time."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from advocert_courses.exits import exits_by_node
from advocert_courses.models import Channel, Choice, Node, Person, Post, Scenario, Variant
from advocert_courses.parsing import parse_text
from advocert_courses.reference.samples import SCENARIO
from advocert_xblocks._preview.drawing import draw, nested_list
from advocert_xblocks._preview.layout import WIDTH, lay_out
from advocert_xblocks._preview.lines import lines
from advocert_xblocks._shared.words import Words

WORDS = Words(str)
# What a window of 1280 px leaves beside the list of files.
PAGE = 969


def choice(target: int, *, best: bool = False, critical: str | None = None) -> Choice:
    return Choice("Say it <now> & well", True, f"n{target}", {"policy": 2}, best, critical, "So.")


def scenario(targets: list[list[int]]) -> Scenario:
    nodes = {}
    for number, there in enumerate(targets):
        choices = tuple(choice(target, best=place == 0) for place, target in enumerate(there))
        nodes[f"n{number}"] = Node(f"n{number}", (Post(None, "Then this."),), choices)
    return Scenario(
        "FND-01", "T", Channel("chat", "c"), "s", (Person("P", "f"),), {"policy": 1}, 80, "n0", (Variant("a", {}),), nodes, "0" * 64
    )  # fmt: skip


graphs = (
    st.integers(1, 30)
    .flatmap(
        lambda count: st.lists(
            st.lists(st.integers(0, count - 1), max_size=4), min_size=count, max_size=count
        )
    )
    .map(scenario)
)


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_every_moment_stands_somewhere_and_none_on_another(one: Scenario):
    boxes = list(lay_out(one).boxes.values())
    assert {box.ref for box in boxes} == set(one.nodes)
    for first in boxes:
        for other in boxes:
            apart = (
                abs(first.x - other.x) >= WIDTH
                or first.y + first.height <= other.y
                or other.y + other.height <= first.y
            )
            assert apart or first is other


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_everything_stands_within_the_picture(one: Scenario):
    picture = lay_out(one)
    assert all(
        box.x >= 0 and box.y >= 0 and box.x + WIDTH <= picture.width and box.y + box.height <= picture.height
        for box in picture.boxes.values()
    )


@settings(max_examples=40, deadline=None)
@given(graphs)
def test_the_picture_is_well_formed_and_the_same_each_time(one: Scenario):
    first = draw(WORDS, one)
    etree.fromstring(first)
    assert first == draw(WORDS, one)


@settings(max_examples=40, deadline=None)
@given(graphs)
def test_the_list_names_every_moment(one: Scenario):
    text = nested_list(WORDS, one)
    assert all(f">{ref}</a>" in text or f">{ref}<" in text for ref in one.nodes)


def test_the_way_leads_from_left_to_right():
    picture = lay_out(scenario([[1, 2], [3], [3], []]))
    assert picture.boxes["n0"].x < picture.boxes["n1"].x == picture.boxes["n2"].x < picture.boxes["n3"].x


def test_a_loop_does_not_push_its_beginning_to_the_right():
    picture = lay_out(scenario([[1], [0, 2], []]))
    assert picture.boxes["n0"].x < picture.boxes["n1"].x < picture.boxes["n2"].x


def test_the_strongest_path_is_marked():
    svg = draw(WORDS, scenario([[1, 2], [], []]))
    assert svg.count('class="line best"') == 1


def test_a_critical_choice_says_so_and_has_no_line():
    one = scenario([[1, 1], []])
    node = one.nodes["n0"]
    broken = Node("n0", node.posts, (node.choices[0], choice(1, critical="leak")))
    svg = draw(WORDS, Scenario(**{**vars(one), "nodes": {**one.nodes, "n0": broken}}))
    assert "\u26a0 critical: leak" in svg
    assert svg.count('class="line') == 1


def test_the_sum_of_points_is_shown_at_each_choice():
    assert "2 of 2" in draw(WORDS, scenario([[1, 1], []]))


def every() -> Scenario:
    parsed = parse_text(SCENARIO, "a.md")
    assert isinstance(parsed, Scenario)
    return parsed


@pytest.mark.parametrize(
    "words",
    [
        "Write: Answer Priya",
        "Missed: Nobody can tell",
        "loses 4",
        "when told and empathy &gt;= 2",
        "otherwise",
        "when the time is over",
        "remembers told",
        "critical: private-data",
    ],
)
def test_map_and_list_name_every_kind_of_exit(words: str):
    one = every()
    assert [words in nested_list(WORDS, one), words[:14] in draw(WORDS, one)] == [True, True]


def test_a_moment_that_is_reached_by_replies_and_ways_only_is_reached():
    assert "Nobody reaches these moments" not in nested_list(WORDS, every())


def test_every_exit_that_leads_somewhere_has_its_line():
    one = every()
    leading = [there for found in exits_by_node(one).values() for there in found if there.target]
    assert draw(WORDS, one).count('<path class="line') == len(leading)


def test_the_strongest_path_is_marked_through_replies_and_ways():
    assert draw(WORDS, every()).count('class="line best"') == 3


def test_a_moment_that_leads_on_by_itself_is_no_ending():
    assert draw(WORDS, every()).count('class="node end"') == 1


def test_thirty_moments_in_a_row_fit_beside_the_files():
    row = scenario([[number + 1] for number in range(29)] + [[]])
    assert lay_out(row).width <= PAGE


@settings(max_examples=60, deadline=None)
@given(graphs)
def test_a_line_that_leads_round_crosses_no_box(one: Scenario):
    """Its pieces lie in the gaps between layers and on the roads between bands."""
    picture = lay_out(one)
    for path in lines(exits_by_node(one), picture, set()):
        steps = re.search(r"M(\d+) (\d+)H(\d+)V(-?\d+)H(-?\d+)V(\d+)", path)
        if steps:
            _, _, out, road, back, _ = map(int, steps.groups())
            for box in picture.boxes.values():
                assert not box.y < road < box.y + box.height
                assert not any(box.x < x < box.x + WIDTH for x in (out, back))
