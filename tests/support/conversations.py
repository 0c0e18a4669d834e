"""Small conversations for tests, written as a table instead of Markdown.

>>> talk = conversation({"ask": [("yes", "end", 2, True), ("no", "end", 0)], "end": []})

A row is (text, target, points, best=False, critical=None); points are an integer for every dimension, or a mapping.
The first node is the start.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from advocert_courses.models import Channel, Choice, Node, Person, Post, Scenario, Variant

DIMENSIONS = {"policy": 2, "disclosure": 2, "empathy": 1, "brand": 1}


def conversation(
    table: Mapping[str, Sequence[Sequence[Any]]],
    dimensions: Mapping[str, int] | None = None,
    pass_mark: int = 80,
    variants: Sequence[Variant] = (),
) -> Scenario:
    weights = dict(DIMENSIONS if dimensions is None else dimensions)
    nodes = {name: Node(name, posts_of(name), tuple(choice(row, weights) for row in rows)) for name, rows in table.items()}
    return Scenario(
        ref="T-01",
        title="{name} asks",
        channel=Channel("forum", "Neighbours"),
        setting="{name} does not know you.",
        people=(Person("{name}", "unsure"),),
        dimensions=weights,
        pass_mark=pass_mark,
        start=next(iter(table)),
        variants=tuple(variants) or (Variant("a", {"name": "Priya Raman"}), Variant("b", {"name": "Tom"})),
        nodes=nodes,
        sha256="0" * 64,
    )


def posts_of(name: str) -> tuple[Post, ...]:
    return (Post(None, f"It is {name}."), Post("{name}", f"What about {name}?"))


def choice(row: Sequence[Any], dimensions: Mapping[str, int]) -> Choice:
    text, target, points, best, critical = (*row, *(False, None)[len(row) - 3 :])
    scores = points if isinstance(points, Mapping) else dict.fromkeys(dimensions, points)
    return Choice(text, True, target, scores, best, critical, f"After {text}.")


def line_of(decisions: int, dimensions: Mapping[str, int] | None = None) -> Scenario:
    """A linear conversation: so many decisions with three choices worth 2, 1 and 0."""
    table: dict[str, list[tuple[Any, ...]]] = {
        f"n{place}": [
            ("strong", f"n{place + 1}", 2, True),
            ("middling", f"n{place + 1}", 1),
            ("weak", f"n{place + 1}", 0),
        ]
        for place in range(decisions)
    }
    return conversation({**table, f"n{decisions}": []}, dimensions)


def play(scenario: Scenario, texts: Sequence[str], seed: int = 1) -> dict[str, Any]:
    """Play a run by the texts of the choices, through the public rules."""
    from advocert_courses.play import run_view, start_run, take_choice

    run = start_run(scenario, scenario.variants[0].id, seed, "attempt-1")
    for step, text in enumerate(texts):
        ids = {choice.text: choice.id for choice in run_view(scenario, run).choices}
        run = take_choice(scenario, run, step, ids[text])
    return run
