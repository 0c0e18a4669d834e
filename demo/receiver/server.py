"""Replybox over HTTP: the hook, the list for people and for machines, and its own two files."""

import json
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any

from demo.receiver.inbox import LIMIT, Answer, Inbox
from demo.receiver.pages import page
from demo.receiver.store import Store

HOOK = "/hooks/advocate-status"
FILES = {"/style.css": "text/css", "/live.js": "text/javascript"}
SAFE = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Handler(BaseHTTPRequestHandler):
    """One request. `inbox`, `store` and `back` are set on a subclass by `serve`."""

    inbox: Inbox
    store: Store
    back: str
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Replybox", ""
    timeout = 20

    def do_POST(self) -> None:
        """Take a delivery."""
        if self.path != HOOK:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"Not here.")
            return
        answer = self._take()
        body = json.dumps({"message": answer.sentence}).encode()
        self._send(HTTPStatus(answer.status), "application/json", body)

    def _take(self) -> Answer:
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LIMIT:
            self.close_connection = True
            return Answer(413, f"A message has at most {LIMIT} bytes and says how many.")
        body = self.rfile.read(int(length))
        headers = {name.lower(): value for name, value in self.headers.items()}
        return self.inbox.receive(body, headers)

    def do_GET(self) -> None:
        """Show the page, the list as JSON, or one of the files."""
        path = self.path.partition("?")[0]
        if path == "/":
            html = page(self.store, datetime.now(UTC), self.back)
            self._send(HTTPStatus.OK, "text/html", html.encode())
        elif path == "/advocates.json":
            self._send(HTTPStatus.OK, "application/json", json.dumps(self._list()).encode())
        elif path in FILES:
            body = (files("demo.receiver") / "files" / path[1:]).read_bytes()
            self._send(HTTPStatus.OK, FILES[path], body)
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain", b"Not here.")

    def _list(self) -> dict[str, Any]:
        """Return who may speak now: what a sender asks when it wants to be sure."""
        now = datetime.now(UTC)
        return {
            "version": self.store.version(),
            "advocates": [
                {
                    "subject": p.subject,
                    "sequence": p.sequence,
                    "scopes": sorted({s.scope for s in p.open_scopes(now)}),
                }
                for p in self.store.people()
                if p.may_speak(now)
            ],
        }

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in SAFE.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, *_: Any) -> None:
        """Say nothing: what matters stands in the log of messages."""


def serve(address: tuple[str, int], inbox: Inbox, store: Store, back: str) -> None:
    """Answer until the process ends."""
    handler = type("ReplyboxHandler", (Handler,), {"inbox": inbox, "store": store, "back": back})
    ThreadingHTTPServer.daemon_threads = True
    ThreadingHTTPServer(address, handler).serve_forever()
