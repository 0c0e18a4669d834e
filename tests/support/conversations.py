"""Small conversations for tests, written as a table instead of Markdown.

>>> talk = conversation({"ask": [("yes", "end", 2, True), ("no", "end", 0)], "end": []})

A row is (text, target, points, best=False, critical=None, when="", remembers=()); points are one integer for every
dimension, or a mapping; a condition is written as in a file, `told and empathy >= 3`. A row of two is a way on,
(target, when); `Writing` stands for itself. The first node is the start.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from advocert_courses.models import (
    Channel,
    Choice,
    Condition,
    Node,
    Person,
    Post,
    Scenario,
    Variant,
    Way,
    Writing,
)
from advocert_courses.parsing.marks import read_when
from advocert_courses.parsing.report import Report
from advocert_courses.play import run_view, start_run, take_choice

DIMENSIONS = {"policy": 2, "disclosure": 2, "empathy": 1, "brand": 1}
VARIANTS = (Variant("a", {"name": "Priya Raman"}), Variant("b", {"name": "Tom"}))
# best, critical, when, remembers
_DEFAULTS = (False, None, "", ())
MEMORIES = ("told", "pushed")


def conversation(
    table: Mapping[str, Sequence[Sequence[Any]]],
    dimensions: Mapping[str, int] = DIMENSIONS,
    pass_mark: int = 80,
    variants: Sequence[Variant] = VARIANTS,
    **more: Any,
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
        **more,
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
def conversations(
    draw: st.DrawFn, *, loops: bool = True, choices: int = 3, conditions: bool = False, steps: int = 12
) -> Scenario:
    """Draw a small sound scenario: every target exists, one best per node, now and then a critical error.

    With conditions, some choices remember and some ask; the last choice of a node never asks, so that something
    can always be done, and now and then a node leads on by itself.
    """
    count = draw(st.integers(1, 4))
    table: dict[str, list[Any]] = {}
    for place in range(count):
        first = 0 if loops else place + 1
        size = draw(st.integers(1, choices))
        best = draw(st.integers(0, size - 1))
        if conditions and place and draw(st.integers(0, 3)) == 0:
            table[f"n{place}"] = [(f"n{place + 1}", draw(_conditions)), (f"n{count}", "")]
            continue
        table[f"n{place}"] = [
            (
                f"choice {index}",
                f"n{draw(st.integers(first, count))}",
                {"policy": draw(st.integers(0, 2)), "empathy": draw(st.integers(0, 2))},
                index == best,
                draw(st.sampled_from([None, None, None, "slip"])) if index != best else None,
                draw(_conditions) if conditions and index < size - 1 else "",
                draw(st.sampled_from([(), MEMORIES[:1], MEMORIES[1:]])) if conditions else (),
            )
            for index in range(size)
        ]
    return conversation(
        {**table, f"n{count}": []}, {"policy": 2, "empathy": 1}, draw(st.sampled_from([50, 80])), steps=steps
    )


_conditions = st.sampled_from(
    [
        "",
        "",
        "told",
        "not told",
        "told and not pushed",
        "empathy >= 2",
        "policy < 2",
        "decisions > 1 and told",
    ]
)
picks = st.lists(st.integers(0, 5), min_size=1, max_size=14)


def _node(name: str, rows: Sequence[Any], dimensions: Mapping[str, int]) -> Node:
    posts = (Post(None, f"It is {name}, {{name}}."), Post("{name}", f"What about {name}?"))
    writing = next((row for row in rows if isinstance(row, Writing)), None)
    listed = [row for row in rows if not isinstance(row, Writing)]
    ways = [Way(_when(row[1], dimensions), row[0]) for row in listed if len(row) == 2]
    taken = [_choice(row, dimensions) for row in listed if len(row) > 2]
    return Node(name, posts, tuple(taken), writing=writing, ways=tuple(ways))


def _when(text: str, dimensions: Mapping[str, int]) -> Condition:
    return read_when(f"*When {text}:* x" if text else "x", 1, dimensions, Report("test")).when


def _choice(row: Sequence[Any], dimensions: Mapping[str, int]) -> Choice:
    text, target, points, best, critical, when, remembers = (*row, *_DEFAULTS[len(row) - 3 :])
    scores = points if isinstance(points, Mapping) else dict.fromkeys(dimensions, points)
    return Choice(
        text=text,
        said=True,
        target=target,
        scores=scores,
        best=best,
        critical=critical,
        consequence=f"After {text}, {{name}} reads it.",
        when=_when(when, dimensions),
        remembers=tuple(remembers),
    )
