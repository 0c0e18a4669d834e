"""One question on the screen: its options in the order of this attempt, for each kind of question.

Everything is a native control with a name of its own, so it works with a keyboard, a screen reader and a plain
form. The value is a place on the screen, never an index of the file.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.attempts import OpenAttempt
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.phrasing import phrasing
from advocert_xblocks._shared.tongue import Tongue, in_tongue
from advocert_xblocks._shared.words import Words

HINTS = {
    courses.PICK_TWO: texts.PICK_TWO_HINT,
    courses.ORDER: texts.ORDER_HINT,
    courses.MARK: texts.MARK_HINT,
}


@dataclass(frozen=True)
class QuestionField:
    """What the markup of one question depends on."""

    words: Words
    attempt: OpenAttempt
    item: courses.Item
    tongue: Tongue

    def html(self) -> SafeString:
        """Return the group: the question as its legend, a hint where there is more to do than to choose."""
        hint = HINTS.get(self.item.kind)
        return el(
            f"fieldset.choices.kind-{self.item.kind.replace(' ', '-')}",
            el("legend.q", phrasing(self.item.stem_html), **self.tongue),
            el("p.hint", self.words(hint), id="q-hint") if hint else None,
            self._body(),
            aria_describedby="q-hint" if hint else None,
            data_kind=self.item.kind,
        )

    @property
    def chosen(self) -> courses.Answer:
        """Return the saved answer, nothing before the first one."""
        return self.attempt.answers.get(self.item.ref, ())

    @property
    def order(self) -> courses.Answer:
        """Return the original indexes in the order of the screen."""
        return tuple(self.attempt.form.option_orders[self.item.ref])

    def _body(self) -> SafeString | list[SafeString]:
        if self.item.kind == courses.PICK_TWO:
            return self._picks()
        if self.item.kind == courses.MARK:
            # One sheet of text, not a row of cards: the sentences belong together.
            return el("div.sheet", self._radios())
        return self._steps() if self.item.kind == courses.ORDER else self._radios()

    def _radios(self) -> list[SafeString]:
        return [
            self._card(index, type="radio", name="option", value=place, checked=index in self.chosen)
            for place, index in enumerate(self.order)
        ]

    def _picks(self) -> list[SafeString]:
        cards = [
            self._card(index, type="checkbox", name=f"pick-{place}", checked=index in self.chosen)
            for place, index in enumerate(self.order)
        ]
        words, count = self.words, len(self.chosen)
        counted = el(
            "p.small.soft",
            words.many(texts.PICKED, count, count=count),
            data_picked=words.forms_json(texts.PICKED, "count"),
            data_too_many=words.forms_json(texts.TOO_MANY, "count"),
        )
        return [*cards, counted]

    def _card(self, index: int, **box: str | int | bool) -> SafeString:
        text = el("span", phrasing(self.item.options[index].html))
        return el("label.choice", el("input", **box), el("span", text, **self.tongue))

    def _steps(self) -> SafeString:
        """Return the steps, each with two buttons; the hidden field holds places in the order of the learner."""
        shown = self.chosen or self.order
        places = [self.order.index(index) for index in shown]
        rows = [self._step(at, place, shown) for at, place in enumerate(places, 1)]
        hidden = el("input", type="hidden", name="order", value=",".join(str(place) for place in places))
        return el("div", el("ol.steps", rows), hidden)

    def _step(self, at: int, place: int, shown: courses.Answer) -> SafeString:
        words, option = self.words, self.item.options[self.order[place]]
        text = courses.plain_text(option.html)
        return el(
            "li.step",
            el(
                "span.step-text",
                in_tongue(phrasing(option.html), self.tongue),
                self._plain_place(at, place, len(shown), text),
            ),
            el(
                "span.moves",
                self._move("up", words(texts.MOVE_UP, step=text)),
                self._move("down", words(texts.MOVE_DOWN, step=text)),
            ),
            data_place=place,
            data_moved=words(texts.MOVED, step=text, place="{}", all=len(shown)),
        )

    def _plain_place(self, at: int, place: int, size: int, text: str) -> SafeString:
        """Return the list of places of a step, for browsers without script, where the buttons do nothing."""
        places = [el("option", str(one), value=one, selected=one == at) for one in range(1, size + 1)]
        label = self.words(texts.PLACE_OF_STEP, step=text)
        return el("noscript", el("select", places, name=f"at-{place}", aria_label=label))

    @staticmethod
    def _move(way: str, label: str) -> SafeString:
        return el("button.move", icon(way), type="button", data_move=way, aria_label=label)
