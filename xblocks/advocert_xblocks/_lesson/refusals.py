"""Why a step of a lesson was not taken. With script the form says the same before anything is sent."""

from advocert_xblocks._lesson import texts
from advocert_xblocks._shared.errors import BlockError


class NothingChosenError(BlockError):
    """A question was sent without an answer."""

    reason = "nothing-chosen"
    sentence = texts.RECALL_MISSING


class NotTickedError(BlockError):
    """The sentence was not ticked: nobody signs by pressing a button."""

    reason = "not-ticked"
    sentence = texts.SIGN_MISSING
