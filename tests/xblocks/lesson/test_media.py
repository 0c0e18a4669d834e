"""Films and questions to the learner."""

import pytest
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import lesson_text

NAME = "FND-L01"
FILM = """
> [!VIDEO /static/say-it.mp4]
> Title: Said <b>twice</b>
> Captions: /static/say-it.en.vtt
>
> She holds up *a router*.
"""
ASK = """
> [!ASK]
> What should leaders know?
"""


def lesson_text_with_film() -> str:
    return lesson_text((), recall=False).replace("\n> [!TRY FND-01]\n", f"{FILM}{ASK}")


@pytest.fixture
def lesson(platform: Platform) -> Platform:
    platform.author(NAME, "advocert_lesson", lesson_text_with_film())
    return platform


def test_a_film_shows_its_captions_and_loads_nothing_by_itself(lesson: Platform) -> None:
    html = lesson.render(NAME).content
    assert '<track kind="captions" src="/static/say-it.en.vtt" srclang="en" label="Captions" default>' in html
    assert 'preload="none"' in html


def test_a_film_has_its_words_below_it(lesson: Platform) -> None:
    assert "She holds up <em>a router</em>." in lesson.render(NAME).content


def test_a_title_is_text(lesson: Platform) -> None:
    assert "Said &lt;b&gt;twice" in lesson.render(NAME).content


def test_a_question_that_nobody_would_read_is_not_asked(lesson: Platform) -> None:
    assert "What should leaders know?" not in lesson.render(NAME).content


def test_a_question_leads_to_where_answers_are_read(lesson: Platform, settings) -> None:
    settings.ADVOCERT_VOICE_URL = "/advocert/voice/"
    html = lesson.render(NAME).content
    assert "What should leaders know?" in html
    assert 'href="/advocert/voice/"' in html
