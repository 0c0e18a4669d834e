"""The certificate: where I stand, requirement by requirement, then what I hold, as the service tells it."""

from typing import Any

from web_fragments.fragment import Fragment
from xblock.completable import XBlockCompletionMode
from xblock.core import XBlock
from xblock.fields import Scope, String

from advocert_xblocks._certificate import texts, views
from advocert_xblocks._shared.html import el
from advocert_xblocks._shared.learner import learner_of
from advocert_xblocks._shared.page import address, build_fragment
from advocert_xblocks._shared.words import Words, words_for

FOLDER = "certificate"
# The versioned address of the service on the same host (docs/concepts/architecture.md).
STANDING_URL = "/advocert/api/v1/me/certifications/"


@XBlock.needs("i18n")
@XBlock.wants("user")
class CertificateBlock(XBlock):
    """Shows the learner's own standing. It keeps no state, and works without the service by saying so."""

    has_author_view = True
    completion_mode = XBlockCompletionMode.EXCLUDED
    icon_class = "other"

    display_name = String(help="The title in the course outline", scope=Scope.settings, default="")

    @XBlock.supports("multi_device")
    def student_view(self, _context: Any = None) -> Fragment:
        """Render the page; the browser asks the service."""
        if not learner_of(self).is_signed_in:
            return self.public_view()
        words = self._words
        # Loaded when there is something to show: how it looks, and what draws it.
        held = [address(self, f"public/{FOLDER}/held.{kind}") for kind in ("css", "js")]
        args = {"url": STANDING_URL, "fill": views.client_texts(words), "held": held}
        return build_fragment(self, FOLDER, views.page(words), words, **args)

    def public_view(self, _context: Any = None) -> Fragment:
        """Render for people without an account."""
        return build_fragment(self, FOLDER, views.notice(self._words, texts.SIGNED_OUT), self._words)

    def author_view(self, _context: Any = None) -> Fragment:
        """Render what stands here, for the unit page of Studio; nobody is asked."""
        return build_fragment(self, FOLDER, views.author_card(self._words), self._words)

    def studio_view(self, _context: Any = None) -> Fragment:
        """Render the editor: there is nothing to set."""
        card = el("div.studio", views.author_card(self._words))
        return build_fragment(self, FOLDER, card, self._words)

    def student_view_data(self, _context: Any = None) -> dict[str, Any]:
        """Return what a native app needs: where to ask."""
        return {"url": STANDING_URL}

    def index_dictionary(self) -> dict[str, Any]:
        """Return the words by which course search finds this block."""
        return {"content": {"display_name": self.display_name}, "content_type": "Advocert"}

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        """Return what xblock-sdk's workbench lists."""
        return [("Your certificates", "<advocert_certificate/>")]

    @property
    def _words(self) -> Words:
        return words_for(self.runtime.service(self, "i18n"))
