"""The preview's little web server: this machine only, nobody else's pages, nothing stored.

* It listens on the loopback address and answers requests whose Host is that address or `localhost` only; so
  a foreign page cannot reach it under a name of its own that points here (DNS rebinding).
* What changes anything is a POST; a browser says where one comes from, and a foreign origin is refused.
* A strict Content-Security-Policy stands behind the sanitiser: scripts come from this server only.
"""

import mimetypes
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.utils import timezone, translation
from webob import Request, Response
from xblock.exceptions import NoSuchHandlerError

from advocert_xblocks._preview import pages, texts
from advocert_xblocks._preview.journey import start_at
from advocert_xblocks._preview.runtime import wrapped
from advocert_xblocks._preview.workspace import Workspace
from advocert_xblocks._shared.words import Words

LOOPBACK = "127.0.0.1"
_NAMES = frozenset({LOOPBACK, "localhost"})
_MAX_BODY = 2 * 1024 * 1024
_WAIT_SECONDS = 15.0
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' https: data:; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'"
)
_FILE = re.compile(r"(?:[a-z0-9_-]+/)*[a-z0-9_-]+\.(?:js|css|svg|woff2)")
_VIEWS, _WIDTHS = ("map", "list"), ("wide", "phone")

View = Callable[..., Response]


class App:
    """The WSGI application over one workspace."""

    def __init__(self, space: Workspace, port: int = 0) -> None:
        self.space, self.port = space, port
        self.words = Words(translation.gettext)
        self.routes: list[tuple[str, re.Pattern[str], View]] = [
            ("GET", re.compile(r"/"), self.home),
            ("GET", re.compile(r"/text/(.+)"), self.text),
            ("GET", re.compile(r"/play/([\w.-]+)"), self.play),
            ("POST", re.compile(r"/again/([\w.-]+)"), self.again),
            ("POST", re.compile(r"/handler/\w+/([\w.-]+)/(\w+)(?:/(\w*))?"), self.handler),
            ("GET", re.compile(r"/files/(.+)"), self.file),
            ("GET", re.compile(r"/changes"), self.changes),
        ]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
        """Answer one request."""
        request = Request(environ)
        response = self.answer(request)
        response.headers.update({"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin"})
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["Cache-Control"] = "no-store"
        return response(environ, start_response)

    def answer(self, request: Request) -> Response:
        """Return the answer to a request."""
        if not self._is_from_here(request):
            return _plain(403, self.words(texts.ELSEWHERE))
        if (request.content_length or 0) > _MAX_BODY:
            return _plain(413, self.words(texts.GONE))
        for method, pattern, view in self.routes:
            match = pattern.fullmatch(request.path_info)
            if match and request.method == method:
                return view(request, *match.groups())
        return _plain(404, self.words(texts.GONE))

    # --- pages ---

    def home(self, _request: Request) -> Response:
        """Go to the first part that a learner meets."""
        tree = self.space.state.tree
        first = (
            unit.component
            for course in tree.courses.values()
            for chapter in course.chapters
            for unit in chapter.units
        )
        shown = [self.space.paths[ref] for ref in first if ref in self.space.paths]
        paths = [*shown, *(one.origin.file for one in tree.scenarios.values()), *tree.texts]
        if not paths:
            return _html(pages.empty_page(self.words, self.space))
        return Response(status=303, location=f"/text/{paths[0]}")

    def text(self, request: Request, path: str) -> Response:
        """Show one file."""
        if path not in self.space.state.tree.texts:
            # Its file was just renamed or removed.
            return Response(status=303, location="/")
        view, width = _one_of(request, "view", _VIEWS), _one_of(request, "width", _WIDTHS)
        with self.space.lock:
            return _html(pages.text_page(self.words, self.space, path, view, width))

    def play(self, request: Request, ref: str) -> Response:
        """Show one part as a learner, perhaps from a moment on, perhaps in another language."""
        language = request.GET.get("language", "")
        with (
            self.space.lock,
            translation.override(language if language in self.space.languages(ref) else "en"),
        ):
            node = request.GET.get("from")
            if node is not None and not self._stand_at(ref, node, request.GET.get("variant", "")):
                return _html(pages.play_page(ref, self.words(texts.UNREACHED), lang="en"))
            block = self.space.block(ref)
            if block is None:
                return _plain(404, self.words(texts.GONE))
            fragment = block.render("student_view", {})
            lang = language or "en"
            return _html(pages.play_page(block.display_name, wrapped(block, fragment), lang=lang))

    def _stand_at(self, ref: str, node: str, variant: str) -> bool:
        scenario = self.space.component(ref) if ref in self.space.state.tree.scenarios else None
        state = start_at(scenario, node, timezone.now(), variant) if scenario is not None else None
        if state is None:
            return False
        self.space.start_over(ref)
        self.space.learner[ref] = {"advocert_state": state.to_json()}
        return True

    # --- what changes something ---

    def again(self, _request: Request, ref: str) -> Response:
        """Forget what was done in one part."""
        with self.space.lock:
            self.space.start_over(ref)
        return Response(status=303, location=f"/play/{ref}")

    def handler(self, request: Request, ref: str, name: str, suffix: str | None = None) -> Response:
        """Let a block act."""
        with self.space.lock, translation.override(self._spoken(request, ref)):
            block = self.space.block(ref)
            if block is None:
                return _plain(404, self.words(texts.GONE))
            try:
                response: Response = block.runtime.handle(block, name, request, suffix or "")
            except NoSuchHandlerError:
                return _plain(404, self.words(texts.GONE))
            return response

    # --- files and news ---

    def file(self, _request: Request, path: str) -> Response:
        """Return a file of the package's `public/`."""
        found = files("advocert_xblocks").joinpath("public", path)
        if not _FILE.fullmatch(path) or not found.is_file():
            return _plain(404, self.words(texts.GONE))
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(
            found.read_bytes(), content_type=kind, charset="utf-8" if kind.startswith("text/") else None
        )

    def changes(self, request: Request) -> Response:
        """Answer as soon as a file has changed; nothing for a while is an answer too."""
        number = request.GET.get("since", "")
        since = int(number) if number.isdecimal() and len(number) < 10 else 0  # noqa: PLR2004 - a counter
        return Response(json_body={"number": self.space.wait_for_change(since, _WAIT_SECONDS)})

    # --- who asks ---

    def _is_from_here(self, request: Request) -> bool:
        host = urlsplit(f"//{request.headers.get('Host', '')}")
        try:
            is_ours = host.hostname in _NAMES and (not self.port or host.port == self.port)
        except ValueError:
            return False
        origin = request.headers.get("Origin")
        is_foreign = origin is not None and origin != f"http://{request.headers.get('Host', '')}"
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        is_crossing = request.method != "GET" and site not in {"same-origin", "none"}
        return is_ours and not is_foreign and not is_crossing

    def _spoken(self, request: Request, ref: str) -> str:
        """Return the language of the page that asks."""
        asked = re.search(r"[?&]language=([\w-]+)", request.headers.get("Referer", ""))
        return asked[1] if asked and asked[1] in self.space.languages(ref) else "en"


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the terminal is for the address and for faults."""


def serve(space: Workspace, port: int) -> WSGIServer:
    """Return a server that listens on this machine only; port 0 takes a free one.

    Raises:
        OSError: the port is taken.
    """
    app = App(space)
    server = make_server(LOOPBACK, port, app, server_class=_Threads, handler_class=_Quiet)
    app.port = server.server_port
    return server


def _one_of(request: Request, name: str, known: tuple[str, ...]) -> str:
    value = request.GET.get(name, known[0])
    return value if value in known else known[0]


def _html(text: str) -> Response:
    return Response(text, content_type="text/html", charset="utf-8")


def _plain(status: int, text: str) -> Response:
    return Response(text, status=status, content_type="text/plain", charset="utf-8")


__all__ = ["LOOPBACK", "App", "serve"]
