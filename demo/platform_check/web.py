"""One person's browser without a screen: cookies, the platform's CSRF token, JSON, forms and files."""

import json
import urllib.error
import urllib.parse
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from http.cookies import SimpleCookie
from typing import Any
from urllib.request import HTTPCookieProcessor, Request, build_opener

TIMEOUT_SECONDS = 120
# What is told of an answer that was not expected.
SHOWN = 300


class UnexpectedError(Exception):
    """The platform answered something else than it should; the message says what was asked and what came."""


@dataclass(frozen=True)
class Reply:
    """An answer: its status, type, bytes, and the address where it came from in the end."""

    status: int
    kind: str
    body: bytes
    url: str

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    def json(self) -> Any:
        """Return the body as data.

        Raises:
            UnexpectedError: it is no JSON.
        """
        try:
            return json.loads(self.body)
        except ValueError as error:
            raise UnexpectedError(f"{self.url}: no JSON but {self.text[:SHOWN]!r}") from error

    def wanted(self, *statuses: int) -> "Reply":
        """Return this answer if its status is one of these.

        Raises:
            UnexpectedError: it is another one.
        """
        if self.status not in statuses:
            raise UnexpectedError(f"{self.url}: {self.status}, {self.text[:SHOWN]!r}")
        return self


@dataclass
class Visitor:
    """Somebody with cookies of their own. Addresses may be whole, or begin with `/` and mean `site`."""

    site: str
    name: str = "nobody"
    jar: CookieJar = field(default_factory=CookieJar)

    def get(self, path: str, accept: str = "*/*") -> Reply:
        """Fetch something, following redirects."""
        return self._send(Request(self.address(path), headers={"Accept": accept}))  # noqa: S310 - http, as asked for

    def post_json(self, path: str, data: Any) -> Reply:
        """Send data as JSON."""
        return self.post_bytes(path, json.dumps(data).encode(), "application/json")

    def post_form(self, path: str, fields: Mapping[str, str]) -> Reply:
        """Send a form."""
        return self.post_bytes(
            path, urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
        )

    def post_file(self, path: str, name: str, filename: str, content: bytes) -> Reply:
        """Send one file as a form in parts."""
        mark = uuid.uuid4().hex
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        body = (
            f"{head}Content-Type: application/gzip\r\n\r\n".encode()
            + content
            + f"\r\n--{mark}--\r\n".encode()
        )
        return self.post_bytes(path, body, f"multipart/form-data; boundary={mark}")

    def post_bytes(self, path: str, body: bytes, kind: str) -> Reply:
        """Send bytes of a type, with the platform's token."""
        request = Request(self.address(path), body, {"Content-Type": kind})  # noqa: S310 - http, as asked for
        request.add_header("Accept", "application/json, */*")
        request.add_header("Referer", request.full_url)
        request.add_header("X-CSRFToken", self._token(request))
        return self._send(request)

    def sign_in(self, password: str) -> None:
        """Sign in to the LMS by its own address for that.

        Raises:
            UnexpectedError: the LMS refuses.
        """
        self.get("/csrf/api/v1/token").wanted(200)
        known = {"email_or_username": self.name, "password": password}
        self.post_form("/api/user/v2/account/login_session/", known).wanted(200)

    def address(self, path: str) -> str:
        """Return the whole address."""
        return path if "://" in path else self.site + path

    def _token(self, request: Request) -> str:
        """Return the token that this host gave; LMS and Studio have one each."""
        self.jar.add_cookie_header(request)
        cookies = SimpleCookie(request.get_header("Cookie", ""))
        return cookies["csrftoken"].value if "csrftoken" in cookies else ""

    def _send(self, request: Request) -> Reply:
        request.add_header("Accept-Language", "en")
        opener = build_opener(HTTPCookieProcessor(self.jar))
        try:
            with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                return Reply(answer.status, answer.headers.get_content_type(), answer.read(), answer.url)
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, error.headers.get_content_type(), error.read(), request.full_url)
        except OSError as error:
            raise UnexpectedError(f"{request.full_url}: no answer, {error}") from error
