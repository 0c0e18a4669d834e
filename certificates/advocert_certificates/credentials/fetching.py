"""Fetching what a document names, and nothing else: did.json and status lists of other issuers.

One GET of a small JSON file. The name is resolved once, every address of it is judged, and the connection goes
to the judged address, so a name that changes its mind (DNS rebinding) leads nowhere. Redirects are not followed:
the address in a signed document is the address. No cookies, no proxy, no credentials, a limit for size and time.
"""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any, cast

from advocert_certificates.domain.credential_errors import UnreadableError
from advocert_certificates.domain.foreign_refusals import AddressRefusedError, AddressSilentError
from advocert_certificates.domain.reachable import Network, Place, may_ask, read_address
from advocert_certificates.domain.reading import LIMIT, read_json

SECONDS = 8.0
_OK = 200
_HEADERS = {
    "Accept": "application/json, application/did+json, application/vc, */*;q=0.1",
    "Accept-Encoding": "identity",
    "User-Agent": "advocert-verify",
    "Connection": "close",
}

# (host, port) -> IP addresses as text
Resolve = Callable[[str, int], Iterable[str]]


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Fetches JSON objects. `allowed` networks may be asked although they are not public, also by plain http."""

    def __init__(
        self,
        allowed: tuple[Network, ...] = (),
        *,
        resolve: Resolve = resolve,
        seconds: float = SECONDS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._seconds = seconds
        self._tls = tls

    def get_json(self, address: str) -> dict[str, Any]:
        """Return the JSON object at the address.

        Raises:
            AddressRefusedError: it leads inside, is no https, or answers with another address.
            AddressSilentError: no answer in time, too much of it, or no JSON object.
        """
        try:
            return read_json(self.get(address))
        except UnreadableError as error:
            raise AddressSilentError(f"{address}: {error}") from error

    def get(self, address: str) -> bytes:
        """Return what stands at the address; see `get_json`."""
        place = read_address(address)
        deadline = time.monotonic() + self._seconds
        connection = _Judged(place, self._judged(place), deadline, self._tls)
        try:
            connection.request("GET", place.target, headers=_HEADERS)
            return _body(connection.getresponse(), address)
        except (OSError, http.client.HTTPException) as error:
            raise AddressSilentError(f"{address}: {type(error).__name__}") from error
        finally:
            connection.shut()

    def _judged(self, place: Place) -> list[str]:
        """Return the addresses of the host; one that is not allowed spoils them all."""
        try:
            found = list(self._resolve(place.host, place.port))
        except (OSError, UnicodeError) as error:
            raise AddressSilentError(f"{place.host} has no address") from error
        if not found or not all(may_ask(place, one, self._allowed) for one in found):
            raise AddressRefusedError(f"{place.scheme}://{place.host}:{place.port}")
        return found


class _Judged(http.client.HTTPConnection):
    """A connection to an address that was judged, under the name of the host."""

    def __init__(
        self, place: Place, addresses: list[str], deadline: float, tls: ssl.SSLContext | None
    ) -> None:
        super().__init__(place.host, place.port)
        self._place = place
        self._addresses = addresses
        self._deadline = deadline
        self._plain: socket.socket | None = None
        self._tls = tls or (ssl.create_default_context() if place.scheme == "https" else None)

    def connect(self) -> None:
        """Connect to the judged address; the certificate must still be that of the name."""
        plain = socket.create_connection(
            (self._addresses[0], self._place.port), timeout=_left(self._deadline)
        )
        if self._tls is not None:
            plain = self._tls.wrap_socket(plain, server_hostname=self._place.host)
        self._plain = plain
        self.sock = cast("socket.socket", _DeadlineSocket(plain, self._deadline))

    def shut(self) -> None:
        """Close the socket itself."""
        self.close()
        if self._plain is not None:
            self._plain.close()


class _DeadlineSocket:
    """A socket whose every step takes from one time: a slow drip of bytes, headers included, ends with it."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(_left(self._deadline))
        self._sock.sendall(data)

    def makefile(self, *_: object) -> io.BufferedReader:
        return io.BufferedReader(_DeadlineReader(self._sock, self._deadline))

    def close(self) -> None:
        """Do nothing: http.client closes before the body is read, and a real socket waits for its readers."""


class _DeadlineReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(_left(self._deadline))
        return self._sock.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _body(response: http.client.HTTPResponse, address: str) -> bytes:
    if 300 <= response.status < 400:  # noqa: PLR2004 - all redirects
        raise AddressRefusedError(f"{address} leads to another address")
    if response.status != _OK or response.getheader("Content-Encoding", "identity") != "identity":
        raise AddressSilentError(f"{address} answered {response.status}")
    body = response.read(LIMIT + 1)
    if len(body) > LIMIT:
        raise AddressSilentError(f"{address} sent more than {LIMIT} bytes")
    return body
