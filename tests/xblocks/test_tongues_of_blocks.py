"""A German interface around an English course: no word of lesson, exam or practice is said to be in the other language."""

import re
from collections.abc import Iterator

import pytest
from django.utils.translation import override
from tests.support.practising import NAME as DECK
from tests.support.practising import asked, learn, page, show
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform
from tests.support.tongues import Bracketed, misspoken
from tests.xblocks.lesson.test_versions import MATERIAL, NEW, OLD
from tests.xblocks.quiz.conftest import TINA
from tests.xblocks.quiz.test_in_a_browser import STATES
from tests.xblocks.samples import deck_text, exam_text, lesson_text

from advocert_courses import api as courses

LESSON = "FND-L01"


@pytest.fixture
def site(platform: Platform) -> Iterator[Platform]:
    platform.services["i18n"] = Bracketed()
    with override("de"):
        yield platform


def test_the_lesson(site: Platform) -> None:
    site.author(LESSON, "advocert_lesson", lesson_text())
    pages = [site.render(LESSON).content, site.render(LESSON, user=None).content]
    clause = courses.load_bundle(lesson_text()).clauses["DISC-1"]
    site.post(LESSON, "sign", {"clause": "DISC-1", "sha256": clause.sha256, "agreed": "on"})
    site.post(LESSON, "answer", {"item": "FND-Q-901", "option": 1})
    pages.append(site.render(LESSON).content)
    changed = lesson_text(version=2).replace(OLD, NEW)
    site.author(
        LESSON, "advocert_lesson", changed.replace("owner: People team\n", f"owner: People team\n{MATERIAL}")
    )
    pages.append(site.render(LESSON).content)
    assert [misspoken(one) for one in pages] == [[]] * 4


@pytest.mark.parametrize("state", STATES)
def test_the_exam(site: Platform, state: str) -> None:
    prepare, _presses, user = STATES[state]
    prepare(site)
    html = site.render(EXAM, user=user or Sitting(site).user).content
    # What a trainer wrote for one person is in whatever language the two speak.
    assert [text for text in misspoken(html) if not text.startswith("Play the forum")] == []


def test_a_question_of_the_exam_and_its_reasons(site: Platform) -> None:
    site.author(EXAM, "advocert_quiz", exam_text())
    sitting = Sitting(site)
    first = sitting.stage(sitting.begin())
    sitting.answer(1, right=False)
    result = sitting.stage(sitting.hand_in())
    assert [misspoken(first), misspoken(result)] == [[], []]


def test_all_questions_for_trainers(site: Platform) -> None:
    site.author(EXAM, "advocert_quiz", exam_text())
    listed = site.post(EXAM, "questions", {}, user=TINA).json["regions"]["questions"]
    # Ids are names.
    assert [text for text in misspoken(listed) if not re.fullmatch(r"FND-[\w-]+", text)] == []


def test_practice(site: Platform) -> None:
    site.author(DECK, "advocert_practice", deck_text())
    pages = [page(site)]
    learn(site)
    pages.append(page(site))
    site.clock.move(days=3)
    while card := asked(page(site)):
        pages.append(page(site))
        show(site, card, option=0)
        pages.append(page(site))
        grade = re.findall(r'data-key="(\d)"', pages[-1])[-1]
        site.post(DECK, "grade", {"card": card, "grade": grade})
    pages.append(page(site))
    assert [misspoken(one) for one in pages] == [[] for _ in pages]


def test_the_deck_as_its_author_looks_at_it(site: Platform) -> None:
    site.author(DECK, "advocert_practice", deck_text())
    assert misspoken(site.block(DECK).preview_view().content) == []
