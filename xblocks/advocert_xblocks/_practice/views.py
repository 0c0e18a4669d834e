"""The practice page: one stage with one question on it, and below it how memory grows."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._practice import cards, texts
from advocert_xblocks._practice.growth import growth
from advocert_xblocks._practice.spans import on_day
from advocert_xblocks._practice.state import PracticeState
from advocert_xblocks._shared.html import el, icon, join, trusted
from advocert_xblocks._shared.links import jump_link
from advocert_xblocks._shared.phrasing import lowered
from advocert_xblocks._shared.tongue import Tongue, in_tongue
from advocert_xblocks._shared.words import Words

# Five cards take three minutes.
CARDS_PER_MINUTE = 5 / 3


@dataclass(frozen=True)
class PracticePage:
    """What the markup depends on. `round` is the round of today, None when nothing is due."""

    words: Words
    bundle: courses.Bundle[courses.Deck]
    practice: courses.Practice
    state: PracticeState
    today: date
    round: courses.Round | None

    @property
    def deck(self) -> courses.Deck:
        """Return the deck."""
        return self.practice.deck

    def html(self) -> SafeString:
        """Return the whole block."""
        return el(
            "div.block.stack.stack-l",
            el("div", self.stage(), data_region="stage"),
            el("div", self.growth(), data_region="growth"),
        )

    def growth(self) -> SafeString | None:
        """Return the picture of memory; while a card is open it would only distract."""
        return (
            None
            if self.round and self.round.current
            else growth(self.words, self.practice, self.today, self._tongue())
        )

    def stage(self) -> SafeString:
        """Return what is to be done now."""
        if not self.practice.opened:
            return self._empty()
        if self.round is None:
            return self._nothing_due()
        return self._card(self.round) if self.round.current else self._done(self.round)

    def grades(self, ref: str) -> dict[courses.Grade, date]:
        """Return which grades are possible for the card that is shown, and when each brings it back."""
        shown, item = self.state.shown, self.bundle.items.get(ref)
        possible = list(courses.Grade)
        if item is not None and shown is not None:
            is_right = item.options[shown.option or 0].correct
            possible = [courses.Grade.HARD, courses.Grade.GOOD] if is_right else [courses.Grade.AGAIN]
        return {grade: self.practice.after(ref, grade, self.today).due for grade in possible}

    def _card(self, current: courses.Round) -> SafeString:
        ref = str(current.current)
        shown = self.state.shown
        face = self._back(ref) if shown and shown.ref == ref else [self._front(ref)]
        return el("div.stack", self._head(current), face)

    def _tongue(self, ref: str = "") -> Tongue:
        """Return the attributes of a card's words: those of its bank, or of the deck."""
        return self.words.tongue(self.bundle.languages.get(ref, self.deck.origin.language))

    def _front(self, ref: str) -> SafeString:
        if ref in self.bundle.items:
            return cards.ask_question(self.words, self.bundle.items[ref], self.today, self._tongue(ref))
        return cards.ask_moment(self.words, self._moment(ref), self._tongue(ref))

    def _back(self, ref: str) -> list[SafeString]:
        words, shown, dues = self.words, self.state.shown, self.grades(ref)
        question = texts.HOW
        if ref in self.bundle.items and shown is not None:
            answer = cards.question_answer(words, self.bundle.items[ref], shown, self._tongue(ref))
            question = texts.HOW_RIGHT if courses.Grade.GOOD in dues else texts.HOW_WRONG
        else:
            answer = cards.moment_answer(words, self._moment(ref), self._tongue(ref))
        return [answer, cards.grade_form(words, ref, words(question), dues, self.today)]

    def _head(self, current: courses.Round) -> SafeString:
        words, total, done = self.words, len(current.refs), len(current.answered)
        place = words(texts.PLACE, place=min(done + 1, total), total=total)
        if done == total:
            place = words(texts.ONCE_MORE)
        steps = [el("li", data_done=number < done, data_now=number == done) for number in range(total)]
        checkpoint = current.checkpoint
        rhythm = words(texts.CHECKPOINT, day=checkpoint) if checkpoint else None
        return el(
            "header.stack.stack-s",
            el(
                "div.row.between",
                el("h3", self._title(total)),
                rhythm and el("span.badge.you", icon("clock"), rhythm),
            ),
            self._intro() if not (done or self.state.shown) and self.deck.intro_html else None,
            el("div.row", el("ol.steps", steps, aria_hidden="true"), el("p.small.soft.num", place)),
        )

    def _intro(self) -> SafeString:
        return el("div", trusted(lowered(self.deck.intro_html)), **self._tongue())

    def _title(self, total: int) -> str:
        if total == 1:
            return self.words(texts.TODAY_ONE)
        words, minutes = self.words, max(round(total / CARDS_PER_MINUTE), 1)
        cards = words.many(texts.CARDS, total)
        length = words.many(texts.MINUTES, minutes, count=words.count(minutes))
        return words(texts.TODAY, cards=cards, minutes=length)

    def _done(self, finished: courses.Round) -> SafeString:
        words, count = self.words, len(finished.answered)
        said = words.many(texts.DONE_TEXT, count)
        return self._rest(words(texts.DONE, day=self._next_day()), said, "div.note.good", "check")

    def _nothing_due(self) -> SafeString:
        title = self.words(texts.NOTHING_DUE, day=self._next_day())
        return self._rest(title, self.words(texts.NOTHING_DUE_TEXT), "div.note", "clock")

    def _rest(self, title: str, said: str, selector: str, sign: str) -> SafeString:
        words = self.words
        count = min(self.deck.cards_a_day, len(self.practice.opened))
        label = words.many(texts.MORE, count, count=words.count(count))
        more = el("button.btn.btn-second", label, data_busy=words(texts.MORE_BUSY))
        text = el(
            "div.stack.stack-s",
            el("h3", title, data_focus="stage"),
            el("p", said),
            el("p.small.soft", words(texts.SKIPPING)),
        )
        error = el("p.error-text", role="alert", data_error=True)
        return el(
            "div.stack",
            el(selector, icon(sign), text),
            el("form", el("div.row.actions", more), error, data_action="more"),
        )

    def _empty(self) -> SafeString:
        first = self.deck.parts[0]
        go = jump_link(
            "a.btn.btn-main",
            first.after,
            el("span", self.words.rich(texts.EMPTY_GO, title=in_tongue(join(first.title), self._tongue()))),
            icon("next", ".flip"),
        )
        text = el("p", self.words(texts.EMPTY_TEXT))
        return el(
            "div.card.stack",
            el("h3", self.words(texts.EMPTY), data_focus="stage"),
            text,
            el("div.row.actions", go),
        )

    def _next_day(self) -> str:
        day = self.practice.next_day(self.today)
        return on_day(self.words, self.today, day) if day else ""

    def _moment(self, ref: str) -> courses.PracticeMoment:
        return next(
            card for card in self.deck.cards if isinstance(card, courses.PracticeMoment) and card.ref == ref
        )
