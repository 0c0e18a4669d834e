"""Films speak to everybody."""

from collections.abc import Iterator

import pytest
from tests.support.content import LESSON

from advocert_courses.lint import lint_component
from advocert_courses.parsing import parse_text

FILM = """
> [!VIDEO /static/say-it.mp4]
> Title: The same praise, twice
> Captions: /static/say-it.en.vtt
>
> Amina holds up a router and says where she works.
"""


def rules(text: str) -> Iterator[tuple[str, int]]:
    return ((one.rule, one.line) for one in lint_component(parse_text(text, "a.md")))


def test_a_film_with_captions_and_transcript_is_quiet():
    assert list(rules(LESSON + FILM)) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("> Captions: /static/say-it.en.vtt\n", "E411"),
        ("> Amina holds up a router and says where she works.\n", "E412"),
    ],
)
def test_a_film_that_somebody_would_miss_is_refused(line: str, rule: str):
    text = LESSON + FILM.replace(line, "")
    assert list(rules(text)) == [(rule, text[: text.index("> [!VIDEO")].count("\n") + 1)]
