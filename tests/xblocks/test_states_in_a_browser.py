"""Every state of lesson, practice and certificate in Chromium: axe in both themes, 320 px in both directions."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.support import standings
from tests.support.browsing.unit import Unit, unit_page
from tests.support.practising import NAME as DECK
from tests.support.practising import answer, asked, learn, page, play, right_place, show
from tests.support.strict_runtime import Platform
from tests.xblocks.lesson.test_media import lesson_text_with_film
from tests.xblocks.samples import deck_text, lesson_text

from advocert_courses import api as courses

pytestmark = pytest.mark.browser

LESSON, CERTIFICATE = "FND-L01", "my-certification"
State = Callable[[Platform], dict[str, tuple[int, Any]] | None]


@pytest.fixture(autouse=True)
def _follow_the_device(settings) -> None:
    settings.ADVOCERT_BLOCK_THEME = "device"


# --- the states ---


def lesson(text: str = "", *, signed: bool = False, answered: bool = False, after: str = "") -> State:
    def prepare(platform: Platform) -> None:
        first = text or lesson_text()
        platform.author(LESSON, "advocert_lesson", first)
        clause = courses.load_bundle(first).clauses.get("DISC-1")
        if signed and clause:
            platform.post(LESSON, "sign", {"clause": "DISC-1", "sha256": clause.sha256, "agreed": "on"})
        if answered:
            platform.post(LESSON, "answer", {"item": "FND-Q-901", "option": 0})
        if after:
            platform.clock.move(days=20)
            platform.author(LESSON, "advocert_lesson", after)

    return prepare


def second_version(kind: str) -> str:
    text = lesson_text(version=2).replace("in the post itself", "in the post, the story or the film itself")
    return text.replace(
        "owner: People team\n", f"owner: People team\nchange: {{kind: {kind}, summary: Stories too.}}\n"
    )


def deck(*, learned: bool = True, days: int = 0, then: Callable[[Platform], Any] = lambda _: None) -> State:
    def prepare(platform: Platform) -> None:
        platform.author(DECK, "advocert_practice", deck_text())
        if learned:
            learn(platform)
        platform.clock.move(days=days)
        then(platform)

    return prepare


def moment_shown(platform: Platform) -> None:
    while not asked(page(platform)).startswith("FND-D"):
        answer(platform)
    show(platform, asked(page(platform)))


def to_question(platform: Platform) -> None:
    for _ in range(9):
        if asked(page(platform)).startswith("FND-Q"):
            return
        answer(platform) if asked(page(platform)) else platform.post(DECK, "more")


def question_shown(offset: int) -> Callable[[Platform], None]:
    def prepare(platform: Platform) -> None:
        to_question(platform)
        show(platform, "FND-Q-901", option=(right_place(page(platform)) + offset) % 3)

    return prepare


def certificate(answers: dict[str, tuple[int, Any]]) -> State:
    def prepare(platform: Platform) -> dict[str, tuple[int, Any]]:
        platform.author(CERTIFICATE, "advocert_certificate")
        return answers

    return prepare


STATES: dict[str, tuple[str, State]] = {
    "lesson-new": (LESSON, lesson()),
    "lesson-film": (LESSON, lesson(lesson_text_with_film())),
    "lesson-read-only": (LESSON, lesson(lesson_text((), recall=False))),
    "lesson-signed-and-answered": (LESSON, lesson(signed=True, answered=True)),
    "lesson-changed": (LESSON, lesson(signed=True, answered=True, after=second_version("material"))),
    "lesson-minor": (LESSON, lesson(signed=True, answered=True, after=second_version("minor"))),
    "lesson-broken": (LESSON, lesson(signed=True, after="nothing")),
    "practice-empty": (DECK, deck(learned=False)),
    "practice-nothing-due": (DECK, deck()),
    "practice-card": (DECK, deck(days=3)),
    "practice-question": (DECK, deck(days=3, then=to_question)),
    "practice-reply": (DECK, deck(days=3, then=moment_shown)),
    "practice-right": (DECK, deck(days=3, then=question_shown(0))),
    "practice-wrong": (DECK, deck(days=3, then=question_shown(1))),
    "practice-done": (DECK, deck(days=3, then=play)),
    "certificate-learning": (CERTIFICATE, certificate(standings.told(standings.standing(met=1)))),
    "certificate-signing": (
        CERTIFICATE,
        certificate(
            standings.told(
                standings.standing("certified", met=3, credential=standings.credential(ready=False))
            )
        ),
    ),
    "certificate-certified": (CERTIFICATE, certificate(standings.told(standings.CERTIFIED))),
    "certificate-grace": (
        CERTIFICATE,
        certificate(standings.told(standings.GRACE)),
    ),
    "certificate-expiring": (
        CERTIFICATE,
        certificate(standings.told({**standings.CERTIFIED, **standings.EXPIRING})),
    ),
    "certificate-expired": (
        CERTIFICATE,
        certificate(standings.told(standings.EXPIRED)),
    ),
    "certificate-expired-no-list": (
        CERTIFICATE,
        certificate(standings.told({**standings.EXPIRED, "renewal": []})),
    ),
    "certificate-two-levels": (
        CERTIFICATE,
        certificate(standings.told(standings.CERTIFIED, standings.standing(met=0))),
    ),
    "certificate-done": (CERTIFICATE, certificate(standings.told(standings.standing(met=3)))),
    "certificate-nothing": (CERTIFICATE, certificate(standings.told())),
    "certificate-signed-out": (CERTIFICATE, certificate({standings.ADDRESS: (403, {})})),
    "certificate-suspended": (CERTIFICATE, certificate(standings.told(standings.SUSPENDED))),
    "certificate-revoked": (CERTIFICATE, certificate(standings.told(standings.REVOKED))),
    "certificate-no-service": (CERTIFICATE, certificate({})),
}


def opened(browser: Browser, platform: Platform, state: str) -> Any:
    name, prepare = STATES[state]
    answers = prepare(platform)
    return unit_page(browser, platform, name, answers)


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_and_fits(browser: Browser, platform: Platform, state: str) -> None:
    """WCAG 2.2 AA by axe in light and dark; nothing sideways at 320 px, left-to-right and right-to-left."""
    with opened(browser, platform, state) as unit:
        unit.page.wait_for_function(
            "!document.querySelector('.advocert-block').shadowRoot.querySelector('[aria-busy]')"
        )
        assert unit.violations("light", "dark") == []
        assert (unit.sideways("ltr"), unit.sideways("rtl")) == (0, 0)


# --- by keyboard alone ---


def press_until(tab: Page, unit: Unit, words: str) -> None:
    """Go on with Tab until the focus is on something with these words."""
    for _ in range(30):
        if words in unit.focused:
            return
        tab.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {words!r}")


def test_a_clause_is_signed_by_keyboard(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "lesson-new") as unit:
        press_until(unit.page, unit, "Sign the clause")
        unit.page.keyboard.press("Enter")
        expect(unit.page.get_by_role("alert").filter(has_text="Tick the sentence first")).to_be_visible()
        unit.page.keyboard.press("Space")
        unit.page.keyboard.press("Tab")
        unit.page.keyboard.press("Enter")
        expect(unit.page.get_by_role("heading", name="Signed on")).to_be_focused()


def test_a_question_is_answered_by_keyboard_and_told_to_those_who_listen(
    browser: Browser, platform: Platform
) -> None:
    with opened(browser, platform, "lesson-new") as unit:
        unit.page.get_by_role("radio").first.focus()
        unit.page.keyboard.press("Space")
        press_until(unit.page, unit, "Check my answer")
        unit.page.keyboard.press("Enter")
        expect(unit.page.get_by_text("You chose")).to_be_visible()
        assert unit.said in {"Yes.", "Not quite."}


def test_a_round_of_practice_is_played_by_keyboard(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "practice-card") as unit:
        tab = unit.page
        for _ in range(6):
            if tab.get_by_role("heading", name="That is all.").count():
                break
            if tab.get_by_role("radio").count():
                tab.get_by_role("radio").first.focus()
                tab.keyboard.press("Space")
            press_until(
                tab, unit, "Check my answer" if tab.get_by_role("radio").count() else "Show a strong reply"
            )
            tab.keyboard.press("Enter")
            expect(tab.locator("[data-focus=grades]")).to_be_focused()
            tab.keyboard.press(str(tab.locator("[data-key]").last.get_attribute("data-key")))
            expect(tab.locator("[data-focus=card], [data-focus=stage]")).to_be_focused()
        expect(tab.get_by_role("heading", name="That is all.")).to_be_focused()


def test_a_digit_outside_the_grades_is_a_digit(browser: Browser, platform: Platform) -> None:
    """A single key must do nothing elsewhere (WCAG 2.1.4)."""
    with opened(browser, platform, "practice-reply") as unit:
        unit.page.keyboard.press("3")
        assert unit.site.sent == []


def test_own_words_stand_beside_the_reply_and_are_never_sent(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "practice-card") as unit:
        while not unit.page.get_by_label("Your words").count():
            answer(platform)
            unit.load()
        unit.page.get_by_label("Your words").fill("I work there, and <b>so</b> I am biased.")
        unit.page.get_by_role("button", name="Show a strong reply").click()
        expect(unit.page.get_by_text("I work there, and <b>so</b> I am biased.")).to_be_visible()
        assert "biased" not in str(unit.site.sent)


# --- the certificate block and a service that it does not know ---


def test_on_is_only_what_the_system_confirmed(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "certificate-certified") as unit:
        expect(unit.page.locator(".system").first).to_be_visible()
        lines = unit.page.locator(".system").all_inner_texts()
        assert [line.startswith(("Approved", "Advocates", "Ticket", "Something")) for line in lines] == [
            True
        ] * 4
        assert ["On. Confirmed" in line for line in lines] == [True, False, False, False]
        assert "Not known." in lines[3]


def test_what_is_open_leads_to_where_it_is_done(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "certificate-learning") as unit:
        expect(unit.page.get_by_role("heading", name="Two things are still open")).to_be_visible()
        link = unit.page.get_by_role("link", name=re.compile("Open it ?: Foundations exam"))
        assert str(link.get_attribute("href")).endswith("/jump_to_id/FND-EXAM")


def test_a_name_from_the_service_is_text(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "certificate-learning") as unit:
        expect(unit.page.get_by_text("A neighbour <b>asks</b>", exact=True)).to_be_visible()


def test_a_service_that_comes_back_is_asked_again(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "certificate-no-service") as unit:
        expect(unit.page.get_by_text("The certificate service does not answer here.")).to_be_visible()
        unit.site.answers.update(standings.told(standings.CERTIFIED))
        unit.page.get_by_role("button", name="Ask again").click()
        expect(unit.page.get_by_role("heading", name="Certified Advocate, Foundations")).to_be_focused()


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((500, {}), "The certificate service does not answer here."),
        ((200, "text"), "The certificate service does not answer here."),
        ((200, {"results": {}}), "The certificate service does not answer here."),
        ((401, {}), "Sign in to see where you stand."),
        ((200, {"results": []}), "This course does not lead to a certificate yet."),
        ((200, {"results": [{"state": "levitating", "title": "A level"}]}), "A level"),
    ],
)
def test_whatever_the_service_says_the_page_stands(
    browser: Browser, platform: Platform, answer: tuple[int, Any], sentence: str
) -> None:
    platform.author(CERTIFICATE, "advocert_certificate")
    with unit_page(browser, platform, CERTIFICATE, {standings.ADDRESS: answer}) as unit:
        expect(unit.page.get_by_text(sentence).first).to_be_visible()


def test_a_new_standing_is_told_to_those_who_listen(browser: Browser, platform: Platform) -> None:
    with opened(browser, platform, "certificate-learning") as unit:
        assert unit.said == "Two things are still open"
