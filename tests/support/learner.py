"""Somebody who knows the course by heart and uses it in a real browser: plays, reads, signs, takes the exam.

    amina = Learner(page, CourseByHeart.of(content_folder), eyes.look)
    amina.play()           # the conversation on the open page
    amina.read_and_sign()  # the lesson on the open page
    amina.take_exam()      # the exam on the open page

What to answer is worked out from the course's own files, because the page must never hold it. Everything is
found as a person finds it: by role and by the words on the screen.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from advocert_courses import api as courses

STEPS_LIMIT = 40


def words_of(markup: str) -> str:
    """What stands on the screen: no tags, no quotes around it, one space between words."""
    text = html.unescape(re.sub(r"<[^>]+>", "", markup))
    return re.sub(r"\s+", " ", text).strip(' \u201c\u201d"')


@dataclass(frozen=True)
class CourseByHeart:
    """The words of every strongest choice, and of every right answer with its question."""

    strongest: frozenset[str]
    right: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, content: Path) -> "CourseByHeart":
        tree = courses.read_tree(content)
        return cls(
            frozenset(
                words_of(courses.fill(choice.text, variant.variables))
                for scenario in tree.scenarios.values()
                for variant in scenario.variants
                for node in scenario.nodes.values()
                for choice in node.choices
                if choice.best
            ),
            frozenset(
                (words_of(item.stem_html), words_of(option.html))
                for item in tree.items.values()
                for option in item.options
                if option.correct
            ),
        )


# A reply is sent, a deed is done.
TAKE = re.compile("Send this reply|Do this")


def no_look(_name: str) -> None:
    """Nobody looks."""


@dataclass(frozen=True)
class Learner:
    """A page, what the learner knows, and who looks at the states on the way (`look` takes their names)."""

    page: Page
    knows: CourseByHeart
    look: Callable[[str], None] = no_look

    def play(self, name: str, *, look_at_steps: int = 1) -> None:
        """Have the conversation on the open page with the strongest replies, until the look back."""
        self.press("Start the conversation")
        for step in range(1, STEPS_LIMIT):
            if not self.button(TAKE).is_visible():
                break
            if step <= look_at_steps:
                self.look(f"{name}-step-{step}")
            self.choose(lambda reply: reply in self.knows.strongest)
            self.press(TAKE)
        self.press("Look back at it")
        self.look(f"{name}-debrief")

    def read_and_sign(self, name: str) -> None:
        """Answer every recall question and sign every clause of the lesson on the open page."""
        self.look(f"{name}-unread")
        while self.button("Check my answer").count():
            self.answer_recall(self.form_with("Check my answer"))
        while self.button("Sign the clause").count():
            self.tick(self.form_with("Sign the clause"))
            self.press("Sign the clause")
        if self.button("I have read this lesson").count():
            self.press("I have read this lesson")
        self.look(f"{name}-signed")

    def answer_recall(self, form: Locator) -> None:
        question = words_of(form.locator("legend").inner_html())
        self.choose(lambda reply: (question, reply) in self.knows.right, form)
        self.press("Check my answer")

    def take_exam(self, name: str) -> None:
        """Begin, answer every question right, hand in."""
        self.look(f"{name}-before")
        self.press("Begin the exam")
        self.look(f"{name}-question")
        while self.button("Hand in").count() == 0:
            question = words_of(self.page.locator("legend").first.inner_html())
            with self.answered():
                self.choose(lambda reply, question=question: (question, reply) in self.knows.right)
            self.press(re.compile("Save and (go on|see all)"))
        self.look(f"{name}-overview")
        self.press("Hand in")
        self.look(f"{name}-result")

    def tick(self, form: Locator) -> None:
        form.get_by_role("checkbox").check()

    def choose(self, fits: Callable[[str], bool], inside: Locator | None = None) -> None:
        """Choose the radio button whose label fits."""
        radios = (inside or self.page).get_by_role("radio").all()
        labels = [words_of(radio.evaluate("radio => radio.labels[0].innerHTML")) for radio in radios]
        fitting = [radio for radio, label in zip(radios, labels, strict=True) if fits(label)]
        assert fitting, f"None of these is known to be right: {labels}"
        fitting[0].check()

    def press(self, label: str | re.Pattern[str]) -> None:
        """Press a button of a block and wait until the server has answered and the page shows it."""
        with self.answered():
            self.activate(label)
        # A block's button is busy from the press until the answer stands on the page.
        expect(self.page.locator("button[aria-disabled=true]")).to_have_count(0)

    def activate(self, label: str | re.Pattern[str]) -> None:
        self.button(label).first.click()

    def answered(self):
        """A block that sends something: returns when the answer is there."""
        return self.page.expect_response(lambda response: "/handler/" in response.url)

    def button(self, label: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=label)

    def form_with(self, label: str) -> Locator:
        return self.page.locator("form", has=self.button(label)).first


# The element that has the focus, through shadow roots, as a person without a mouse meets it.
_FOCUSED = """() => {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  if (!here || here === document.body) return {name: '', type: '', checked: false, seen: false};
  const label = here.labels?.[0]?.innerHTML ?? here.getAttribute('aria-label') ?? here.innerHTML ?? '';
  const style = getComputedStyle(here);
  const host = here.closest('label') ?? here;
  const ring = (element) => {
    const look = getComputedStyle(element);
    return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== 'none';
  };
  return {name: label, type: here.type ?? here.localName, checked: here.checked ?? false,
          seen: ring(here) || ring(host)};
}"""
TABS_LIMIT = 150


class KeyboardLearner(Learner):
    """The same learner without a mouse: Tab, arrows, space and Enter, and every stop must show the focus."""

    def focused(self) -> dict[str, object]:
        return self.page.evaluate(_FOCUSED)

    def tab_to(self, fits: Callable[[dict[str, object]], bool], what: object) -> dict[str, object]:
        """Press Tab until the focus is where it should be; every stop on the way must be visible."""
        for _ in range(TABS_LIMIT):
            self.page.keyboard.press("Tab")
            here = self.focused()
            assert here["seen"] or not here["name"], (
                f"The focus cannot be seen on {words_of(str(here['name']))!r}"
            )
            if fits(here):
                return here
        raise AssertionError(f"Tab never comes to {what!r}")

    def activate(self, label: str | re.Pattern[str]) -> None:
        wanted = re.compile(label) if isinstance(label, str) else label
        self.tab_to(
            lambda here: here["type"] in {"submit", "button"} and wanted.search(words_of(str(here["name"]))),
            label,
        )
        self.page.keyboard.press("Enter")

    def follow(self, label: str | re.Pattern[str]) -> None:
        """Follow a link."""
        wanted = re.compile(label) if isinstance(label, str) else label
        self.tab_to(
            lambda here: here["type"] in {"a", ""} and wanted.search(words_of(str(here["name"]))), label
        )
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def tick(self, form: Locator) -> None:
        self.tab_to(lambda here: here["type"] == "checkbox" and not here["checked"], "a box to tick")
        self.page.keyboard.press("Space")

    def choose(self, fits: Callable[[str], bool], inside: Locator | None = None) -> None:
        here = self.tab_to(lambda here: here["type"] == "radio", "the choices")
        for _ in range(10):
            if fits(words_of(str(here["name"]))):
                break
            self.page.keyboard.press("ArrowDown")
            here = self.focused()
        else:
            raise AssertionError("None of the choices is known to be right.")
        if not here["checked"]:
            self.page.keyboard.press("Space")
