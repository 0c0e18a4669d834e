"""Pages around an attempt: what awaits one, what came of it, when the next one opens.

Explanations are shown for the learner's own questions only, after the attempt, and those questions never
come again for this learner; of all others nothing leaves the server.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.allowances import Allowance
from advocert_xblocks._quiz.attempts import ClosedAttempt
from advocert_xblocks._quiz.explained import entry
from advocert_xblocks._shared.html import el, icon, join, trusted
from advocert_xblocks._shared.links import MY_PAGE
from advocert_xblocks._shared.phrasing import lowered
from advocert_xblocks._shared.tongue import Tongue, in_tongue
from advocert_xblocks._shared.words import Words

MINUTE = 60
# A link to the unit of a component, by its id and title.
Link = Callable[[str, str], SafeString]


@dataclass(frozen=True)
class ResultPage:
    """Everything that these pages depend on."""

    words: Words
    bundle: courses.Bundle[courses.Exam]
    gate: courses.AttemptGate
    allowance: Allowance
    link: Link
    is_new_window: bool = False

    @property
    def exam(self) -> courses.Exam:
        """Return the exam."""
        return self.bundle.main

    @property
    def _tongue(self) -> Tongue:
        return self.words.tongue(self.exam.origin.language)

    @property
    def is_practice(self) -> bool:
        """Return whether nothing counts here."""
        return bool(self.exam.purpose == courses.PRACTICE)

    @property
    def size(self) -> int:
        """Return the number of questions of a form."""
        return sum(self.exam.blueprint.values())

    def intro(self, note: str = "") -> SafeString:
        """Return the page before the first question: how many, how long, how often, what happens."""
        words = self.words
        return el(
            "div.stack.stack-l",
            el("p.note", note, data_focus="stage") if note else None,
            self._trainers_note(),
            el("div.read", trusted(lowered(self.exam.intro_html)), **self._tongue),
            el(
                "dl.facts.card",
                [el("div", el("dt", words(name)), el("dd", value)) for name, value in self._facts()],
            ),
            el("section.stack.stack-s", el("h4", words(texts.WHAT_HAPPENS)), el("ul.plain", self._happens())),
            self._begin() if self.gate.is_open else el("p", " ".join(self._again_sentences())),
        )

    def result(self, attempt: ClosedAttempt, note: str = "") -> SafeString:
        """Return what came of an attempt."""
        words = self.words
        return el(
            "div.stack.stack-l",
            el("p.note", note) if note else None,
            el(
                "div.stack",
                self._badge(attempt),
                el("h3", self._score(attempt), data_focus="stage"),
                self._meaning(attempt),
                el("p.soft", words(texts.TIMED_OUT)) if attempt.timed_out else None,
            ),
            self._table(attempt),
            self._passed_next() if attempt.passed and not self.is_practice else self._again(attempt),
            self._one_by_one(attempt),
        )

    def _facts(self) -> list[tuple[str, str]]:
        words = self.words
        seconds = courses.form_seconds(self.exam, Fraction(self.allowance.percent, 100))
        tries = words(texts.TRIES_OF, number=self.gate.number, all=self.exam.attempts)
        if self.is_practice:
            time, tries = words(texts.NO_LIMIT), words(texts.AS_YOU_LIKE)
        else:
            minutes = -(-seconds // MINUTE)
            time = words.many(texts.MINUTES, minutes, minutes=minutes)
        return [(texts.QUESTIONS, str(self.size)), (texts.TIME, time), (texts.TRIES, tries)]

    def _trainers_note(self) -> SafeString | None:
        if not self.is_new_window or not self.allowance.note:
            return None
        words = self.words
        note = el("div", el("p.small", words(texts.TRAINER_WROTE)), el("p", self.allowance.note))
        return el("div.note.company", icon("info"), note)

    def _badge(self, attempt: ClosedAttempt) -> SafeString:
        words = self.words
        if self.is_practice:
            return el("span.badge.big", icon("check"), words(texts.ROUND_DONE))
        if attempt.passed:
            return el("span.badge.good.big", icon("check"), words(texts.PASSED))
        return el("span.badge.warn.big", icon("clock"), words(texts.NOT_YET))

    def _score(self, attempt: ClosedAttempt) -> str:
        text = texts.SCORE_PRACTICE if self.is_practice else texts.SCORE
        return self.words(text, correct=attempt.correct, items=attempt.items, needed=attempt.needed)

    def _meaning(self, attempt: ClosedAttempt) -> list[SafeString]:
        """Return what the number means; how the pass mark was found comes small, for whoever wants to know."""
        words = self.words
        if self.is_practice:
            return [el("p.lede", words(texts.PRACTICE_MEANING))]
        cut = el("p.small.soft", words(texts.CUT_PROVISIONAL if attempt.provisional else texts.CUT_PANEL))
        if attempt.passed or not attempt.close:
            return [cut]
        return [el("p.lede", words.many(texts.SHORT, -attempt.margin)), cut]

    def _passed_next(self) -> SafeString:
        words = self.words
        link = el("a.btn.btn-main", words(texts.SEE_STANDING), href=MY_PAGE, target="_top")
        text = el("div.stack.stack-s", el("h4", words(texts.BEST_NEXT)), el("p", words(texts.PASSED_NEXT)))
        return el("section.card.stack", text, el("div.row.actions", link))

    def _happens(self) -> list[SafeString]:
        words = self.words
        if self.is_practice:
            lines = [words(texts.HAPPENS_AT_ONCE), words(texts.HAPPENS_FREE)]
        else:
            lines = [words(texts.HAPPENS_SAVED), words(texts.HAPPENS_CLOCK), words(texts.HAPPENS_RESULT)]
        if self.allowance.percent > 100 and not self.is_practice:  # noqa: PLR2004 - percent
            lines.append(words(texts.MORE_TIME, percent=self.allowance.percent))
        if self.exam.waits_hours and self.gate.left > 1 and not self.is_practice:
            hours = self.exam.waits_hours[min(self.gate.number, len(self.exam.waits_hours)) - 1]
            wait = (
                words.many(texts.HAPPENS_WAIT, hours, hours=hours) if hours else words(texts.HAPPENS_NO_WAIT)
            )
            lines.append(wait)
        return [el("li", line) for line in lines]

    def _begin(self, *, again: bool = False) -> SafeString:
        words = self.words
        round_ = texts.BEGIN_AGAIN if again else texts.BEGIN_PRACTICE
        label = round_ if self.is_practice else texts.BEGIN
        return el(
            "form",
            el("p.error-text", role="alert", data_error=True),
            el(
                "div.row.actions",
                el("button.btn.btn-main", words(label), data_busy=words(texts.BEGINNING)),
            ),
            data_action="begin",
        )

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
            self._outcome(outcome),
            el("td.num", words(texts.RIGHT_OF, right=right, of=of), data_label=heads[1], role="cell"),
            el("td", todo, data_label=heads[2], role="cell"),
            role="row",
        )

    def _outcome(self, outcome: str) -> SafeString:
        banks = [bank for bank in self.bundle.banks.values() if bank.outcome == outcome and bank.title]
        title = banks[0].title if banks else outcome
        tongue = self.words.tongue(banks[0].origin.language) if banks else {}
        return el("th", title, scope="row", role="rowheader", **tongue)

    def _again(self, attempt: ClosedAttempt) -> SafeString:
        words = self.words
        if self.is_practice:
            return self._begin(again=True)
        return el(
            "section.card.stack",
            el("h4", words(texts.AGAIN if self.gate.left else texts.AGAIN_NEVER)),
            self._to_read(attempt),
            el("p", " ".join(self._again_sentences())),
            self._begin() if self.gate.is_open else None,
        )

    def _to_read(self, attempt: ClosedAttempt) -> SafeString | None:
        """Return the lessons behind the missed questions, those with most of them first."""
        items, titles = self.bundle.items, self._lesson_titles()
        missed = [items[ref] for ref in attempt.form.item_refs if ref in items]
        missed = [one for one in missed if not courses.is_right(one, attempt.answers.get(one.ref))]
        counted = Counter(ref for one in missed for ref in one.taught_in if ref in titles)
        if not counted:
            return None
        rows = [
            el(
                "li",
                self.link(ref, titles[ref]),
                " ",
                el("span.small.soft", self.words(texts.MISSED_HERE, count=count)),
            )
            for ref, count in counted.most_common()
        ]
        return el("div.stack.stack-s", el("p", self.words(texts.READ_FIRST)), el("ul.plain", rows))

    def _lesson_titles(self) -> dict[str, SafeString]:
        return {
            ref: in_tongue(join(title), self.words.tongue(bank.origin.language))
            for bank in self.bundle.banks.values()
            for ref, title in bank.lessons.items()
        }

    def _again_sentences(self) -> list[str]:
        words, gate = self.words, self.gate
        if not gate.left:
            return [words(texts.NO_TRIES), words(texts.NOT_TOLD)]
        if self.is_new_window and gate.opens_at is not None and not gate.is_open:
            return [words(texts.WINDOW_WAITS, moment=words.day_and_time(gate.opens_at))]
        if gate.is_open or gate.opens_at is None:
            first = words.many(texts.AGAIN_NOW, self.size, items=self.size)
        else:
            moment = words.day_and_time(gate.opens_at)
            first = words.many(texts.AGAIN_FROM, self.size, moment=moment, items=self.size)
        return [first, words.many(texts.TRIES_LEFT, gate.left), words(texts.NOT_TOLD)]

    def _one_by_one(self, attempt: ClosedAttempt) -> SafeString:
        words = self.words
        entries = [self._entry(attempt, ref) for ref in attempt.form.item_refs]
        summary = el("summary", icon("next", ".flip"), words(texts.ONE_BY_ONE))
        return el("details.fold", summary, el("ol.stack.stack-l.entries", entries))

    def _entry(self, attempt: ClosedAttempt, ref: str) -> SafeString:
        item = self.bundle.items.get(ref)
        if item is None:
            return el("li.soft", self.words(texts.GONE))
        return el(
            "li.stack.stack-s",
            entry(self.words, item, attempt.answers.get(ref), self.words.tongue(self.bundle.languages[ref])),
        )
