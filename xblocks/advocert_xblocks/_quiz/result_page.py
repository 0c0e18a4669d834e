"""Pages around an attempt: what awaits one, what came of it, when the next one opens.

Explanations are shown for the learner's own questions only, after the attempt, and those questions never
come again for this learner; of all others nothing leaves the server.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.state import ClosedAttempt
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.phrasing import lowered, phrasing
from advocert_xblocks._shared.words import Words

MINUTE = 60


@dataclass(frozen=True)
class ResultPage:
    """Everything that these pages depend on."""

    words: Words
    bundle: courses.Bundle
    gate: courses.AttemptGate

    @property
    def exam(self) -> courses.Exam:
        """Return the exam."""
        return self.bundle.main

    @property
    def size(self) -> int:
        """Return the number of questions of a form."""
        return sum(self.exam.blueprint.values())

    def intro(self, note: str = "") -> SafeString:
        """Return the page before the first question: how many, how long, how often, what happens."""
        words = self.words
        minutes = -(-courses.form_seconds(self.exam) // MINUTE)
        facts = [
            (texts.QUESTIONS, str(self.size)),
            (texts.TIME, words(texts.MINUTES, minutes=minutes)),
            (texts.TRIES, words(texts.TRIES_OF, number=self.gate.number, all=self.exam.attempts)),
        ]
        return el(
            "div.stack.stack-l",
            el("p.note", note, data_focus="stage") if note else None,
            el("div.read", trusted(lowered(self.exam.intro_html))),
            el("dl.facts.card", [el("div", el("dt", words(name)), el("dd", value)) for name, value in facts]),
            el("section.stack.stack-s", el("h4", words(texts.WHAT_HAPPENS)), el("ul.plain", self._happens())),
            self._begin(),
        )

    def result(self, attempt: ClosedAttempt, note: str = "") -> SafeString:
        """Return what came of an attempt."""
        words = self.words
        badge = ("span.badge.good.big", "check") if attempt.passed else ("span.badge.warn.big", "clock")
        score = words(texts.SCORE, correct=attempt.correct, items=attempt.items, needed=attempt.needed)
        return el(
            "div.stack.stack-l",
            el("p.note", note) if note else None,
            el(
                "div.stack",
                el(badge[0], icon(badge[1]), words(texts.PASSED if attempt.passed else texts.NOT_YET)),
                el("h3", score, data_focus="stage"),
                el("p.lede", self._cut(attempt)),
                el("p.soft", words(texts.TIMED_OUT)) if attempt.timed_out else None,
            ),
            self._table(attempt),
            None if attempt.passed else self._again(),
            self._one_by_one(attempt),
        )

    def _happens(self) -> list[SafeString]:
        words = self.words
        lines = [words(texts.HAPPENS_SAVED), words(texts.HAPPENS_CLOCK), words(texts.HAPPENS_RESULT)]
        if self.exam.waits_hours and self.gate.left > 1:
            place = min(self.gate.number, len(self.exam.waits_hours)) - 1
            lines.append(words(texts.HAPPENS_WAIT, hours=self.exam.waits_hours[place]))
        return [el("li", line) for line in lines]

    def _begin(self) -> SafeString:
        words = self.words
        return el(
            "form",
            el("p.error-text", role="alert", data_error=True),
            el(
                "div.row.actions",
                el("button.btn.btn-main", words(texts.BEGIN), data_busy=words(texts.BEGINNING)),
            ),
            data_action="begin",
        )

    def _cut(self, attempt: ClosedAttempt) -> str:
        return self.words(texts.CUT_PROVISIONAL if attempt.provisional else texts.CUT_PANEL)

    def _table(self, attempt: ClosedAttempt) -> SafeString:
        words = self.words
        heads = [words(name) for name in (texts.OUTCOME, texts.RIGHT, texts.NEXT)]
        rows = [self._row(heads, name, *pair) for name, pair in attempt.by_outcome.items()]
        return el(
            "div.table-box",
            el(
                "table",
                el("caption", words(texts.BY_OUTCOME)),
                el("thead", el("tr", [el("th", head, scope="col") for head in heads], role="row")),
                el("tbody", rows, role="rowgroup"),
                role="table",
            ),
        )

    def _row(self, heads: list[str], outcome: str, right: int, of: int) -> SafeString:
        words = self.words
        todo = words(texts.NEXT_NOTHING if right == of else texts.NEXT_READ)
        return el(
            "tr",
            el("th", self._outcome_title(outcome), scope="row", role="rowheader"),
            el("td.num", words(texts.RIGHT_OF, right=right, of=of), data_label=heads[1], role="cell"),
            el("td", todo, data_label=heads[2], role="cell"),
            role="row",
        )

    def _outcome_title(self, outcome: str) -> str:
        titles = [bank.title for bank in self.bundle.banks.values() if bank.outcome == outcome and bank.title]
        return titles[0] if titles else outcome

    def _again(self) -> SafeString:
        words = self.words
        return el(
            "section.card.stack",
            el("h4", words(texts.AGAIN)),
            el("p", " ".join(self._again_sentences())),
            self._begin() if self.gate.is_open else None,
        )

    def _again_sentences(self) -> list[str]:
        words, gate = self.words, self.gate
        if not gate.left:
            return [words(texts.NO_TRIES)]
        if gate.is_open or gate.opens_at is None:
            first = words(texts.AGAIN_NOW, items=self.size)
        else:
            first = words(texts.AGAIN_FROM, moment=words.day_and_time(gate.opens_at), items=self.size)
        if gate.left == 1:
            return [first, words(texts.TRIES_LEFT_ONE)]
        return [first, words(texts.TRIES_LEFT, count=words.count(gate.left).capitalize())]

    def _one_by_one(self, attempt: ClosedAttempt) -> SafeString:
        words = self.words
        entries = [self._entry(attempt, ref) for ref in attempt.form.item_refs]
        summary = el("summary", icon("next", ".flip"), words(texts.ONE_BY_ONE))
        return el("details.fold", summary, el("ol.stack.stack-l.entries", entries))

    def _entry(self, attempt: ClosedAttempt, ref: str) -> SafeString:
        words, item = self.words, self.bundle.items.get(ref)
        if item is None:
            return el("li.soft", words(texts.GONE))
        answer = attempt.answers.get(ref)
        chosen = item.options[answer] if answer is not None and answer < len(item.options) else None
        right = next(option for option in item.options if option.correct)
        is_right = chosen is not None and chosen.correct
        verdict = el(
            "span.badge.good" if is_right else "span.badge",
            icon("check" if is_right else "info"),
            words(texts.IS_RIGHT if is_right else texts.IS_NOT_RIGHT),
        )
        return el(
            "li.stack.stack-s",
            el("p.strong", phrasing(item.stem_html)),
            el("div", verdict),
            _explained(words(texts.YOU_CHOSE), chosen) if chosen else el("p.soft", words(texts.NO_ANSWER)),
            None if is_right else _explained(words(texts.THE_ANSWER), right),
        )


def _explained(name: str, option: courses.Option) -> SafeString:
    chosen = el("p", el("span.soft", f"{name}: "), phrasing(option.html))
    return el("div", chosen, el("div.small", trusted(option.explanation_html)))
