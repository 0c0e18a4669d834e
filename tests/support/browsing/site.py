"""What stands behind a page with one block on it: files, handlers, the page itself, and other services by their path.

    site = Site(platform, "FND-EXAM", user=ADA)
    page.route(f"{ORIGIN}/**", site.answer)
    site.is_cut = True

The clock is the platform's. `answers` holds what other addresses say, such as the certificate service's:
(status, body) by path, JSON, or a page where the body is a text; `sent` holds what handlers were given.
"""

import json
import mimetypes
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from playwright.sync_api import Route
from tests.support.browsing import frame
from tests.support.strict_runtime import ADA, PACKAGE, Platform, User
from tests.support.strict_store import LMS

ORIGIN = "http://unit.test"


@dataclass
class Site:
    """One block for one person; `is_cut` is a lost connection, in which files that were loaded stay."""

    platform: Platform
    name: str
    user: User | None = ADA
    view: str = "student_view"
    mode: str = LMS
    direction: str = "ltr"
    answers: dict[str, tuple[int, Any]] = field(default_factory=dict)
    sent: list[Any] = field(default_factory=list)
    is_cut: bool = False
    # Playwright answers in a greenlet of its own, where Django would open another, empty database in memory.
    here: Context = field(default_factory=copy_context)

    def answer(self, route: Route) -> None:
        """Answer one request of the page."""
        path = route.request.url.removeprefix(ORIGIN)
        if f"/{PACKAGE}/" in path:
            route.fulfill(**packaged(path))
        elif self.is_cut:
            route.abort("internetdisconnected")
        elif path in self.answers:
            status, body = self.answers[path]
            is_page = isinstance(body, str)
            kind = "text/html" if is_page else "application/json"
            route.fulfill(status=status, body=body if is_page else json.dumps(body), content_type=kind)
        elif path.startswith("/handler/"):
            self._handle(route, path.removeprefix("/handler/"))
        elif path == "/":
            route.fulfill(body=self.here.run(self._html), content_type="text/html")
        else:
            route.fulfill(status=404, body="<h1>Not found</h1>", content_type="text/html")

    def _handle(self, route: Route, handler: str) -> None:
        data = json.loads(route.request.post_data or "{}")
        self.sent.append(data)
        # Answered whole before Playwright goes on: a context cannot be entered twice.
        reply = self.here.run(self.platform.post, self.name, handler, data, user=self.user, mode=self.mode)
        route.fulfill(status=reply.status, body=reply.text, content_type="application/json")

    def _html(self) -> str:
        fragment = self.platform.render(self.name, self.view, user=self.user, mode=self.mode)
        loader = next(one.data for one in fragment.resources if one.kind == "url")
        width = frame.MODAL if self.view == "studio_view" else frame.COLUMN
        return frame.HTML.format(
            content=fragment.content, loader=loader, direction=self.direction, width=width
        )


def packaged(path: str) -> dict[str, Any]:
    """Return a file of the package as an answer."""
    body = files(PACKAGE).joinpath(path.partition(f"/{PACKAGE}/")[2]).read_text()
    return {"body": body, "content_type": mimetypes.guess_type(path)[0] or "text/plain"}
