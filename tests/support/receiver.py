"""A small real webhook receiver, as another system would have one: `standardwebhooks` checks signatures.

Usage:
    with Receiver(secret) as receiver:
        settings.ADVOCERT_TARGETS = [receiver.target()]
        ...
        assert receiver.people["u7@acme.example"].status == "active"

It keeps its own list, drops ids it knows and sequences it has passed, and answers what `answers` says first.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


@dataclass
class Known:
    """What the receiver knows about one person."""

    sequence: int
    status: str
    scopes: list[dict[str, str]]


@dataclass
class Receiver:
    """The receiver. `answers` are statuses (or None: cut the line) given before 204 becomes the answer."""

    secret: str = SECRET
    answers: list[int | None] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    people: dict[str, Known] = field(default_factory=dict)
    requests: list[tuple[str, bytes]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    before_answer: Callable[[], None] | None = None

    def __enter__(self) -> Self:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.take(dict(self.headers.items()), body)
                if receiver.before_answer:
                    receiver.before_answer()
                    return
                if status is None:
                    self.close_connection = True
                    return
                self.send_response(status)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/hook"

    def target(self, slug: str = "library", **more: Any) -> dict[str, Any]:
        """Return the entry of ADVOCERT_TARGETS for this receiver."""
        return {"slug": slug, "name": "Approved pieces", "url": self.url, "secret": self.secret} | more

    def take(self, headers: dict[str, str], body: bytes) -> int | None:
        """Check one request and apply it; return the status to answer."""
        try:
            Webhook(self.secret).verify(body, {name.lower(): value for name, value in headers.items()})
        except WebhookVerificationError as error:
            self.refused.append(str(error))
            return 401
        event_id = headers["webhook-id"]
        self.requests.append((event_id, body))
        if self.answers:
            status = self.answers.pop(0)
            if status is None or not 200 <= status < 300:
                return status
        if event_id not in self.ids:
            self.ids.add(event_id)
            self._apply(json.loads(body))
        return 204

    def _apply(self, message: dict[str, Any]) -> None:
        data = message["data"]
        if message.get("type") == "endpoint.ping":
            return
        who = data["subject"]["value"]
        known = self.people.get(who)
        if known is None or known.sequence < data["sequence"]:
            self.people[who] = Known(data["sequence"], data["status"], data["scopes"])
