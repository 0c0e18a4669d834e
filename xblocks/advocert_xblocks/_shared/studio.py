"""The authoring side: a source editor that loses nothing, and a view that says what the block holds.

The text travels to the editor as data, not as markup: HTML made by the server loses the first line break of a
textarea. It is checked on the server when it is saved; a text with faults is not saved, stays in
the editor, and its faults come back as `file:line: what is wrong. What to do.`
"""

import json
from typing import Any

from django.utils.safestring import SafeString
from web_fragments.fragment import Fragment
from webob import Response
from xblock.core import XBlock

from advocert_courses import api as courses
from advocert_xblocks._shared import author_pages, conf
from advocert_xblocks._shared.answers import refusal
from advocert_xblocks._shared.errors import BlockError, NotAnEditorError
from advocert_xblocks._shared.inputs import read_text
from advocert_xblocks._shared.learner import is_author_view
from advocert_xblocks._shared.page import build_fragment

# A course of ours is far below; a field of the platform is one document in a database.
MAX_TEXT = 1_000_000


class StudioMixin:
    """Views and handlers for authors, for blocks that keep their text in `content`."""

    def studio_view(self: Any, _context: Any = None) -> Fragment:
        """Render the source editor."""
        page = author_pages.editor(self.words)
        fragment = build_fragment(self, "studio", page, self.words, text=self.content)
        # Studio adds its own Save button to editors that do not bring one; ours is found by this class.
        fragment.content = f'<div class="editor-with-buttons">{fragment.content}</div>'
        return fragment

    def author_view(self: Any, _context: Any = None) -> Fragment:
        """Render what stands here, for the unit page of Studio: facts and faults, no play."""
        return build_fragment(self, self.folder, self._author_html(), self.words)

    @XBlock.json_handler
    def save_content(self: Any, data: Any, suffix: str = "") -> Any:  # noqa: ARG002 - the platform's signature
        """Check a text and keep it. Faults come back with status 200: they are an answer, not a failure."""
        try:
            self._require_editor()
            text = courses.canonical(read_text(data, "text", MAX_TEXT))
        except BlockError as error:
            return refusal(self, error)
        findings = self._findings(text)
        if any(finding.is_error for finding in findings):
            return _unsaved(author_pages.findings(self.words, findings))
        self.content = text
        self.display_name = courses.load_bundle(text).main.title
        return {"saved": True, "regions": {"findings": str(author_pages.saved(self.words, findings))}}

    def _author_html(self: Any) -> SafeString:
        findings = self._findings(self.content or "")
        if any(finding.is_error for finding in findings):
            return author_pages.findings(self.words, findings)
        return author_pages.summary(self.words, courses.load_bundle(self.content).main)

    def _findings(self: Any, text: str) -> list[Any]:
        try:
            main = courses.load_bundle(text).main
        except courses.SourceErrors as error:
            return list(error.findings)
        if not isinstance(main, self.component_type):
            return [author_pages.wrong_kind(self.words, self.component_type)]
        return []

    def _require_editor(self: Any) -> None:
        if not is_author_view(self) and not conf.may_edit_outside_studio():
            raise NotAnEditorError
        # A learner's session is valid in Studio too, so being there is not enough.
        permissions = self.runtime.service(self, "studio_user_permissions")
        if permissions is not None and not permissions.can_write(self.context_key):
            raise NotAnEditorError


def _unsaved(html: SafeString) -> Response:
    body = {"saved": False, "regions": {"findings": str(html)}, "focus": "findings"}
    return Response(json.dumps(body), content_type="application/json", charset="utf8")
