"""A web server on this machine that answers as it is told, well or badly.

    with WebServer({"/did.json": (200, {}, b"{}")}) as server:
        server.address  # http://127.0.0.1:PORT

An answer may also be a function that gets the raw socket, for a server that does not keep to HTTP.
"""

import socket
import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self

Answer = tuple[int, Mapping[str, str], bytes] | Callable[[socket.socket], None]


class WebServer:
    """One thread per connection; `asked` are the request lines and headers as they came."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        """Say what each path is answered with; any other is a 404."""
        self.answers = dict(answers)
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        """Listen."""
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop."""
        self._socket.close()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            request = connection.recv(65_536).decode("latin-1")
            self.asked.append(request)
            answer = self.answers.get(request.split(" ")[1], (404, {}, b""))
            try:
                if callable(answer):
                    answer(connection)
                    return
                status, headers, body = answer
                lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in headers.items())]
                connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            except OSError:
                return  # the asker has had enough
