"""Pages of an exam under way: one question, the map beside it, the overview before handing in."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.state import OpenAttempt
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.phrasing import phrasing
from advocert_xblocks._shared.words import Words

MINUTE = 60


@dataclass(frozen=True)
class ExamPage:
    """Everything that the markup of an open attempt depends on."""

    words: Words
    attempt: OpenAttempt
    now: datetime

    def question(self, number: int, item: courses.Item) -> SafeString:
        """Return one question with the map beside it."""
        return el("div.exam-grid", self._form(number, item), self._side(number))

    def overview(self) -> SafeString:
        """Return the page before handing in: what is open, and what that means."""
        words, attempt = self.words, self.attempt
        still_open = attempt.open_questions
        go_back = still_open[0] if still_open else attempt.size
        hand_in = el(
            "button.btn.btn-main",
            words(texts.HAND_IN_OPEN if still_open else texts.HAND_IN),
            data_busy=words(texts.HANDING_IN),
        )
        back = self._button("btn-text", "show", go_back, words(texts.NOT_YET_DONE, number=go_back))
        form = el(
            "form.stack",
            el("h3", words(texts.OVERVIEW), data_focus="stage"),
            el("p", self._open_sentence()),
            self._hidden(),
            el("input", type="hidden", name="confirmed", value="yes"),
            el("p.error-text", role="alert", data_error=True),
            el("div.row.actions", hand_in, back),
            data_action="submit",
        )
        return el("div.exam-grid", form, self._side(None))

    def resume(self) -> SafeString:
        """Return the page that welcomes somebody back."""
        words, attempt = self.words, self.attempt
        facts = [
            (texts.ANSWERED, words(texts.ANSWERED_OF, answered=len(attempt.answers), all=attempt.size)),
            (texts.FLAGGED, str(len(attempt.flagged))),
            (texts.TIME_LEFT, words(texts.MINUTES, minutes=self._minutes_left())),
        ]
        go_on = el(
            "button.btn.btn-main",
            words(texts.RESUME, number=attempt.at),
            data_busy=words(texts.OPENING),
        )
        see_all = el(
            "button.btn.btn-text",
            words(texts.SEE_ALL),
            data_action="overview",
            data_busy=words(texts.OPENING),
        )
        return el(
            "form.stack",
            el("h3", words(texts.WELCOME_BACK, number=attempt.at), data_focus="stage"),
            el("dl.facts.card", [el("div", el("dt", words(name)), el("dd", value)) for name, value in facts]),
            self._hidden(),
            el("input", type="hidden", name="question", value=attempt.at),
            el("p.error-text", role="alert", data_error=True),
            el("div.row.actions", go_on, see_all),
            data_action="show",
        )

    def time_over(self) -> SafeString:
        """Return the page for somebody who comes back after the time has ended."""
        words = self.words
        return el(
            "form.stack",
            el("h3", words(texts.TIME_OVER), data_focus="stage"),
            el("p.lede", words(texts.TIME_OVER_TEXT)),
            self._hidden(),
            el("input", type="hidden", name="confirmed", value="yes"),
            el("p.error-text", role="alert", data_error=True),
            el(
                "div.row.actions",
                el("button.btn.btn-main", words(texts.SEE_RESULT), data_busy=words(texts.HANDING_IN)),
            ),
            data_action="submit",
        )

    def map(self, number: int | None) -> SafeString:
        """Return the map of the questions; `number` is the one on the screen."""
        words, attempt = self.words, self.attempt
        summary = words(texts.MAP_SUMMARY, answered=len(attempt.answers), flagged=len(attempt.flagged))
        places = [el("li", self._place(place, place == number)) for place in range(1, attempt.size + 1)]
        form = el("form", self._hidden(), el("ol.qmap", places), data_action="show")
        return el("details.fold", el("summary", icon("next", ".flip"), summary), form, open=True)

    def saved(self) -> SafeString | None:
        """Return when the last answer was saved, none before the first one."""
        if self.attempt.saved_at is None:
            return None
        time = f"{localtime(self.attempt.saved_at):%H:%M}"
        return el("span.small.soft", icon("check"), " ", self.words(texts.SAVED, time=time))

    def _form(self, number: int, item: courses.Item) -> SafeString:
        words, attempt = self.words, self.attempt
        share = round(100 * len(attempt.answers) / attempt.size)
        head = el(
            "div.stack.stack-s",
            el(
                "div.row.between",
                el("p.eyebrow", words(texts.TRY_NUMBER, number=attempt.number)),
                el("span", self.saved(), data_region="saved"),
            ),
            el("span.bar", el("span.fill", style=f"--v:{share}%", data_bar=True), aria_hidden="true"),
        )
        return el(
            "form.stack.stack-l",
            head,
            el("h3.q-h.num", words(texts.QUESTION_OF, number=number, all=attempt.size), data_focus="stage"),
            el("fieldset.choices", el("legend.q", phrasing(item.stem_html)), self._options(item)),
            self._hidden(),
            el("input", type="hidden", name="question", value=number),
            el("p.error-text", role="alert", data_error=True),
            self._actions(number, item.ref),
            data_action="answer",
            data_autosave=True,
            data_with=json.dumps({"go": "yes"}),
        )

    def _options(self, item: courses.Item) -> list[SafeString]:
        chosen, cards = self.attempt.answers.get(item.ref), []
        for place, index in enumerate(self.attempt.form.option_orders[item.ref]):
            box = el("input", type="radio", name="option", value=place, checked=index == chosen)
            cards.append(el("label.choice", box, el("span", phrasing(item.options[index].html))))
        return cards

    def _actions(self, number: int, ref: str) -> SafeString:
        words = self.words
        is_last, is_flagged = number == self.attempt.size, ref in self.attempt.flagged
        go_on = el(
            "button.btn.btn-main",
            words(texts.TO_OVERVIEW if is_last else texts.GO_ON),
            " ",
            icon("next", ".flip"),
            data_busy=words(texts.GOING),
        )
        flag = el(
            "button.btn.btn-second",
            icon("flag"),
            words(texts.UNFLAG if is_flagged else texts.FLAG),
            data_action="flag",
            data_with=json.dumps({"on": "" if is_flagged else "yes"}),
            data_busy=words(texts.GOING),
        )
        back = self._button("btn-text", "show", number - 1, words(texts.BACK_TO, number=number - 1))
        return el("div.row.actions", go_on, flag, back if number > 1 else None)

    def _button(self, look: str, action: str, question: int, label: str) -> SafeString:
        return el(
            f"button.btn.{look}",
            label,
            data_action=action,
            data_with=json.dumps({"question": question}),
            data_busy=self.words(texts.OPENING),
        )

    def _side(self, number: int | None) -> SafeString:
        words = self.words
        clock = el(
            "span.small.num.clock",
            icon("clock"),
            " ",
            el("span", words(texts.LEFT_MINUTES, minutes=self._minutes_left()), data_clock=True),
        )
        hide = el(
            "button.btn.btn-text.btn-small",
            words(texts.HIDE_CLOCK),
            type="button",
            data_hide_clock=True,
            data_other=words(texts.SHOW_CLOCK),
        )
        return el(
            "aside.card.stack",
            el("div.row.between", el("h4", words(texts.YOUR_QUESTIONS)), clock),
            el("div", self.map(number), data_region="map"),
            el("p.small.soft", words(texts.HAPPENS_SAVED)),
            hide,
            aria_label=words(texts.YOUR_QUESTIONS),
            data_left=self._seconds_left(),
            data_minutes=words(texts.LEFT_MINUTES, minutes="{}"),
            data_five=words(texts.LAST_MINUTES),
            data_one=words(texts.LAST_MINUTE),
        )

    def _place(self, number: int, is_here: bool) -> SafeString:  # noqa: FBT001 - private
        words, attempt = self.words, self.attempt
        ref = attempt.item_ref(number)
        is_answered, is_flagged = ref in attempt.answers, ref in attempt.flagged
        label = words(texts.PLACE_ANSWERED if is_answered else texts.PLACE_OPEN, number=number)
        label += (words(texts.PLACE_HERE) if is_here else "") + (
            words(texts.PLACE_FLAGGED) if is_flagged else ""
        )
        looks = [name for name, on in (("answered", is_answered), ("flagged", is_flagged)) if on]
        return el(
            ".".join(["button", *looks]),
            str(number),
            name="question",
            value=number,
            data_with=json.dumps({"question": number}),
            aria_label=label,
            aria_current="step" if is_here else None,
        )

    def _open_sentence(self) -> str:
        count = len(self.attempt.open_questions)
        if not count:
            return self.words(texts.ALL_ANSWERED, all=self.attempt.size)
        if count == 1:
            return self.words(texts.OPEN_ONE)
        return self.words(texts.OPEN_MANY, count=self.words.count(count).capitalize())

    def _hidden(self) -> SafeString:
        return el("input", type="hidden", name="attempt", value=self.attempt.id)

    def _seconds_left(self) -> int:
        return max(int((self.attempt.deadline - self.now).total_seconds()), 0)

    def _minutes_left(self) -> int:
        return -(-self._seconds_left() // MINUTE)
