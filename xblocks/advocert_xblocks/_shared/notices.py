"""What a block shows when it cannot show itself."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from advocert_xblocks._shared.errors import ContentBrokenError
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.words import ENGLISH, Words

BROKEN_TITLE = gettext_noop("This part is not ready")
SIGN_IN = gettext_noop("Sign in to take part. Without an account nothing could be kept for you.")


def broken(words: Words) -> SafeString:
    """Return the calm notice for a text with faults; the author's view says what they are."""
    return _notice("warn", "info", words(BROKEN_TITLE), words(ContentBrokenError.sentence))


def visitor(words: Words, title: str, language: str = ENGLISH) -> SafeString:
    """Return the notice for somebody who is not signed in; `language` is that of the title."""
    return _notice("", "info", title, words(SIGN_IN), **words.tongue(language))


def _notice(tone: str, name: str, title: str, text: str, **attributes: str | None) -> SafeString:
    selector = f"div.note.{tone}" if tone else "div.note"
    heading = el("h3", title, **attributes)
    return el("div.block", el(selector, icon(name), el("div.stack.stack-s", heading, el("p", text))))
