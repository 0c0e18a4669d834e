"""Pages for authors: the source editor, the list of findings, the card that stands in Studio's unit page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop

from advocert_courses import api as courses
from advocert_xblocks._shared.html import el, icon, join
from advocert_xblocks._shared.said import said
from advocert_xblocks._shared.words import Words, plural

SOURCE = gettext_noop("Source text")
SOURCE_HINT = gettext_noop(
    "Markdown. A line that begins with <!-- file: starts the next file that this text needs."
)
INSERT = gettext_noop("Insert a piece")
KEYS = gettext_noop("Tab leaves the text. Ctrl+] and Ctrl+[ indent lines and take it back, Ctrl+S saves.")
SAVE = gettext_noop("Save")
SAVING = gettext_noop("Checking")
CLOSE = gettext_noop("Close, and keep the draft")
SAVED = gettext_noop("Saved {time}")
DRAFT_KEPT = gettext_noop("Draft kept {time}")
DRAFT_OPEN = gettext_noop("A draft")
REFUSED = gettext_noop("Kept as a draft, and not given to learners.")
LAST_GOOD = gettext_noop(
    "They keep the last text without mistakes. Mend what is listed here, and save again."
)
BROKEN = gettext_noop("Learners see a notice instead of this text until it is mended.")
UNFINISHED = gettext_noop("There is a draft here that is not finished. Learners do not see it.")
AS_LEARNERS = gettext_noop("As learners see it")
INERT = gettext_noop("Buttons do nothing here, and nothing is kept.")
STALE = gettext_noop("This is how the last text looks that could be read.")
EMPTY = gettext_noop("Nothing is written yet.")
BEGIN_TEXT = gettext_noop(
    "Begin with an example: a small, whole text without mistakes to write over. Undo takes it back."
)
BEGIN_HERE = gettext_noop(
    "Open the editor: it offers an example to write over. Until then learners see a notice."
)
BEGIN = gettext_noop("Start from an example")
NOT_TAKEN = gettext_noop(
    "The text was not taken, and stands on this page as you wrote it. Try again. If this is said again, you may only read "
    "here: copy the text, and ask whoever looks after this course or library to let you write."
)
LEAVE = gettext_noop("Close without keeping it")
UNREAD = gettext_noop("It stands here as soon as the text can be read.")
MISTAKES = plural("One mistake", "{count} mistakes")
REMARKS = plural("One remark", "{count} remarks")
CLEAN = gettext_noop("Nothing to mend.")
LINE = gettext_noop("Line {line}")
MISTAKE = gettext_noop("mistake")
REMARK = gettext_noop("remark")
MAP = gettext_noop("Map of the conversation")
AS_PICTURE = gettext_noop("As a picture")
WRONG_KIND = gettext_noop("This block shows another kind of text: it needs type: {kind}.")
WRONG_KIND_FIX = gettext_noop("Put the text into the block that belongs to it, or change its type.")
HOLDS = gettext_noop("{ref}, fingerprint {fingerprint}. Open it in the course to play it.")


def editor(words: Words, seen: str, pieces: Sequence[str], *, is_draft: bool) -> SafeString:
    """Return the editor; its script fills the text in, character by character as it is stored.

    Args:
        words: the language of the request.
        seen: the print of the text that is opened.
        pieces: the names of what may be inserted into a text of this kind.
        is_draft: whether it is one that learners do not see yet.
    """
    return el(
        "form.editor",
        el("div.panes", _writing(words, pieces), _seeing(words), _map(words)),
        el("div", data_region="refused"),
        el("p.error-text", role="alert", data_error=True),
        el(
            "div.row.actions",
            el("button.btn.btn-main", words(SAVE), data_busy=words(SAVING)),
            el("button.btn.btn-text", words(CLOSE), type="button", data_cancel=True),
            el("div", status(words(DRAFT_OPEN)) if is_draft else None, data_region="status"),
        ),
        data_action="save_content",
        data_seen=seen,
        data_mistake=words(MISTAKE),
        data_remark=words(REMARK),
        data_leave=words(LEAVE),
    )


def _writing(words: Words, pieces: Sequence[str]) -> SafeString:
    text = el(
        "textarea.source",
        id="source",
        name="text",
        spellcheck="false",
        autocapitalize="off",
        wrap="soft",
        aria_describedby="hint keys",
    )
    return el(
        "section.stack.stack-s",
        el("div.head-row", el("label.strong", words(SOURCE), for_="source"), _insert(words, pieces)),
        el(
            "div.desk",
            el("div.code", el("div.paint", aria_hidden="true"), text),
            el("div.problems", data_region="findings"),
        ),
        el("p.hint", words(KEYS), id="keys"),
        el("p.hint", words(SOURCE_HINT), id="hint"),
    )


def _insert(words: Words, pieces: Sequence[str]) -> SafeString:
    """Return the list from which an author takes a piece: buttons, since a list that acts on arrow keys takes the first one."""
    buttons = [
        el("li", el("button.btn.btn-second.small", words(one), type="button", data_piece=one))
        for one in pieces
    ]
    summary = el("summary.btn.btn-second.small", icon("next", ".flip"), words(INSERT))
    return el("details.fold.insert", summary, el("ul.pieces", buttons))


def _seeing(words: Words) -> SafeString:
    place = {"tabindex": "0", "role": "region"}
    return el(
        "section.stack.stack-s",
        el("div.head-row", el("h3.h-pane", words(AS_LEARNERS))),
        el("p.small.stale", icon("clock"), words(STALE), data_stale=True, hidden=True),
        el(
            "div.pane.look",
            el("p.soft", words(UNREAD), data_unread=True),
            el("div", data_preview=True, inert=True),
            aria_label=words(AS_LEARNERS),
            **place,
        ),
        el("p.hint", words(INERT)),
    )


def _map(words: Words) -> SafeString:
    """Return the map below both panes: as a picture it wants the whole width."""
    return el(
        "details.fold.map",
        el("summary", icon("next", ".flip"), words(MAP)),
        el("label.row.switch", el("input", type="checkbox", data_switch=True), words(AS_PICTURE)),
        el("div.pane", el("div", data_map=True), aria_label=words(MAP), tabindex="0", role="region"),
        data_graph=True,
        hidden=True,
    )


def status(text: str) -> SafeString:
    """Return what became of the text last, with its time."""
    return el("p.small.soft.num", text)


def findings(words: Words, found: Iterable[courses.Finding]) -> SafeString:
    """Return what is to be mended, each line a button that goes there."""
    found = list(found)
    if not found:
        return el("p.tally", el("span.badge.good", icon("check"), words(CLEAN)))
    return join(_tally(words, found), el("ul.findings", [_finding(words, one) for one in found]))


def greeting(words: Words) -> SafeString:
    """Return what an empty editor says: how to begin, not what is missing."""
    return el(
        "div.stack.stack-s",
        el("p.tally.strong", words(EMPTY)),
        el("p", words(BEGIN_TEXT)),
        el("div", el("button.btn.btn-second.small", words(BEGIN), type="button", data_piece=BEGIN)),
    )


def _tally(words: Words, found: Sequence[courses.Finding]) -> SafeString:
    """Return how much there is to mend; mistakes keep a text from the learners, remarks do not."""
    mistakes = sum(one.is_error for one in found)
    remarks = len(found) - mistakes
    return el(
        "p.tally",
        el("span.badge.stop", icon("warn"), words.many(MISTAKES, mistakes)) if mistakes else None,
        " " if mistakes and remarks else None,
        el("span.badge.warn", icon("info"), words.many(REMARKS, remarks)) if remarks else None,
    )


def _finding(words: Words, one: courses.Finding) -> SafeString:
    sign, word = ("warn", MISTAKE) if one.is_error else ("info", REMARK)
    return el(
        f"li.{word}",
        icon(sign),
        el(
            "div",
            el("button.to-line", words(LINE, line=one.line), type="button", data_line=str(one.line)),
            el("span.soft", f" {words(word)} {one.rule} "),
            el("p", said(words, one.message)),
            el("p.soft", said(words, one.fix)) if one.fix else None,
        ),
    )


def _told(words: Words, one: courses.Finding) -> str:
    place = words(LINE, line=one.line)
    return f"{place}: {said(words, one.message)} {said(words, one.fix)}"


def refused(words: Words, *, had_text: bool) -> SafeString:
    """Return why a text was not given to learners, and what they see meanwhile."""
    told = [
        el("p.strong", words(REFUSED), tabindex="-1", data_focus="refused"),
        el("p.small.soft", words(LAST_GOOD if had_text else BROKEN)),
    ]
    return el("div.note.warn", icon("warn"), el("div", told))


def broken(words: Words, found: Iterable[courses.Finding], draft: SafeString | None) -> SafeString:
    """Return the card of a block whose text cannot be shown."""
    listed = el("ul", [el("li", _told(words, one)) for one in found])
    note = el("div.note.warn", icon("warn"), el("div.stack.stack-s", el("p.strong", words(BROKEN)), listed))
    return el("div.block.stack", note, draft)


def blank(words: Words, draft: SafeString | None) -> SafeString:
    """Return the card of a block in which nothing is written yet."""
    told = el("div.stack.stack-s", el("p.strong", words(EMPTY)), el("p.soft", words(BEGIN_HERE)))
    return el("div.block.stack", el("div.note", icon("pen"), told), draft)


def draft_notice(words: Words) -> SafeString:
    """Return that an author has left something unfinished."""
    return el("div.note", icon("pen"), el("p", words(UNFINISHED)))


def summary(words: Words, main: Any, draft: SafeString | None) -> SafeString:
    """Return the card of Studio's unit page: enough to know what stands here."""
    text = words.rich(HOLDS, ref=main.ref, fingerprint=main.sha256[:12])
    return el("div.block.card.stack.stack-s", el("h3", main.title), el("p.soft", text), draft)


def wrong_kind(words: Words, kind: type) -> courses.Finding:
    """Return the finding for a text that belongs into another block."""
    message = words(WRONG_KIND, kind=kind.__name__.lower())
    return courses.Finding("E100", "error", "text", 1, message, words(WRONG_KIND_FIX))
