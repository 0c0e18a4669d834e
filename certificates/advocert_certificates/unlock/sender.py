"""One attempt to deliver one message by HTTP.

Rules: the address is judged first (`network`), the connection goes to the judged address with the name in
TLS and `Host`; no redirect is followed; connecting and each read take at most 10 seconds, everything
together 20; at most 64 KiB of the answer are read. Plain http reaches allowed networks only. Proxies of the
environment are not used, because behind a proxy nobody could judge the address. This module stores nothing
and retries nothing.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from urllib.parse import urlsplit

from advocert_certificates.unlock.network import Network, UnreachableAddressError, resolve

TIMEOUT = 10.0
DEADLINE = 20.0
_BODY_CAP = 64 * 1024
_GONE = 410
_PATIENCE = frozenset({429, 503})
_SERVER_TROUBLE = 500


@dataclass(frozen=True)
class Answer:
    """What came of an attempt. `trouble` is empty when the receiver has taken the message.

    `gone`: the receiver wants no more. `target_down`: not about this message; the others would fail too.
    """

    trouble: str = ""
    gone: bool = False
    target_down: bool = False
    retry_after: float | None = None

    @property
    def taken(self) -> bool:
        """Whether the receiver answered 2xx."""
        return not self.trouble


def post(url: str, body: bytes, headers: Mapping[str, str], allowed: tuple[Network, ...]) -> Answer:
    """Send the body once and say what came of it. Never raises for what the network or the receiver does."""
    address = urlsplit(url)
    host, secure = address.hostname or "", address.scheme == "https"
    port = address.port or (443 if secure else 80)
    path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    try:
        addresses = resolve(host, port, allowed, public_ok=secure)
        with _connection(host, port, addresses, secure=secure) as connection:
            connection.request(
                "POST", path, body=body, headers={**headers, "Content-Type": "application/json"}
            )
            response = connection.getresponse()
            response.read(_BODY_CAP)
            return _judge(response.status, response.headers)
    except UnreachableAddressError as error:
        return Answer(str(error), target_down=True)
    except (OSError, http.client.HTTPException) as error:
        # The text of the error may hold what the receiver sent; its class says enough.
        return Answer(f"No answer ({type(error).__name__})", target_down=True)


def _judge(status: int, headers: Mapping[str, str]) -> Answer:
    if http.client.OK <= status < http.client.MULTIPLE_CHOICES:
        return Answer()
    return Answer(
        f"Answered {status}",
        gone=status == _GONE,
        target_down=status >= _SERVER_TROUBLE or status in _PATIENCE,
        retry_after=_retry_after(headers) if status in _PATIENCE else None,
    )


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds of `Retry-After`, a number or a date (RFC 9110, 10.2.3)."""
    text = (headers.get("Retry-After") or "").strip()
    if text.isdecimal():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


@contextlib.contextmanager
def _connection(
    host: str, port: int, addresses: list[str], *, secure: bool
) -> Iterator[http.client.HTTPConnection]:
    """Open a connection to the first address that answers, and cut it at the deadline whatever it drips."""
    raw = _connect(addresses, port)
    # A timer, because a socket's time-out starts anew with every byte that arrives.
    watchdog = threading.Timer(DEADLINE, partial(_cut, raw))
    watchdog.daemon = True
    watchdog.start()
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    try:
        connection.sock = (
            ssl.create_default_context().wrap_socket(raw, server_hostname=host) if secure else raw
        )
        yield connection
    finally:
        watchdog.cancel()
        connection.close()
        raw.close()


def _connect(addresses: list[str], port: int) -> socket.socket:
    trouble: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=TIMEOUT)
        except OSError as error:
            trouble = error
    raise trouble


def _cut(raw: socket.socket) -> None:
    with contextlib.suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)
