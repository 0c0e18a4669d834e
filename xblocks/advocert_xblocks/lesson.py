"""The lesson: read, recall, sign. Signing a clause is evidence about its exact text."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from xblock.fields import Scope, String

from advocert_courses import api as courses
from advocert_xblocks._lesson import recall, texts
from advocert_xblocks._lesson.answered import Answered, chosen_in
from advocert_xblocks._lesson.changes import signable
from advocert_xblocks._lesson.refusals import NothingChosenError, NotTickedError
from advocert_xblocks._lesson.state import (
    LessonState,
    Signature,
    lesson_clauses,
    progress_of,
    recall_items,
)
from advocert_xblocks._lesson.views import LessonPage
from advocert_xblocks._shared import conf
from advocert_xblocks._shared.answers import Answer, learner_action, regions
from advocert_xblocks._shared.block import AdvocertBlock
from advocert_xblocks._shared.errors import BadInputError, ContentChangedError
from advocert_xblocks._shared.inputs import read_flag, read_number, read_text
from advocert_xblocks._shared.kept import KeptMarkup
from advocert_xblocks._shared.learner import Learner
from advocert_xblocks._shared.recording import Fact, publish_completion, record

_KEPT = KeptMarkup()


class LessonBlock(AdvocertBlock):
    """A policy lesson with examples, recall questions, and clauses to sign."""

    component_type = courses.Lesson
    folder = "lesson"
    plain_actions = frozenset({"answer", "sign", "finish"})
    icon_class = "other"

    advocert_company = String(
        help="The organisation that the signed sentence names", scope=Scope.settings, default=""
    )

    def learner_html(self, bundle: courses.Bundle[courses.Lesson], learner: Learner) -> SafeString:  # noqa: ARG002 - the base's signature
        """Return the lesson with what this learner did in it."""
        company, state = self._company(), json.dumps(self.advocert_state, sort_keys=True)
        key = (bundle.whole, state, company, conf.voice_url(), self.words.key)
        return _KEPT.get(key, lambda: self._page(bundle, self._state()).html())

    def visitor_html(self, bundle: courses.Bundle[courses.Lesson]) -> SafeString:
        """Return the lesson to read; questions and signatures need an account."""
        return self._page(bundle, LessonState(), can_act=False).html()

    def search_text(self, bundle: courses.Bundle[courses.Lesson]) -> str:
        """Return title, running text and clauses; no question and no answer."""
        prose = [
            courses.plain_text(part.html) for part in bundle.main.parts if isinstance(part, courses.Prose)
        ]
        rules = [f"{clause.ref} {clause.rule}" for clause in lesson_clauses(bundle)]
        return "\n".join([bundle.main.title, *prose, *rules])

    @learner_action
    def answer(self, learner: Learner, data: Any) -> Answer:
        """Take one answer to a recall question. The first one stays; it is practice, so nothing is told."""
        bundle, state = self.bundle(), self._state()
        item = _by_ref(recall_items(bundle), read_text(data, "item", 64))
        if "option" not in data:
            raise NothingChosenError
        order, place = recall.shown_order(item), read_number(data, "option")
        if place >= len(order):
            raise BadInputError
        if chosen_in(bundle, state.answers, item) is None:
            answer = Answered.of(bundle, item, order[place])
            state = self._advance(learner, bundle, state.with_answer(item.ref, answer))
        page = self._page(bundle, state)
        parts = {
            recall.region(item): page.question(item),
            "progress": page.progress(),
            "finish": page.finish(),
        }
        chosen = chosen_in(bundle, state.answers, item) or 0
        spoken = recall.announcement(self.words, item, chosen)
        return regions(parts, focus=recall.region(item), announce=spoken)

    @learner_action
    def sign(self, learner: Learner, data: Any) -> Answer:
        """Sign one clause in the version that was on the screen; signing it again changes nothing."""
        bundle, state = self.bundle(), self._state()
        clause = _by_ref(lesson_clauses(bundle), read_text(data, "clause", 64))
        if read_text(data, "sha256", 64) != clause.sha256:
            raise ContentChangedError
        if not read_flag(data, "agreed"):
            raise NotTickedError
        spoken = self.words(texts.SIGNED_ALREADY)
        if state.signature(clause) is None:
            signature = Signature(
                clause.ref, clause.version, clause.sha256, clause.origin.language, self.now()
            )
            statement = self._page(bundle, state).statement(clause)
            fact = _signed_fact(clause, signature, statement, state)
            state = self._advance(learner, bundle, state.with_signature(signature, signable(clause)), [fact])
            spoken = ""
        return self._signed_answer(bundle, state, clause, spoken)

    @learner_action
    def finish(self, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - nothing is asked beyond the press
        """Complete a lesson that asks for nothing but reading."""
        bundle, state = self.bundle(), self._state()
        if progress_of(bundle, state).asks_nothing:
            state = self._complete(learner, bundle, state, [])
        page = self._page(bundle, state)
        return regions({"progress": page.progress(), "finish": page.finish()}, focus="finish")

    def _advance(
        self,
        learner: Learner,
        bundle: courses.Bundle[courses.Lesson],
        state: LessonState,
        facts: Sequence[Fact] = (),
    ) -> LessonState:
        """Keep a step, and the completion if it was the last one."""
        if progress_of(bundle, state).is_done and state.completed_at is None:
            return self._complete(learner, bundle, state, facts)
        self._keep(learner, state, facts)
        return state

    def _complete(
        self,
        learner: Learner,
        bundle: courses.Bundle[courses.Lesson],
        state: LessonState,
        facts: Sequence[Fact],
    ) -> LessonState:
        moment = self.now()
        state = state.with_completion(moment)
        self._keep(learner, state, [*facts, _completed_fact(bundle.main, moment)])
        publish_completion(self)
        return state

    def _keep(self, learner: Learner, state: LessonState, facts: Sequence[Fact]) -> None:
        self.advocert_state = state.to_json()
        record(self, learner, facts)

    def _signed_answer(
        self, bundle: courses.Bundle[courses.Lesson], state: LessonState, clause: courses.Clause, spoken: str
    ) -> Answer:
        page = self._page(bundle, state)
        parts = {
            f"panel-{clause.ref}": page.panel(clause),
            f"sign-{clause.ref}": page.signing(clause),
            "progress": page.progress(),
            "finish": page.finish(),
        }
        return regions(parts, focus=f"signed-{clause.ref}", announce=spoken)

    def _state(self) -> LessonState:
        return LessonState.from_json(self.advocert_state)

    def _page(
        self, bundle: courses.Bundle[courses.Lesson], state: LessonState, *, can_act: bool = True
    ) -> LessonPage:
        return LessonPage(self.words, bundle, state, self._company(), can_act=can_act)

    def _company(self) -> str:
        # To ask whether a field was set is much cheaper than to read its default.
        is_set = self.fields["advocert_company"].is_set_on(self)
        return (self.advocert_company if is_set else "") or conf.company_name()


def _by_ref(values: Sequence[Any], ref: str) -> Any:
    """Return the value that the lesson itself shows under this ref.

    Raises:
        BadInputError: the lesson shows nothing of that name.
    """
    for value in values:
        if value.ref == ref:
            return value
    raise BadInputError


def _signed_fact(clause: courses.Clause, signature: Signature, statement: str, state: LessonState) -> Fact:
    """Return the signature as a fact.

    A text that was changed without a new version is another text: signing it is a fact of its own.
    """
    is_other_text = any(one.version == clause.version for one in state.history(clause))
    mark = f"/{clause.sha256[:12]}" if is_other_text else ""
    return Fact(
        kind="clause.signed",
        ref=clause.ref,
        fact_key=f"clause.signed/{clause.ref}@{clause.version}/{signature.language}{mark}",
        body={
            "clause": clause.ref,
            "version": clause.version,
            "sha256": signature.sha256,
            "language": signature.language,
            "statement": statement,
            "title": clause.title,
        },
        language=signature.language,
        occurred_at=signature.signed_at,
    )


def _completed_fact(lesson: courses.Lesson, moment: Any) -> Fact:
    return Fact(
        kind="lesson.completed",
        ref=lesson.ref,
        fact_key=f"lesson.completed/{lesson.ref}/{lesson.sha256[:12]}",
        body={"lesson": lesson.ref, "sha256": lesson.sha256},
        language=lesson.origin.language,
        occurred_at=moment,
    )
