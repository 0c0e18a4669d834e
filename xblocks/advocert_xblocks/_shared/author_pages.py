"""Pages for authors: the source editor, the list of faults, the card that stands in Studio's unit page."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from advocert_courses import api as courses
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.words import Words

SOURCE = gettext_noop("Source text")
SOURCE_HINT = gettext_noop(
    "Markdown. A line that begins with <!-- file: starts the next file, such as a clause of this lesson."
)
SAVE = gettext_noop("Save")
SAVING = gettext_noop("Checking")
CANCEL = gettext_noop("Close without saving")
SAVED = gettext_noop("Saved.")
FAULTS = gettext_noop("Not saved yet. Your text is still in the editor.")
BROKEN = gettext_noop("Learners see a notice instead of this text until it is mended.")
WRONG_KIND = gettext_noop("This block shows another kind of text: it needs type: {kind}.")
WRONG_KIND_FIX = gettext_noop("Put the text into the block that belongs to it, or change its type.")
HOLDS = gettext_noop("{ref}, fingerprint {fingerprint}. Open it in the course to play it.")
FIRST_FILE = "text"


def editor(words: Words) -> SafeString:
    """Return the editor; its script fills the text in, character by character as it is stored."""
    return el(
        "form.stack",
        el(
            "div.field",
            el("label", words(SOURCE), for_="source"),
            el(
                "textarea.input.source",
                id="source",
                name="text",
                rows="24",
                spellcheck="false",
                aria_describedby="hint",
            ),
            el("span.hint", words(SOURCE_HINT), id="hint"),
        ),
        el("div", data_region="findings"),
        el("p.error-text", role="alert", data_error=True),
        el(
            "div.row.actions",
            el("button.btn.btn-main", words(SAVE), data_busy=words(SAVING)),
            el("button.btn.btn-text", words(CANCEL), type="button", data_cancel=True),
        ),
        data_action="save_content",
    )


def findings(words: Words, found: Iterable[courses.Finding]) -> SafeString:
    """Return the faults, each with its file and line, what is wrong and what to do."""
    return el(
        "div.note.warn",
        icon("warn"),
        el(
            "div.stack.stack-s",
            el("p.strong", words(FAULTS), tabindex="-1", data_focus="findings"),
            el("ul.findings", [el("li", str(finding), data_line=str(finding.line)) for finding in found]),
            el("p.small.soft", words(BROKEN)),
        ),
    )


def saved(words: Words, found: Iterable[courses.Finding]) -> SafeString:
    """Return the confirmation, with remarks that did not stop it."""
    remarks = [el("li", str(finding)) for finding in found]
    listed = el("ul", remarks) if remarks else None
    return el("div.note.good", icon("check"), el("div", el("p.strong", words(SAVED)), listed))


def summary(words: Words, main: Any) -> SafeString:
    """Return the card of Studio's unit page: enough to know what stands here."""
    text = words.rich(HOLDS, ref=main.ref, fingerprint=main.sha256[:12])
    return el("div.block.card.stack.stack-s", el("h3", main.title), el("p.soft", text))


def wrong_kind(words: Words, kind: type) -> courses.Finding:
    """Return the finding for a text that belongs into another block."""
    message = words(WRONG_KIND, kind=kind.__name__.lower())
    return courses.Finding("E100", "error", FIRST_FILE, 1, message, words(WRONG_KIND_FIX))
