"""A connection to one target that is kept for the messages of one round.

Rules: the address is judged first (`network`), the connection goes to the judged address with the name in
TLS and `Host`; no redirect is followed; connecting and each read take at most 10 seconds, everything about one
message together 20; at most 64 KiB of an answer are read. Plain http reaches allowed networks only. Proxies of
the environment are not used, because behind a proxy nobody could judge the address. This module stores nothing
and retries nothing, except that a connection which the receiver closed while it was idle is opened anew.
"""

import functools
import http.client
import socket
import ssl
import time
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlsplit

from advocert_certificates.domain.reachable import Network
from advocert_certificates.unlock.answer import Answer, judge
from advocert_certificates.unlock.network import UnreachableAddressError, resolve
from advocert_certificates.unlock.paced import PacedSocket

TIMEOUT = 10.0
DEADLINE = 20.0
_BODY_CAP = 64 * 1024


class Line:
    """One connection, opened by the first message. Not for several threads at once."""

    def __init__(self, url: str, allowed: tuple[Network, ...]) -> None:
        address = urlsplit(url)
        self.host, self.secure = address.hostname or "", address.scheme == "https"
        self.port = address.port or (443 if self.secure else 80)
        self.path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        self.allowed = allowed
        self.connection: http.client.HTTPConnection | None = None
        self.socket: PacedSocket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def post(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send the body once and say what came of it.

        Never raises for what the network or the receiver does.
        """
        deadline = time.monotonic() + DEADLINE
        kept = self.connection is not None
        try:
            try:
                return self._exchange(body, headers, deadline)
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.close()
                if not kept:
                    raise
                return self._exchange(body, headers, deadline)
        except UnreachableAddressError as error:
            return Answer(str(error), target_down=True)
        except (OSError, http.client.HTTPException) as error:
            self.close()
            # The text of the error may hold what the receiver sent; its class says enough.
            return Answer(f"No answer ({type(error).__name__})", target_down=True)

    def close(self) -> None:
        """Close the connection; the next message opens another."""
        if self.connection is not None:
            self.connection.close()
        self.connection = self.socket = None

    def _exchange(self, body: bytes, headers: Mapping[str, str], deadline: float) -> Answer:
        connection, paced = self._connected(deadline)
        with paced.as_one():
            connection.request(
                "POST", self.path, body=body, headers={**headers, "Content-Type": "application/json"}
            )
        response = connection.getresponse()
        response.read(_BODY_CAP)
        answer = judge(response.status, dict(response.headers.items()))
        if not response.isclosed() or response.will_close:
            # There is more than we want to read, or the receiver ends it here.
            response.close()
            self.close()
        return answer

    def _connected(self, deadline: float) -> tuple[http.client.HTTPConnection, PacedSocket]:
        if self.connection is None or self.socket is None:
            addresses = resolve(self.host, self.port, self.allowed, public_ok=self.secure)
            self.socket = PacedSocket(self._open(addresses), TIMEOUT)
            self.connection = http.client.HTTPConnection(self.host, self.port)
            self.connection.sock = self.socket
        self.socket.deadline = deadline
        return self.connection, self.socket

    def _open(self, addresses: list[str]) -> socket.socket:
        raw = _connect(addresses, self.port)
        # A message must not wait for the last answer to be acknowledged.
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if not self.secure:
            return raw
        try:
            return _tls().wrap_socket(raw, server_hostname=self.host)
        except OSError:
            raw.close()
            raise


def _connect(addresses: list[str], port: int) -> socket.socket:
    trouble: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=TIMEOUT)
        except OSError as error:
            trouble = error
    raise trouble


@functools.cache
def _tls() -> ssl.SSLContext:
    # Reading the machine's certificates takes longer than sending a hundred messages.
    return ssl.create_default_context()
