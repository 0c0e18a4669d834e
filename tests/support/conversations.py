"""Small conversations for tests, written as a table instead of Markdown.

>>> talk = conversation({"ask": [("yes", "end", 2, True), ("no", "end", 0)], "end": []})

A row is (text, target, points, best=False, critical=None); points are one integer for every dimension, or a
mapping. The first node is the start.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from advocert_courses.models import Channel, Choice, Node, Person, Post, Scenario, Variant
from advocert_courses.play import run_view, start_run, take_choice

DIMENSIONS = {"policy": 2, "disclosure": 2, "empathy": 1, "brand": 1}
VARIANTS = (Variant("a", {"name": "Priya Raman"}), Variant("b", {"name": "Tom"}))
# best, critical
_DEFAULTS = (False, None)


def conversation(
    table: Mapping[str, Sequence[Sequence[Any]]],
    dimensions: Mapping[str, int] = DIMENSIONS,
    pass_mark: int = 80,
    variants: Sequence[Variant] = VARIANTS,
) -> Scenario:
    """Return a scenario whose people and posts hold the placeholder {name}."""
    return Scenario(
        ref="T-01",
        title="{name} asks",
        channel=Channel("forum", "Neighbours"),
        setting="{name} does not know you.",
        people=(Person("{name}", "unsure"),),
        dimensions=dict(dimensions),
        pass_mark=pass_mark,
        start=next(iter(table)),
        variants=tuple(variants),
        nodes={name: _node(name, rows, dimensions) for name, rows in table.items()},
        sha256="0" * 64,
    )


def line_of(decisions: int, dimensions: Mapping[str, int] = DIMENSIONS) -> Scenario:
    """Return a linear conversation: so many decisions with three choices worth 2, 1 and 0."""
    table: dict[str, list[tuple[Any, ...]]] = {}
    for place in range(decisions):
        after = f"n{place + 1}"
        table[f"n{place}"] = [("strong", after, 2, True), ("middling", after, 1), ("weak", after, 0)]
    return conversation({**table, f"n{decisions}": []}, dimensions)


def play(scenario: Scenario, *texts: str, seed: int = 1) -> dict[str, Any]:
    """Play a run on the first variant by the texts of the choices, through the public rules."""
    run = start_run(scenario, scenario.variants[0].id, seed, "attempt-1")
    for step, text in enumerate(texts):
        ids = {choice.text: choice.id for choice in run_view(scenario, run).choices}
        run = take_choice(scenario, run, step, ids[text])
    return run


def play_by(scenario: Scenario, picks: Sequence[int], seed: int = 1) -> dict[str, Any]:
    """Play a run to its end, each time the choice at the next pick (round and round)."""
    run = start_run(scenario, scenario.variants[0].id, seed, "attempt-1")
    while not (view := run_view(scenario, run)).finished:
        choice = view.choices[picks[view.step % len(picks)] % len(view.choices)]
        run = take_choice(scenario, run, view.step, choice.id)
    return run


@st.composite
def conversations(draw: st.DrawFn, *, loops: bool = True, choices: int = 3) -> Scenario:
    """Draw a small sound scenario: every target exists, one best per node, now and then a critical error."""
    count = draw(st.integers(1, 4))
    table: dict[str, list[tuple[Any, ...]]] = {}
    for place in range(count):
        first = 0 if loops else place + 1
        size = draw(st.integers(1, choices))
        best = draw(st.integers(0, size - 1))
        table[f"n{place}"] = [
            (
                f"choice {index}",
                f"n{draw(st.integers(first, count))}",
                {"policy": draw(st.integers(0, 2)), "empathy": draw(st.integers(0, 2))},
                index == best,
                draw(st.sampled_from([None, None, None, "slip"])) if index != best else None,
            )
            for index in range(size)
        ]
    return conversation(
        {**table, f"n{count}": []}, {"policy": 2, "empathy": 1}, draw(st.sampled_from([50, 80]))
    )


picks = st.lists(st.integers(0, 5), min_size=1, max_size=14)


def _node(name: str, rows: Sequence[Sequence[Any]], dimensions: Mapping[str, int]) -> Node:
    posts = (Post(None, f"It is {name}, {{name}}."), Post("{name}", f"What about {name}?"))
    return Node(name, posts, tuple(_choice(row, dimensions) for row in rows))


def _choice(row: Sequence[Any], dimensions: Mapping[str, int]) -> Choice:
    text, target, points, best, critical = (*row, *_DEFAULTS[len(row) - 3 :])
    scores = points if isinstance(points, Mapping) else dict.fromkeys(dimensions, points)
    return Choice(
        text=text,
        said=True,
        target=target,
        scores=scores,
        best=best,
        critical=critical,
        consequence=f"After {text}, {{name}} reads it.",
    )
