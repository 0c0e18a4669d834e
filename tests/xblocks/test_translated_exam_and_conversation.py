"""Every sentence of exam, conversation and author pages goes through the language of the request, in every state."""

import pytest
from tests.support.sittings import EXAM, Sitting
from tests.support.strict_runtime import Platform
from tests.support.strict_store import STUDIO
from tests.xblocks.quiz.conftest import TINA
from tests.xblocks.quiz.test_in_a_browser import STATES
from tests.xblocks.samples import deck_text, exam_text, kinds_text, lesson_text, scenario_text
from tests.xblocks.test_translated import Pseudo, leftovers

TALK = "FND-01"


@pytest.fixture
def site(platform: Platform) -> Platform:
    platform.services["i18n"] = Pseudo()
    return platform


@pytest.mark.parametrize("state", STATES)
def test_the_exam(site: Platform, state: str) -> None:
    prepare, _presses, user = STATES[state]
    prepare(site)
    # A trainer's note is written by a person, as a question is.
    authored = (
        exam_text() + kinds_text() + kinds_text("practice") + "Play the forum thread once more, then try."
    )
    assert leftovers(site.render(EXAM, user=user or Sitting(site).user).content, authored) == []


def test_what_trainers_of_an_exam_are_told(site: Platform) -> None:
    STATES["used up"][0](site)
    assert leftovers(site.render(EXAM, user=TINA).content, exam_text() + "ada tina") == []


def test_the_conversation(site: Platform) -> None:
    site.author(TALK, "advocert_scenario", scenario_text())
    pages = [site.render(TALK).content]
    site.post(TALK, "begin")
    for step in range(9):
        pages.append(site.render(TALK).content)
        run = site.state(TALK)["attempt"]
        choice = {"attempt": run["run"]["attempt_id"], "step": step, "choice": "0"}
        if site.post(TALK, "choose", choice).status != 200:
            break
    pages.append(site.post(TALK, "look_back").json["regions"]["stage"])
    authored = scenario_text() + scenario_text().title() + "Priya Tara PR TR TB"
    assert [leftovers(page, authored) for page in pages] == [[] for _ in pages]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("advocert_lesson", lesson_text()),
        ("advocert_scenario", scenario_text()),
        ("advocert_quiz", exam_text()),
        ("advocert_practice", deck_text()),
        ("advocert_lesson", "nothing"),
    ],
)
@pytest.mark.parametrize("view", ["author_view", "studio_view"])
def test_author_pages(site: Platform, kind: str, text: str, view: str) -> None:
    site.author("X", kind, text)
    words = leftovers(site.render("X", view, mode=STUDIO).content, text)
    # What lint says is not translated: docs/reference/platform-contract.md.
    assert [word for word in words if text != "nothing"] == []
