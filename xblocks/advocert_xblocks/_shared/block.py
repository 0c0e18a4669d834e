"""The base of all blocks: one content field, one state field, views, and OLX that keeps the text exactly."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from web_fragments.fragment import Fragment
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Dict, Scope, String

from advocert_courses import api as courses
from advocert_xblocks._shared import notices
from advocert_xblocks._shared.errors import ContentBrokenError
from advocert_xblocks._shared.fields import Text
from advocert_xblocks._shared.holding import HoldingMixin
from advocert_xblocks._shared.learner import Learner, learner_of
from advocert_xblocks._shared.page import build_fragment
from advocert_xblocks._shared.plain_pages import PlainPagesMixin
from advocert_xblocks._shared.studio import StudioMixin
from advocert_xblocks._shared.words import Words, words_for
from advocert_xblocks._shared.workbench import scenarios_of


@XBlock.needs("i18n")
@XBlock.wants("user", "replace_urls", "studio_user_permissions", "advocert_rows")
class AdvocertBlock(HoldingMixin, StudioMixin, PlainPagesMixin, CompletableXBlockMixin, XBlock):
    """What the blocks with a text have in common.

    A subclass says which kind of component it shows (`component_type`), in which folder its script lives
    (`folder`), and renders: `learner_html`, `visitor_html`. It never writes state in a view.
    """

    component_type: ClassVar[type]
    folder: ClassVar[str]
    has_author_view = True
    # Staff who look at the course as one learner see that learner's block; pressing something is refused.
    show_in_read_only_mode = True

    display_name = String(help="The title in the course outline", scope=Scope.settings, default="")
    content = Text(help="The Markdown of this part and all it depends on", scope=Scope.content, default="")
    # One coarse field: the platform keeps all learner state of a block as one JSON text, and asks for each
    # field.
    advocert_state = Dict(help="What this learner did here", scope=Scope.user_state, default={})
    # The same value for all our blocks of one learner: `_shared/learned.py`.
    advocert_learned = Dict(help="What this learner has finished", scope=Scope.user_info, default={})

    # Made once per view: a block that outlives a request must not speak the language of the one before.
    _words: Words | None = None

    # --- what subclasses render ---

    def learner_html(self, bundle: courses.Bundle[Any], learner: Learner) -> SafeString:
        """Return the block as this learner finds it; reads state, never writes it."""
        raise NotImplementedError

    def visitor_html(self, bundle: courses.Bundle[Any]) -> SafeString:
        """Return what somebody may see who is not signed in."""
        return notices.visitor(self.words, bundle.main.title, bundle.main.origin.language)

    # --- views ---

    @XBlock.supports("multi_device")
    def student_view(self, _context: Any = None) -> Fragment:
        """Render for a learner; a broken text gives a plain notice, never an error page."""
        self._words = None
        learner = learner_of(self)
        try:
            bundle = self.bundle()
        except ContentBrokenError:
            html = notices.broken(self.words)
        else:
            html = self._met_by(bundle, learner)
        return build_fragment(self, self.folder, html, self.words)

    def _met_by(self, bundle: courses.Bundle[Any], learner: Learner) -> SafeString:
        if not learner.is_signed_in:
            return self.visitor_html(bundle)
        return self.plain_html(self.learner_html(bundle, learner))

    def preview_view(self) -> Fragment:
        """Render what an author looks at beside the source text: what a learner meets first, unless a block knows better."""
        return self.student_view()

    def public_view(self, _context: Any = None) -> Fragment:
        """Render for people without an account, in courses that are open to the public."""
        self._words = None
        try:
            html = self.visitor_html(self.bundle())
        except ContentBrokenError:
            html = notices.broken(self.words)
        return build_fragment(self, self.folder, html, self.words)

    def student_view_data(self, _context: Any = None) -> dict[str, Any]:
        """Return what a native app may know: no text, no answer."""
        try:
            main = self.bundle().main
        except ContentBrokenError:
            return {"ready": False}
        return {"ready": True, "ref": main.ref, "title": main.title}

    def index_dictionary(self) -> dict[str, Any]:
        """Return the words by which course search finds this block; no choices, answers or scores."""
        index: dict[str, Any] = super().index_dictionary()
        try:
            text = self.search_text(self.bundle())
        except ContentBrokenError:
            text = ""
        return {
            **index,
            "content": {"display_name": self.display_name, "advocert_text": text},
            "content_type": "Advocert",
        }

    def search_text(self, bundle: courses.Bundle[Any]) -> str:
        """Return the plain words that may be searched."""
        return str(bundle.main.title)

    # --- services for helpers ---

    @property
    def words(self) -> Words:
        """The language of this request."""
        if self._words is None:
            self._words = words_for(self.runtime.service(self, "i18n"))
        return self._words

    def now(self) -> datetime:
        """Return the present moment; the only clock of a block."""
        return datetime.now(UTC)

    def bundle(self, language: str = "") -> courses.Bundle[Any]:
        """Return the parsed content in the reader's language, or in one that is named; parsing is cached by its text.

        Raises:
            ContentBrokenError: the text cannot be used; the author view says why.
        """
        try:
            bundle = courses.load_bundle(self.content or "", language or get_language() or "")
        except courses.SourceErrors as error:
            raise ContentBrokenError from error
        if not isinstance(bundle.main, self.component_type):
            raise ContentBrokenError
        return bundle

    @classmethod
    def workbench_scenarios(cls) -> list[tuple[str, str]]:
        """Return what xblock-sdk's workbench lists: the shipped components of this kind."""
        return scenarios_of(f"advocert_{cls.folder}", cls.component_type)

    # --- OLX ---

    @classmethod
    def parse_xml(cls, node: Any, runtime: Any, keys: Any) -> Any:
        """Read the block from OLX; the body goes before the base method, which would strip it."""
        body = courses.take_body(node)
        block = super().parse_xml(node, runtime, keys)
        if body is not None:
            block.content = body
        return block

    def add_xml_to_node(self, node: Any) -> None:
        """Write the block to OLX, its text as CDATA; no body where no text was ever set."""
        super().add_xml_to_node(node)
        courses.set_body(node, self.content if self.fields["content"].is_set_on(self) else None)

    def xml_text_content(self) -> None:
        """Keep the base method from writing the text: it would not survive the round trip."""
