"""Links to other units, by the id of the component that stands there."""

from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString

from advocert_xblocks._shared.html import Child, el
from advocert_xblocks._shared.learner import is_author_view

# Where the certificate service shows a person their own standing (docs/concepts/architecture.md).
MY_PAGE = "/advocert/me/"


def jump_link(selector: str, ref: str, *children: Child) -> SafeString:
    """Return a link to the unit of a component.

    The platform rewrites `/jump_to_id/…` in a view's markup. The unit stands in a frame, so the link leaves
    it.
    """
    return el(selector, *children, href=f"/jump_to_id/{quote(ref, safe='')}", target="_top")


def rewritten(block: Any, html: SafeString) -> SafeString:
    """Return markup of an answer with its links rewritten; the platform does it for views only."""
    service = None if is_author_view(block) else block.runtime.service(block, "replace_urls")
    return SafeString(service.replace_urls(str(html))) if service else html
