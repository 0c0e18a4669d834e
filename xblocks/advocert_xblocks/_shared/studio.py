"""The authoring side: a source editor that loses nothing, and a view that says what the block holds.

The text travels to the editor as data, not as markup: HTML made by the server loses the first line break of a
textarea. Two fields keep it. `content` is what learners see and is always free of mistakes; `advocert_draft` is what
an author is in the middle of: kept as it is typed, whatever is wrong with it, and gone when a text without mistakes
is saved. So a broken text can be left and taken up again, and can never be published (docs/decisions/0061).
"""

import hashlib
from typing import Any

from django.utils.safestring import SafeString
from web_fragments.fragment import Fragment
from xblock.core import XBlockMixin
from xblock.fields import Scope, String

from advocert_courses import api as courses
from advocert_xblocks._pieces.beginnings import BEGINNINGS
from advocert_xblocks._pieces.placing import pieces_for, placed
from advocert_xblocks._preview.drawing import draw, nested_list
from advocert_xblocks._preview.runtime import make_block
from advocert_xblocks._shared import author_pages, conf
from advocert_xblocks._shared.answers import Answer, author_action, regions
from advocert_xblocks._shared.errors import (
    BadInputError,
    ContentBrokenError,
    EditedElsewhereError,
    NotAnEditorError,
)
from advocert_xblocks._shared.inputs import read_flag, read_number, read_text
from advocert_xblocks._shared.learner import is_author_view, is_workbench
from advocert_xblocks._shared.links import rewritten
from advocert_xblocks._shared.page import address, build_fragment, client_texts, style_sheets

# A course of ours is far below; a field of the platform is one document in a database.
MAX_TEXT = 1_000_000
_PRINT = 64
_NAME = 100


class StudioMixin(XBlockMixin):
    """Views and handlers for authors, for blocks that keep their text in `content`."""

    # Not in `content`: what an author is in the middle of must not reach a learner.
    advocert_draft = String(help="The text an author has not finished", scope=Scope.content, default="")

    def studio_view(self: Any, _context: Any = None) -> Fragment:
        """Render the source editor with the draft, or with what learners see where there is none."""
        text = self.advocert_draft or self.content or ""
        pieces = pieces_for(self.component_type)
        page = author_pages.editor(self.words, _print_of(text), pieces, is_draft=bool(self.advocert_draft))
        look = style_sheets(self, self.folder)
        drawing = [look[0], address(self, "public/preview/preview.css")]
        fragment = build_fragment(
            self,
            "studio",
            page,
            self.words,
            text=text,
            desk=address(self, "public/studio/desk.js"),
            preview_styles=look,
            map_styles=drawing,
            texts={**client_texts(self.words), "failed": self.words(author_pages.NOT_TAKEN)},
        )
        # Studio adds its own Save button to editors that do not bring one; ours is found by this class.
        fragment.content = f'<div class="editor-with-buttons">{fragment.content}</div>'
        return fragment

    def author_view(self: Any, _context: Any = None) -> Fragment:
        """Render what stands here, for the unit page of Studio: facts and faults, no play."""
        return build_fragment(self, self.folder, self._author_html(), self.words)

    @author_action
    def save_content(self: Any, data: Any) -> Answer:
        """Give a text to the learners, or keep it as a draft when it has mistakes.

        Mistakes come back with status 200: they are an answer, not a failure. So is that somebody else has changed
        the text; who saves once more replaces it.
        """
        try:
            text = self._sent(data)
        except EditedElsewhereError as error:
            return regions({}, error=self.words(error.sentence), reason=error.reason)
        found = self._findings(text)
        if any(one.is_error for one in found):
            self.advocert_draft = text
            return self._kept(text, found, saved=False)
        self.content = courses.canonical(text)
        self.display_name = courses.load_bundle(self.content).main.title
        self.fields["advocert_draft"].delete_from(self)
        return self._kept(self.content, found, saved=True)

    @author_action
    def keep_draft(self: Any, data: Any) -> Answer:
        """Keep what is being typed; nobody but authors sees it."""
        text = self._sent(data)
        if courses.canonical(text) == (self.content or ""):
            self.fields["advocert_draft"].delete_from(self)
        else:
            self.advocert_draft = text
        told = self.words(author_pages.DRAFT_KEPT, time=self.words.time(self.now()))
        return regions({"status": author_pages.status(told)}, seen=_print_of(text))

    @author_action
    def check_content(self: Any, data: Any) -> Answer:
        """Return what is wrong with a text, how a learner would meet it, and its map. Nothing is written."""
        text = read_text(data, "text", MAX_TEXT)
        seen: dict[str, Any] = self._seen_by_learners(text)
        if not seen and read_flag(data, "first"):
            # A draft that cannot be read is opened again: learners still see the text before it.
            seen = {**self._seen_by_learners(self.content or ""), "stale": True}
        found = self._findings(text)
        return regions({"findings": self._said(text, found)}, **seen, marks=_marks(found, text))

    @author_action
    def insert_piece(self: Any, data: Any) -> Answer:
        """Return a text with a piece in it and the line on which that begins, or why it has no place. Nothing is written."""
        text, piece = read_text(data, "text", MAX_TEXT), read_text(data, "piece", _NAME)
        if piece == author_pages.BEGIN or not text.strip():
            return {"text": self.words(BEGINNINGS[self.component_type]), "line": 1}
        if piece not in pieces_for(self.component_type):
            raise BadInputError
        put = placed(self.component_type, piece, text, read_number(data, "line"), self.words)
        return {"error": self.words(put.sentence)} if put.sentence else {"text": put.text, "line": put.line}

    def _seen_by_learners(self: Any, text: str) -> dict[str, str]:
        """Return the first page and the map; nothing when the text cannot be read, so that the last ones stay."""
        main = self._readable(text)
        if not isinstance(main, self.component_type):
            return {}
        # A block of its own, with a learner who exists in memory only: nobody's state can be touched.
        stand_in = make_block(self.scope_ids.block_type, main.ref, {"content": text}, {})
        page = rewritten(self, SafeString(stand_in.preview_view().content))
        if not isinstance(main, courses.Scenario):
            return {"preview": str(page)}
        picture, listed = draw(self.words, main), nested_list(self.words, main)
        return {"preview": str(page), "picture": str(picture), "list": str(listed)}

    def _readable(self: Any, text: str) -> Any:
        """Return what a text holds, None where it cannot be read."""
        try:
            return courses.load_bundle(text).main
        except courses.SourceErrors:
            return None

    def _kept(self: Any, text: str, found: list[courses.Finding], *, saved: bool) -> Answer:
        time = self.words.time(self.now())
        told = self.words(author_pages.SAVED if saved else author_pages.DRAFT_KEPT, time=time)
        parts = {"status": author_pages.status(told), "findings": self._said(text, found)}
        if not saved:
            parts["refused"] = author_pages.refused(self.words, had_text=bool(self.content))
        more: dict[str, Any] = {"saved": saved, "seen": _print_of(text), "marks": _marks(found, text)}
        return regions(parts, focus="" if saved else "refused", **more)

    def _said(self: Any, text: str, found: list[courses.Finding]) -> SafeString:
        """Return what is to be mended in a text; who has written nothing yet made no mistake."""
        blank = not text.strip()
        return author_pages.greeting(self.words) if blank else author_pages.findings(self.words, found)

    def _sent(self: Any, data: Any) -> str:
        """Return the text that was sent.

        Raises:
            EditedElsewhereError: somebody else has changed it since this editor was opened.
        """
        text, seen = read_text(data, "text", MAX_TEXT), read_text(data, "seen", _PRINT)
        stands = _print_of(self.advocert_draft or self.content or "")
        if stands not in {seen, _print_of(text)} and not read_flag(data, "anyway"):
            raise EditedElsewhereError
        return text.replace("\r\n", "\n")

    def _author_html(self: Any) -> SafeString:
        draft = author_pages.draft_notice(self.words) if self.advocert_draft else None
        if not (self.content or "").strip():
            return author_pages.blank(self.words, draft)
        try:
            main = self.bundle().main
        except ContentBrokenError:
            return author_pages.broken(self.words, self._findings(self.content or ""), draft)
        return author_pages.summary(self.words, main, draft)

    def _findings(self: Any, text: str) -> list[courses.Finding]:
        found = courses.lint_bundle(text, self.now().date())
        main = self._readable(text)
        if main is not None and not isinstance(main, self.component_type):
            return [author_pages.wrong_kind(self.words, self.component_type)]
        return found

    def _require_editor(self: Any) -> None:
        may_edit = is_author_view(self) or is_workbench(self) or conf.may_edit_outside_studio()
        if not may_edit:
            raise NotAnEditorError
        # A learner's session is valid in Studio too, so being there is not enough.
        permissions = self.runtime.service(self, "studio_user_permissions")
        if permissions is not None and not permissions.can_write(self.context_key):
            raise NotAnEditorError


def _print_of(text: str) -> str:
    """Return what tells one text from another, to see whether somebody else was faster."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def _marks(found: list[courses.Finding], text: str) -> list[list[Any]]:
    """Return line and weight of each finding, for the edge of the editor; none where nothing is written."""
    if not text.strip():
        return []
    return [[one.line, "mistake" if one.is_error else "remark"] for one in found]
