"""Practice: three minutes a day of what was learned, before it is forgotten. Nothing here decides anything."""

from dataclasses import replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from web_fragments.fragment import Fragment
from xblock.completable import XBlockCompletionMode

from advocert_courses import api as courses
from advocert_xblocks._practice import cards
from advocert_xblocks._practice.preview import all_cards
from advocert_xblocks._practice.state import PracticeState, Shown
from advocert_xblocks._practice.views import PracticePage
from advocert_xblocks._shared.answers import Answer, learner_action, regions
from advocert_xblocks._shared.block import AdvocertBlock
from advocert_xblocks._shared.errors import BadInputError, CardMovedOnError, EvidenceNotRecordedError
from advocert_xblocks._shared.inputs import read_number, read_text
from advocert_xblocks._shared.learned import learned_of
from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.links import rewritten
from advocert_xblocks._shared.page import build_fragment
from advocert_xblocks._shared.recording import Fact, record


class PracticeBlock(AdvocertBlock):
    """A deck of cards that come back when they would begin to fade.

    A card has two steps: `show` puts its answer on the screen, `grade` says how near one's own was. The
    server knows which card is asked now; any other is refused. Grades are the learner's own and move nothing
    but the day on which the card comes back.
    """

    component_type = courses.Deck
    folder = "practice"
    plain_actions = frozenset({"show", "grade", "more"})
    icon_class = "other"
    # It never ends, so it is no part of what a course counts as done.
    completion_mode = XBlockCompletionMode.EXCLUDED

    def learner_html(self, bundle: courses.Bundle[courses.Deck], learner: Learner) -> SafeString:  # noqa: ARG002 - the base's signature
        """Return the card of now, or when the next one comes."""
        return self._page(bundle, self._state(bundle)).html()

    def preview_view(self) -> Fragment:
        """Render every card with its answer: an author wants to see the deck, not the first card of a round."""
        return build_fragment(self, self.folder, all_cards(self.words, self.bundle()), self.words)

    def search_text(self, bundle: courses.Bundle[courses.Deck]) -> str:
        """Return the titles of its parts; no card and no reply."""
        return "\n".join([bundle.main.title, *(part.title for part in bundle.main.parts)])

    @learner_action
    def show(self, learner: Learner, data: Any) -> Answer:
        """Show what the card is compared with. A question is answered first; its answer stays."""
        bundle = self.bundle()
        state = self._state(bundle)
        page = self._page(bundle, state)
        ref = self._current(page, read_text(data, "card", 64))
        if state.shown is None or state.shown.ref != ref:
            option = _chosen(page, ref, data)
            state = replace(state, round=page.round, shown=Shown(ref, option))
            self._keep(learner, state, [])
        return self._answer(bundle, state, "grades")

    @learner_action
    def grade(self, learner: Learner, data: Any) -> Answer:
        """Take how near it was, and go to the next card."""
        bundle = self.bundle()
        state = self._state(bundle)
        page = self._page(bundle, state)
        ref = self._current(page, read_text(data, "card", 64))
        if state.shown is None or state.shown.ref != ref or page.round is None:
            raise CardMovedOnError
        grade = _possible(page, ref, read_number(data, "grade"))
        after = page.practice.after(ref, grade, page.today)
        current = page.round.with_answer(ref, grade)
        state = replace(state, memories={**state.memories, ref: after}, round=current, shown=None)
        self._finish(learner, page.practice, state)
        return self._answer(bundle, self._state(bundle), "stage" if current.current is None else "card")

    @learner_action
    def more(self, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - nothing is asked beyond the press
        """Begin a round that nothing asked for; an unfinished one goes on."""
        bundle = self.bundle()
        state = self._state(bundle)
        page = self._page(bundle, state)
        if page.round is None or page.round.current is None:
            seen = page.round.answered if page.round else ()
            state = replace(state, round=page.practice.extra_round(page.today, seen), shown=None)
            self._keep(learner, state, [])
        return self._answer(bundle, state, "card")

    def _finish(self, learner: Learner, practice: courses.Practice, state: PracticeState) -> None:
        """Keep an answer, and tell that the round was finished if it was the last one.

        The service not being there is no reason to lose an answer: a checkpoint then stays due.
        """
        current = state.round
        if current is None or current.current is not None:
            self._keep(learner, state, [])
            return
        told = state
        if current.checkpoint and practice.rhythm:
            held = (*state.held_in(practice.rhythm), current.checkpoint)
            told = replace(state, rhythm=practice.rhythm, held=held)
        try:
            self._keep(learner, told, [self._fact(practice.deck, current)])
        except EvidenceNotRecordedError:
            self._keep(learner, state, [])

    def _fact(self, deck: courses.Deck, current: courses.Round) -> Fact:
        """Return that a round was finished, once a day. How it went is nobody's business."""
        body = {
            "deck": deck.ref,
            "cards": len(current.refs),
            "day": current.checkpoint,
            "sha256": deck.sha256,
        }
        return Fact(
            kind="recall.finished",
            ref=deck.ref,
            fact_key=f"recall.finished/{deck.ref}/{current.day.isoformat()}",
            body=body,
            language=deck.origin.language,
            occurred_at=self.now(),
        )

    def _keep(self, learner: Learner, state: PracticeState, facts: list[Fact]) -> None:
        self.advocert_state = state.to_json()
        record(self, learner, facts)

    def _current(self, page: PracticePage, ref: str) -> str:
        if page.round is None or page.round.current != ref:
            raise CardMovedOnError
        return ref

    def _answer(self, bundle: courses.Bundle[courses.Deck], state: PracticeState, focus: str) -> Answer:
        page = self._page(bundle, state)
        parts = {"stage": rewritten(self, page.stage()), "growth": page.growth() or SafeString()}
        return regions(parts, focus=focus)

    def _state(self, bundle: courses.Bundle[courses.Deck]) -> PracticeState:
        refs = frozenset(courses.card_ref(card) for card in bundle.main.cards)
        return PracticeState.from_json(self.advocert_state).within(refs).today(localdate(self.now()))

    def _page(self, bundle: courses.Bundle[courses.Deck], state: PracticeState) -> PracticePage:
        today = localdate(self.now())
        learned = learned_of(self)
        rhythm = courses.practice_of(bundle.main, learned, {}).rhythm
        practice = courses.practice_of(bundle.main, learned, state.memories, state.held_in(rhythm))
        current = state.round or practice.round_of(today)
        return PracticePage(self.words, bundle, practice, state, today, current)


def _chosen(page: PracticePage, ref: str, data: Any) -> int | None:
    """Return the original index of the chosen option, None for a moment.

    Raises:
        BadInputError: nothing was chosen, or something that was not on the screen.
    """
    item = page.bundle.items.get(ref)
    if item is None:
        return None
    order, place = cards.shown_order(item, page.today), read_number(data, "option")
    if place >= len(order):
        raise BadInputError
    return order[place]


def _possible(page: PracticePage, ref: str, number: int) -> courses.Grade:
    """Return the grade.

    Raises:
        BadInputError: no button on the screen gives it.
    """
    grade = next((one for one in page.grades(ref) if one == number), None)
    if grade is None:
        raise BadInputError
    return grade
