"""Refusals of the exam. The sentence says what happened, what is kept, and what to do next."""

from django.utils.translation import gettext_noop

from advocert_xblocks._shared.errors import BlockError


class AttemptClosedError(BlockError):
    """The attempt was handed in by another request at the same moment."""

    status = 409
    reason = "attempt-closed"
    sentence = gettext_noop("This try was handed in a moment ago. Reload the page to see its result.")


class IncompleteAnswerError(BlockError):
    """Another number of options than the question asks for."""

    reason = "incomplete-answer"
    sentence = gettext_noop("Pick exactly two. Your picks are still on this page, and not saved yet.")


class WrongPlacesError(BlockError):
    """Numbers beside the steps that are no order."""

    reason = "wrong-places"
    sentence = gettext_noop("Give each step a number of its own. Nothing was saved yet.")


class NothingWrittenError(BlockError):
    """A note without a text."""

    reason = "nothing-written"
    sentence = gettext_noop("Write what is unclear, in a few words.")


class NotATrainerError(BlockError):
    """A learner asks for what only trainers may do."""

    status = 403
    reason = "not-a-trainer"
    sentence = gettext_noop("Only trainers of this course may do that. Nothing was changed.")


class NobodyThereError(BlockError):
    """No account has this name."""

    status = 404
    reason = "nobody-there"
    sentence = gettext_noop("Nobody has this user name. Check its spelling; nothing was changed.")
