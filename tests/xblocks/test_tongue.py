"""Words in another language than the page's are marked as such (WCAG 3.1.2), in whichever direction they differ."""

import re

import pytest
from django.utils.translation import override
from tests.support.strict_runtime import Platform
from tests.support.tongues import Bracketed
from tests.xblocks.samples import lesson_text
from webob import Request

from advocert_courses import api as courses
from advocert_xblocks._shared.tongue import tongue
from advocert_xblocks._shared.words import words_for

LESSON = "FND-L01"
HOST = re.compile(r'<div class="advocert-block [^"]*" lang="([^"]*)"')


def host(platform: Platform) -> str:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    found = HOST.search(platform.render(LESSON).content)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("text", "words", "page", "attributes"),
    [
        ("en", "en", "en", {}),
        ("de", "de-at", "de-at", {}),
        ("en-GB", "en", "en", {}),
        ("en", "de", "de", {"lang": "en", "dir": None}),
        ("pt-BR", "pt-pt", "pt-pt", {"lang": "pt-BR", "dir": None}),
        ("ar", "de", "de", {"lang": "ar", "dir": "rtl"}),
        ("en", "ar", "ar", {"lang": "en", "dir": "ltr"}),
        # Nobody translated the interface: its words are English on an Arabic page.
        ("ar", "en", "ar", {"lang": "ar", "dir": "rtl"}),
        ("en", "en", "ar", {"lang": None, "dir": "ltr"}),
    ],
)  # fmt: skip
def test_a_text_says_what_its_surroundings_do_not(
    text: str, words: str, page: str, attributes: dict[str, str | None]
) -> None:
    assert dict(tongue(text, words, page)) == attributes


def test_a_block_says_the_language_of_its_words(platform: Platform) -> None:
    with override("de"):
        assert host(platform) == "de"


def test_where_nobody_translated_them_the_words_are_said_to_be_english(platform: Platform) -> None:
    with override("fr"):
        assert host(platform) == "en"


def test_a_block_that_is_shown_twice_speaks_the_language_of_each_view(platform: Platform) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    block, said = platform.block(LESSON), []
    for language in ("de", "en"):
        with override(language):
            said += HOST.findall(block.student_view().content)
    assert said == ["de", "en"]


def test_a_platform_that_translates_us_is_believed() -> None:
    with override("fr"):
        assert words_for(Bracketed()).language == "fr"


def test_a_file_says_its_language() -> None:
    text = lesson_text().replace("title: Say that you work here\n", "title: Sag es\nlanguage: de\n", 1)
    assert courses.load_bundle(text).main.origin.language == "de"


def test_a_question_has_the_language_of_its_bank() -> None:
    text = lesson_text().replace("type: bank\n", "type: bank\nlanguage: fr\n")
    assert courses.load_bundle(text).languages["FND-Q-901"] == "fr"


def test_the_page_without_script_marks_its_title(platform: Platform) -> None:
    platform.author(LESSON, "advocert_lesson", lesson_text())
    request = Request.blank("/", method="POST", content_type="application/x-www-form-urlencoded")
    with override("de"):
        block = platform.block(LESSON)
        page = block.runtime.handle(block, "plain", request, "open").text
    assert '<h1 lang="en">Say that you work here</h1>' in page
