"""Pages of an exam under way: one question, the overview before handing in, and the way back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.attempts import OpenAttempt
from advocert_xblocks._quiz.exam_side import MINUTE, ExamSide
from advocert_xblocks._quiz.explained import entry
from advocert_xblocks._quiz.question import QuestionField
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

MAX_NOTE = 280


@dataclass(frozen=True)
class ExamPage:
    """Everything that the markup of an open attempt depends on."""

    words: Words
    attempt: OpenAttempt
    now: datetime
    tongues: Callable[[courses.Item], Tongue]
    is_practice: bool = False

    @property
    def side(self) -> ExamSide:
        """Return the card beside the question."""
        return ExamSide(self.words, self.attempt, self.now)

    def question(self, number: int, item: courses.Item) -> SafeString:
        """Return one question with the map beside it."""
        is_told = self.is_practice and item.ref in self.attempt.answers
        form = self._told(number, item) if is_told else self._form(number, item)
        unclear = el("div", self.unclear(number), data_region="unclear")
        return el("div.exam-grid", el("div.stack.stack-l", form, unclear), self.side.html(number))

    def unclear(self, number: int) -> SafeString:
        """Return the fold in which a question is called unclear, or thanks for it."""
        words = self.words
        if self.attempt.item_ref(number) in self.attempt.unclear:
            thanks = words(texts.UNCLEAR_THANKS)
            return el("p.small.soft", icon("check"), " ", thanks, data_focus="unclear")
        form = el(
            "form.stack.stack-s",
            el(
                "div.field",
                el("label", words(texts.UNCLEAR_LABEL), for_="unclear"),
                el("textarea.input", id="unclear", name="note", rows="3", maxlength=str(MAX_NOTE)),
                el("span.hint", words(texts.UNCLEAR_HINT)),
            ),
            self._hidden(),
            el("input", type="hidden", name="question", value=number),
            el("p.error-text", role="alert", data_error=True),
            el("button.btn.btn-second", words(texts.UNCLEAR_SEND), data_busy=words(texts.UNCLEAR_SENDING)),
            data_action="unclear",
        )
        summary = el("summary.small", icon("next", ".flip"), words(texts.UNCLEAR))
        return el("details.fold.unclear", summary, form)

    def overview(self) -> SafeString:
        """Return the page before handing in: what is open, and what that means."""
        words, attempt = self.words, self.attempt
        still_open = attempt.open_questions
        go_back = still_open[0] if still_open else attempt.size
        # While questions are open the main way is to them: nobody hands in by habit.
        main, second = ("btn-second", "btn-main") if still_open else ("btn-main", "btn-text")
        hand_in = el(
            f"button.btn.{main}",
            words(texts.HAND_IN_OPEN if still_open else texts.HAND_IN),
            data_busy=words(texts.HANDING_IN),
        )
        back = self._button(second, "show", go_back, words(texts.NOT_YET_DONE, number=go_back))
        form = el(
            "form.stack",
            el("h3", words(texts.OVERVIEW), data_focus="stage"),
            el("p", self._open_sentence()),
            self._hidden(),
            el("input", type="hidden", name="confirmed", value="yes"),
            el("p.error-text", role="alert", data_error=True),
            el("div.row.actions", [back, hand_in] if still_open else [hand_in, back]),
            data_action="submit",
        )
        return el("div.exam-grid", form, self.side.html(None))

    def resume(self) -> SafeString:
        """Return the page that welcomes somebody back."""
        words, attempt = self.words, self.attempt
        facts = [
            (texts.ANSWERED, words(texts.ANSWERED_OF, answered=len(attempt.answers), all=attempt.size)),
            (texts.FLAGGED, str(len(attempt.flagged))),
        ]
        if attempt.deadline:
            facts.append((texts.TIME_LEFT, self._minutes(self._minutes_left())))
        away = -(-attempt.paused // MINUTE)
        go_on = el(
            "button.btn.btn-main",
            words(texts.RESUME, number=attempt.next_question),
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
            el("h3", words(texts.WELCOME_BACK, number=attempt.next_question), data_focus="stage"),
            el("dl.facts.card", [el("div", el("dt", words(name)), el("dd", value)) for name, value in facts]),
            el("p.soft", words.many(texts.PAUSED, away, minutes=away)) if away else None,
            self._hidden(),
            el("input", type="hidden", name="question", value=attempt.next_question),
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

    def saved(self) -> SafeString | None:
        """Return when the last answer was saved, none before the first one."""
        if self.attempt.saved_at is None:
            return None
        time = f"{localtime(self.attempt.saved_at):%H:%M}"
        return el("span.small.soft", icon("check"), " ", self.words(texts.SAVED, time=time))

    def _form(self, number: int, item: courses.Item) -> SafeString:
        words, attempt = self.words, self.attempt
        hint = words(texts.KEYS_HINT, last=len(item.options))
        return el(
            "form.stack.stack-l",
            self._head(),
            self._heading(number),
            QuestionField(words, attempt, item, self.tongues(item)).html(),
            el("p.keys.small.soft", hint) if item.kind != courses.ORDER else None,
            self._hidden(),
            el("input", type="hidden", name="question", value=number),
            el("p.error-text", role="alert", data_error=True),
            self._actions(number, item.ref),
            data_action="answer",
            data_autosave=not self.is_practice,
            data_with=json.dumps({"go": "yes"}),
        )

    def _told(self, number: int, item: courses.Item) -> SafeString:
        """Return a question of practice after its answer: what was chosen, what is right, and why."""
        words, is_last = self.words, number == self.attempt.size
        label = words(texts.TO_THE_END if is_last else texts.NEXT_QUESTION)
        button = el(
            "button.btn.btn-main",
            label,
            " ",
            icon("next", ".flip"),
            data_busy=words(texts.OPENING),
            data_action="overview" if is_last else "show",
            data_with=json.dumps({"question": min(number + 1, self.attempt.size)}),
        )
        return el(
            "form.stack.stack-l",
            self._head(),
            self._heading(number),
            el(
                "div.stack.answered",
                entry(words, item, self.attempt.answers.get(item.ref), self.tongues(item)),
            ),
            self._hidden(),
            el("p.error-text", role="alert", data_error=True),
            el("div.row.actions", button),
            data_action="show",
        )

    def _heading(self, number: int) -> SafeString:
        text = self.words(texts.QUESTION_OF, number=number, all=self.attempt.size)
        return el("h3.q-h.num", text, data_focus="stage")

    def _head(self) -> SafeString:
        words, attempt = self.words, self.attempt
        share = round(100 * len(attempt.answers) / attempt.size)
        return el(
            "div.stack.stack-s",
            el(
                "div.row.between",
                el("p.eyebrow", words(texts.TRY_NUMBER, number=attempt.number)),
                el("span", self.saved(), data_region="saved"),
            ),
            el("span.bar", el("span.fill", style=f"--v:{share}%", data_bar=True), aria_hidden="true"),
        )

    def _actions(self, number: int, ref: str) -> SafeString:
        words = self.words
        is_last, is_flagged = number == self.attempt.size, ref in self.attempt.flagged
        label = texts.TO_OVERVIEW if is_last else texts.GO_ON
        go_on = el(
            "button.btn.btn-main",
            words(texts.CHECK if self.is_practice else label),
            " ",
            None if self.is_practice else icon("next", ".flip"),
            data_busy=words(texts.CHECKING if self.is_practice else texts.GOING),
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

    def _open_sentence(self) -> str:
        count, size = len(self.attempt.open_questions), self.attempt.size
        if count:
            return self.words.many(texts.STILL_OPEN, count)
        return self.words.many(texts.ALL_ANSWERED, size, all=size)

    def _minutes(self, minutes: int) -> str:
        return self.words.many(texts.MINUTES, minutes, minutes=minutes)

    def _hidden(self) -> SafeString:
        return self.side.hidden()

    def seconds_left(self) -> int | None:
        """Return the seconds that are left, None where there is no clock."""
        return self.side.seconds_left() if self.attempt.deadline else None

    def _minutes_left(self) -> int:
        return self.side.minutes_left()
