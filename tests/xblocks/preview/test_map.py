"""The picture of a conversation: nothing hidden, nothing on top of each other, the same each time."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from advocert_courses.models import Channel, Choice, Node, Person, Post, Scenario, Variant
from advocert_xblocks._preview.drawing import draw, nested_list
from advocert_xblocks._preview.layout import WIDTH, lay_out
from advocert_xblocks._shared.words import Words

WORDS = Words(str)


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
