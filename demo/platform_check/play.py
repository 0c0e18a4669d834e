"""Playing the blocks of a course one knows by heart: read and sign, converse, take the exam.

The pages never hold what is right, so it comes from the course's own files.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

from advocert_courses import api as courses
from demo.platform_check.reading import Form, Page, words_of
from demo.platform_check.web import UnexpectedError, Visitor

# More steps than any conversation or exam has.
STEPS_LIMIT = 200
WRITTEN = (
    "Please write to our support team, they can look into it with you. I work at the company that makes it."
)


@dataclass(frozen=True)
class Heart:
    """What the files of a course say: the strongest replies, and to each question its right options in order."""

    strongest: frozenset[str]
    right: dict[str, list[str]]

    @classmethod
    def of(cls, content: Path) -> "Heart":
        """Learn a folder of content by heart."""
        tree = courses.read_tree(content)
        strongest = [
            words_of(courses.fill(choice.text, variant.variables))
            for scenario in tree.scenarios.values()
            for variant in scenario.variants
            for node in scenario.nodes.values()
            for choice in node.choices
            if choice.best
        ]
        return cls(
            frozenset(strongest),
            {_plain(item.stem_html): _right_options(item) for item in tree.items.values()},
        )


@dataclass
class Sitting:
    """One learner at one block."""

    learner: Visitor
    page: Page
    heart: Heart

    @classmethod
    def at(cls, learner: Visitor, address: str, heart: Heart) -> "Sitting":
        """Open the block's own page."""
        return cls(learner, Page(learner.get(address).wanted(200).text), heart)

    def read_and_sign(self) -> int:
        """Answer the questions of a lesson, sign its clauses, and return how many were signed."""
        for form in self.page.forms("answer"):
            self._do(form, self._chosen(form))
        forms = self.page.forms("sign")
        for form in forms:
            self._do(form, {"agreed": "on"})
        for form in self.page.forms("finish"):
            self._do(form)
        return len(forms)

    def converse(self) -> bool:
        """Have the conversation with the strongest replies; True when it came to its end."""
        self._do(_only(self.page.forms("begin"), "begin"))
        for _ in range(STEPS_LIMIT):
            forms = self.page.forms("choose")
            if not forms:
                break
            self._do(forms[0], self._reply(forms[0]))
        return self.page.does("look_back")

    def take_exam(self) -> int:
        """Answer every question right, hand in, and return how many there were."""
        self._do(_only(self.page.forms("begin"), "begin"))
        count = 0
        for _ in range(STEPS_LIMIT):
            forms = self.page.forms("answer")
            if not forms:
                break
            self._do(forms[0], {**self._chosen(forms[0]), "go": "yes"})
            count += 1
        self._do(self.page.forms("submit")[-1], {"confirmed": "yes"})
        return count

    def _do(self, form: Form, more: dict[str, Any] | None = None) -> None:
        answer = self.learner.post_json(self.page.handler() + form.action, {**form.data, **(more or {})})
        self.page.take_in(answer.wanted(200).json().get("regions", {}))

    def _reply(self, form: Form) -> dict[str, Any]:
        best = [where for said, where in form.offers.items() if said in self.heart.strongest]
        chosen = [*best, *form.offers.values()][:1]
        return {**dict(chosen), "text": WRITTEN} if "text" in form.data else dict(chosen)

    def _chosen(self, form: Form) -> dict[str, Any]:
        right = self.heart.right.get(form.question)
        if right is None:
            raise UnexpectedError(f"the course's files hold no question {form.question!r}")
        places = [form.offers[option] for option in right if option in form.offers]
        if form.kind == courses.ORDER:
            return {"order": ",".join(place for _name, place in places)}
        return dict(places)


def _only(forms: list[Form], action: str) -> Form:
    if not forms:
        raise UnexpectedError(f"nothing on the page can {action}; was this learner here before?")
    return forms[0]


def _plain(markup: str) -> str:
    return words_of(str(html.fromstring(f"<div>{markup}</div>").text_content()))


def _right_options(item: courses.Item) -> list[str]:
    key = courses.item_key(item)
    places: Iterable[int] = key if isinstance(key, list | tuple) else [key]
    return [_plain(item.options[place].html) for place in places]
