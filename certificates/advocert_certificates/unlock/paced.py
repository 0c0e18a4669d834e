"""A socket that is read until a deadline and not a moment longer, however slowly its bytes drip."""

import io
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class PacedSocket:
    """What `http.client` needs of a socket. The owner sets `deadline` (monotonic seconds) before each request.

    A socket's own time-out starts anew with every byte that arrives; here each read gets what is left.
    """

    def __init__(self, raw: socket.socket, timeout: float) -> None:
        self.raw, self.timeout, self.deadline = raw, timeout, 0.0
        self._readers, self._closed = 0, False
        self._held: list[Any] | None = None

    def sendall(self, data: Any) -> None:
        """Send everything, or raise TimeoutError: for sending, the time-out counts the whole (socket.sendall)."""
        if self._held is not None:
            self._held.append(data)
            return
        self.raw.settimeout(self.left())
        self.raw.sendall(data)

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Send together what is sent within: head and body of a request leave in one system call."""
        self._held = []
        try:
            yield
            data = b"".join(self._held)
        finally:
            self._held = None
        self.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what the answer is read from."""
        self._readers += 1
        return io.BufferedReader(_Reader(self))

    def close(self) -> None:
        """Close the connection, as soon as nobody reads from it any more.

        `http.client` closes it right after the headers of an answer that ends with the connection, and reads on.
        """
        self._closed = True
        self._end_if_unused()

    def reader_closed(self) -> None:
        """Count one reader less."""
        self._readers -= 1
        self._end_if_unused()

    def _end_if_unused(self) -> None:
        if self._closed and self._readers <= 0:
            self.raw.close()

    def left(self) -> float:
        """Return for how many seconds the next step may last.

        Raises:
            TimeoutError: for none.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(self.timeout, left)


class _Reader(io.RawIOBase):
    def __init__(self, paced: PacedSocket) -> None:
        super().__init__()
        self.paced = paced

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed:
            super().close()
            self.paced.reader_closed()

    # `Buffer` has a name from Python 3.12 on; Teak and Ulmo run on 3.11.
    def readinto(self, buffer: Any, /) -> int:
        self.paced.raw.settimeout(self.paced.left())
        return self.paced.raw.recv_into(buffer)
