"""Refusals of the blocks. Every name ends in Error; one class per reason; the text is what the learner reads.

A refusal becomes a JSON answer `{"error": sentence, "reason": code}` with the status of its class. The
sentence says what happened, what is kept, and what to do next.
"""

from django.utils.translation import gettext_noop


class BlockError(Exception):
    """Root: the request, not the block, is at fault."""

    status = 400
    reason = "refused"
    sentence = gettext_noop("We could not use what was sent. Reload the page and try again.")

    def __init__(self) -> None:
        super().__init__(self.sentence)


class NotSignedInError(BlockError):
    """Nobody is signed in. Anonymous GET and `handler_noauth` reach every handler of the platform."""

    status = 401
    reason = "not-signed-in"
    sentence = gettext_noop("You are not signed in, so nothing was saved. Sign in and open this page again.")


class NotYourselfError(BlockError):
    """Staff look at the course as somebody else; that must not become evidence about the other."""

    status = 403
    reason = "not-yourself"
    sentence = gettext_noop(
        "You are looking at this course as somebody else, so nothing is recorded. Go back to your own view."
    )


class BadInputError(BlockError):
    """The body has not the form that our own script sends."""

    reason = "bad-input"


class NotPostedError(BlockError):
    """Only a POST may do anything: a link that is followed, or a page that is fetched ahead, must not."""

    status = 405
    reason = "not-posted"
    sentence = gettext_noop("Opening this address does nothing. Go back to the course and use its buttons.")


class UnreadableBodyError(BlockError):
    """The body is no JSON, too long, or nested deeper than anything that a form sends."""

    reason = "unreadable"
    sentence = gettext_noop(
        "What was sent could not be read, so nothing was changed. Reload the page and try again."
    )


class TextNotStorableError(BlockError):
    """Some text holds NUL or half of a surrogate pair."""

    reason = "not-storable"
    sentence = gettext_noop(
        "Your text holds a character that cannot be kept, so nothing was changed. Delete it, or write that place again."
    )


class ContentBrokenError(BlockError):
    """The text of the block has faults; an author must mend it."""

    status = 409
    reason = "content-broken"
    sentence = gettext_noop(
        "This part of the course cannot be shown right now. Your trainer needs to mend its text."
    )


class ContentChangedError(BlockError):
    """The text changed between what the learner saw and what they sent."""

    status = 409
    reason = "content-changed"
    sentence = gettext_noop(
        "This text was changed while you were reading. Reload the page to see the new one."
    )


class CardMovedOnError(BlockError):
    """The card is not the one that is asked now: a second tab, a double press, another day."""

    status = 409
    reason = "card-moved-on"
    sentence = gettext_noop("You have answered this card already. Reload the page to see the next one.")


class EvidenceNotRecordedError(BlockError):
    """The certificate service could not take the fact; state and fact are undone together."""

    status = 503
    reason = "not-recorded"
    sentence = gettext_noop("We could not record this, so it does not count yet. Try again in a minute.")


class NotAnEditorError(BlockError):
    """The text can be changed in Studio only, and only by those who may write there."""

    status = 403
    reason = "not-an-editor"
    sentence = gettext_noop("You may not change this text here. Open it in Studio with an author's account.")


class EditedElsewhereError(BlockError):
    """Two authors, or two tabs, work on one text."""

    status = 409
    reason = "edited-elsewhere"
    sentence = gettext_noop(
        "This text was changed elsewhere since you opened it. Yours is still here: copy it, or save once more to replace the other one."
    )
