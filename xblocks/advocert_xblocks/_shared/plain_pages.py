"""What comes back when a form was posted without script: a whole page with the block as it stands now.

The page is made for the one press: what came of it has the focus, a refusal stands on top with all that was typed still
in its fields, and a link leads back to the course. Posting again (a reload, the way back) is an old step, which changes
nothing, as with script.
"""

import json
from typing import Any, ClassVar

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, gettext_noop
from webob import Request, Response
from xblock.core import XBlock, XBlockMixin

from advocert_courses import api as courses
from advocert_xblocks._shared import conf, notices
from advocert_xblocks._shared.bodies import body_of
from advocert_xblocks._shared.errors import BlockError, ContentBrokenError, NotPostedError
from advocert_xblocks._shared.html import Child, el, icon, join, trusted
from advocert_xblocks._shared.kept import KeptMarkup
from advocert_xblocks._shared.learner import learner_of, require_learner
from advocert_xblocks._shared.links import jump_link, rewritten
from advocert_xblocks._shared.page import address, style_sheets
from advocert_xblocks._shared.plain_forms import focused, postable, read_form, refilled
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

# Shows the block as it stands; no handler of this name exists.
OPEN = "open"
SAID = "said"
NOTE = gettext_noop("JavaScript is off here. Everything works; each button opens a page of its own.")
OPEN_LABEL = gettext_noop("Open this part on a page of its own")
BACK = gettext_noop("Back to the course")


_NOTES = KeptMarkup()


class PlainPagesMixin(XBlockMixin):
    """Adds the handler `plain` to a block; `plain_actions` names the handlers that a plain form may ask for."""

    plain_actions: ClassVar[frozenset[str]] = frozenset()
    plain_styles: ClassVar[tuple[str, ...]] = ()
    plain_frame: ClassVar[str] = "div.block.stack"

    @XBlock.handler
    def plain(self: Any, request: Any, suffix: str = "") -> Response:
        """Do one step for a browser without script, and answer with a page.

        The step goes through the same handler as with script, so every check of it holds here.
        """
        sent: dict[str, Any] = {}
        try:
            if request.method != "POST" or suffix not in {*self.plain_actions, OPEN}:
                raise NotPostedError
            sent = read_form(body_of(request), request.content_type)
            told, status = self._done(suffix, sent)
        except BlockError as error:
            told, status = {"error": self.words(error.sentence)}, error.status
        page = self._answer_page(told, sent if "error" in told else {})
        response = Response(page, status=status, content_type="text/html", charset="utf8")
        response.headers["Cache-Control"] = "no-store"
        return response

    def plain_html(self: Any, markup: SafeString) -> SafeString:
        """Return the block's first page with forms that post, and a word to those whose browser runs no script."""
        if not self.plain_actions:
            return markup
        words = self.words
        note = _NOTES.get(words.key, lambda: _note(words))
        parts = [postable(one, self._plain_address) for one in (note, markup)]
        return mark_safe("".join(parts))  # noqa: S308 - both are markup

    def plain_parts(self: Any, told: dict[str, Any]) -> SafeString | None:  # noqa: ARG002 - for subclasses
        """Return what a step brought that the block itself does not show again; nothing, for most."""
        return None

    def plain_title(self: Any, bundle: courses.Bundle[Any]) -> str:
        """Return the title of the page."""
        return str(bundle.main.title)

    def _done(self: Any, action: str, sent: dict[str, Any]) -> tuple[dict[str, Any], int]:
        if action == OPEN:
            require_learner(self)
            return {}, 200
        inner = Request.blank("/", method="POST", body=json.dumps(sent).encode())
        answer = getattr(self, action)(inner, "")
        return json.loads(answer.text), answer.status_code

    def _answer_page(self: Any, told: dict[str, Any], sent: dict[str, Any]) -> str:
        title, tongue, up = self._up(told)
        said = _said(told, up)
        shown = focused(refilled(up, sent), told.get("focus", ""))
        parts = None if "stage" in told.get("regions", {}) else self.plain_parts(told)
        inside = el(self.plain_frame, focused(said, SAID) if said else None, parts, shown)
        body = join(postable(inside, self._plain_address), self._way_back())
        styles = [one[1:] for one in style_sheets(self, self.folder)]
        styles += [address(self, f"public/{name}.css")[1:] for name in (*self.plain_styles, "plain")]
        heading = el("h1", title, **tongue)
        return document(title, heading, f"advocert-{self.folder}", styles, body, self.words.language)

    def _up(self: Any, told: dict[str, Any]) -> tuple[str, Tongue, SafeString]:
        """Return the title, its language, and the block as it stands: the stage of the answer, or the whole block anew."""
        try:
            bundle = self.bundle()
        except ContentBrokenError:
            return self.words(notices.BROKEN_TITLE), {}, notices.broken(self.words)
        title, tongue = self.plain_title(bundle), self.words.tongue(bundle.main.origin.language)
        stage = told.get("regions", {}).get("stage")
        if stage is not None:
            return title, tongue, el("div", trusted(stage), data_region="stage")
        learner = learner_of(self)
        if not learner.is_signed_in:
            return title, tongue, SafeString()
        return title, tongue, rewritten(self, self.learner_html(bundle, learner))

    def _way_back(self: Any) -> SafeString:
        """Return the link to the unit in the course; the platform knows it by the name of the block."""
        link = jump_link("a.btn.btn-text", self.usage_key.block_id, icon("undo", ".flip"), self.words(BACK))
        return el("p.noprint", rewritten(self, link))

    def _plain_address(self: Any, action: str) -> str:
        return str(self.runtime.handler_url(self, "plain", action))


def _note(words: Words) -> SafeString:
    """Return the word to those whose browser runs no script; the same for everybody who reads a language."""
    open_it = el("div.row", el("button.btn", words(OPEN_LABEL)))
    note = el("div.noscript-note.stack.stack-s", el("p", words(NOTE)), open_it)
    return el("noscript", el("form", note, data_action=OPEN))


def _said(told: dict[str, Any], up: SafeString) -> SafeString | None:
    """Return what is said above the block: a refusal, or what the script would have announced and the page does not say."""
    if "error" in told:
        return el(
            "div.note.warn",
            icon("warn"),
            el("p.strong", told["error"]),
            role="alert",
            data_focus=SAID,
        )
    words = told.get("announce", "")
    if not words or el("b", words)[3:-4] in up:
        return None
    return el("div.note", icon("check"), el("p", words), role="status", data_focus=SAID)


def document(
    title: str, heading: SafeString, name: str, styles: list[str], body: Child, language: str
) -> str:
    """Return a whole page, its words in `language`; the style sheets of the block stay inside it, as they do with script."""
    links = [el("link", rel="stylesheet", href=style) for style in styles]
    inside = el("template", links, body, shadowrootmode="open")
    host = el(f"div.advocert-block.{name}", inside, lang=language, data_theme=conf.theme())
    head = join(
        mark_safe('<meta charset="utf-8">'),
        mark_safe('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", title),
        el("link", rel="stylesheet", href=styles[-1]),
    )
    page = el(
        "html",
        el("head", head),
        el("body", el("main", heading, host), data_theme=conf.theme()),
        lang=get_language() or "en",
        dir="rtl" if get_language_bidi() else "ltr",
    )
    return f"<!doctype html>{page}"
