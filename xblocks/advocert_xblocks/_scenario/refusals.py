"""Why a written reply was not taken. The text stays on the page; the sentence says what to do with it."""

from django.utils.translation import gettext_noop

from advocert_xblocks._scenario import texts
from advocert_xblocks._shared.errors import BlockError


class ReplyEmptyError(BlockError):
    """There is no word in the reply."""

    reason = "reply-empty"
    sentence = gettext_noop("There is nothing in your reply yet. Write it, then send it.")


class ReplyTooLongError(BlockError):
    """The reply is longer than anybody would read there."""

    reason = "reply-too-long"
    sentence = gettext_noop("Your reply is longer than 600 characters. Shorten it; it is still here.")


class NothingChosenError(BlockError):
    """No reply was chosen. With script the form says so before anything is sent."""

    reason = "nothing-chosen"
    sentence = texts.MISSING


class CountedOnceError(BlockError):
    """A run that counts is like life: what was sent was sent."""

    reason = "cannot-take-back"
    status = 409
    sentence = gettext_noop("This run counts, so what you sent stays sent. In practice you can take it back.")
