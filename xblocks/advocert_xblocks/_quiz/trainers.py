"""What a trainer may do at this exam, for one learner at a time: give more time, open new tries."""

from typing import Any

from django.utils.safestring import SafeString
from xblock.fields import Dict, List, Scope

from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.allowances import LEAST_PERCENT, MOST_PERCENT, Allowances, read_notes
from advocert_xblocks._quiz.errors import NothingWrittenError
from advocert_xblocks._quiz.people import account_of, is_trainer, names_of, require_trainer
from advocert_xblocks._quiz.trainer_page import (
    MAX_COACHING_NOTE,
    MAX_NAME,
    all_questions,
    allowed,
    trainer_panel,
)
from advocert_xblocks._shared.answers import Answer, learner_action, regions
from advocert_xblocks._shared.errors import BadInputError
from advocert_xblocks._shared.inputs import read_number, read_text
from advocert_xblocks._shared.learner import Learner


class TrainerMixin:
    """Fields that all learners share, and the handlers that only trainers may call."""

    advocert_allowances = Dict(
        help="Time allowances and new tries, by learner", scope=Scope.user_state_summary, default={}
    )
    advocert_notes = List(
        help="Questions that were called unclear, without names", scope=Scope.user_state_summary, default=[]
    )

    @learner_action
    def allow(self: Any, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - who asks is in the runtime
        """Set the time allowance of one learner."""
        require_trainer(self)
        name, percent = read_text(data, "who", MAX_NAME), read_number(data, "percent")
        if not LEAST_PERCENT <= percent <= MOST_PERCENT:
            raise BadInputError
        return self._set(name, self.allowances.with_percent(account_of(name), percent))

    @learner_action
    def reopen(self: Any, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - who asks is in the runtime
        """Open new tries for one learner, with a note that the learner reads."""
        require_trainer(self)
        name, note = read_text(data, "who", MAX_NAME), read_text(data, "note", MAX_COACHING_NOTE).strip()
        if not note:
            raise NothingWrittenError
        return self._set(name, self.allowances.with_opening(account_of(name), self.now(), note))

    @learner_action
    def questions(self: Any, learner: Learner, data: Any) -> Answer:  # noqa: ARG002 - who asks is in the runtime
        """Show the text of every question with its key: what the page of the numbers speaks about."""
        require_trainer(self)
        return regions({"questions": all_questions(self.words, self.bundle())}, focus="questions")

    @property
    def allowances(self: Any) -> Allowances:
        """Return what trainers set."""
        return Allowances.from_json(self.advocert_allowances)

    def trainer_html(self: Any) -> SafeString | None:
        """Return the part below the exam that learners do not get."""
        if not is_trainer(self):
            return None
        allowances = self.allowances
        names = names_of(list(allowances.learners))
        return trainer_panel(self.words, allowances, names, read_notes(self.advocert_notes))

    def _set(self: Any, name: str, allowances: Allowances) -> Answer:
        self.advocert_allowances = allowances.to_json()
        self.save()
        said = self.words(texts.IS_SET, name=name.strip())
        html = allowed(self.words, allowances, names_of(list(allowances.learners)), said)
        return regions({"allowed": html}, focus="allowed")
