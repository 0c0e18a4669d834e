"""A block of the strict platform in a real browser, without a server: every request is answered in this process.

    page = BlockPage(tab, platform, "FND-01")
    page.open(user=ADA, direction="rtl")
    tab.get_by_role("button", name="Start").click()
    page.is_offline = True

The frame is as plain as the platform's: a heading above, nothing that could hide a fault of the block.
"""

import mimetypes
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, Request, Route
from tests.support.strict_runtime import ADA, PACKAGE, Platform, User

HOST = "http://course.test"
STATIC = f"/static/xblock/resources/{PACKAGE}/"
FRAME = """<!doctype html><html lang="en" dir="{direction}"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root {{ color-scheme: light dark; }} body {{ margin: 0 auto; padding: 16px; max-width: 800px;
background: light-dark(#FBF8F6, #171217); color: light-dark(#2B1D2A, #F5EDF1); font-family: system-ui, sans-serif; }}
</style></head><body><main><h2>{title}</h2>
{body}</main><script src="{loader}"></script><script>
var runtime = {{ handlerUrl: function (element, name) {{ return '/handler/' + name; }} }};
var xblock = document.querySelector('.advocert-block').parentElement;
AdvocertBlock(runtime, xblock, JSON.parse(document.querySelector('.xblock_json_init_args').textContent));
</script></body></html>"""


@dataclass
class BlockPage:
    """One tab that shows one block. `sent` holds the handlers that were called, `seen` all that came back."""

    tab: Page
    platform: Platform
    name: str
    user: User | None = ADA
    direction: str = "ltr"
    is_offline: bool = False
    sent: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    # Playwright answers in a context of its own, in which Django would open a second connection and wait for ours.
    context: Context = field(default_factory=copy_context)

    def __post_init__(self) -> None:
        self.tab.route(f"{HOST}/**", self._answer)

    def open(self, direction: str = "ltr") -> None:
        """Load the page anew, as after a closed laptop."""
        self.direction = direction
        self.tab.goto(f"{HOST}/unit")
        self.tab.wait_for_selector("[data-ready]", timeout=10_000)

    def _answer(self, route: Route, request: Request) -> None:
        if self.is_offline:
            route.abort("internetdisconnected")
        else:
            # Answered whole before Playwright goes on: a context cannot be entered twice.
            route.fulfill(**self.context.run(self._response, request))

    def _response(self, request: Request) -> dict[str, Any]:
        path = request.url.removeprefix(HOST)
        if path.startswith("/handler/"):
            return self._handled(path.removeprefix("/handler/"), request.post_data or "")
        if path.startswith(STATIC):
            kind = mimetypes.guess_type(path)[0] or "text/plain"
            return {
                "body": files(PACKAGE).joinpath(path.removeprefix(STATIC)).read_text(),
                "content_type": kind,
            }
        if path == "/unit":
            self.seen.append(self._page())
            return {"body": self.seen[-1], "content_type": "text/html"}
        return {"status": 404, "body": ""}

    def _handled(self, handler: str, body: str) -> dict[str, Any]:
        self.sent.append(handler)
        reply = self.platform.call(self.name, handler, body, user=self.user)
        self.seen.append(reply.text)
        return {"status": reply.status, "body": reply.text, "content_type": "application/json"}

    def _page(self) -> str:
        fragment: Any = self.platform.render(self.name, user=self.user)
        loader = next(one.data for one in fragment.resources if one.data.endswith("loader.js"))
        return FRAME.format(direction=self.direction, title="A unit", body=fragment.content, loader=loader)
