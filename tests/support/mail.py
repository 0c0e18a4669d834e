"""Mail servers: a real one on loopback, and some in trouble, as backends of Django."""

import socketserver
import threading
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.policy import default
from functools import partial
from typing import Any, Self

from django.core.mail.backends.base import BaseEmailBackend


class Refusing(BaseEmailBackend):
    """A server that takes no connection."""

    def send_messages(self, messages: Sequence[Any]) -> int:
        """Take nothing."""
        raise ConnectionRefusedError


class Dying(BaseEmailBackend):
    """The process ends when the server has taken the mail."""

    def send_messages(self, messages: Sequence[Any]) -> int:
        """End."""
        raise KeyboardInterrupt


class MailServer:
    """A real SMTP server on loopback that keeps what it takes.

    with MailServer() as server: settings.EMAIL_PORT = server.port; ...; server.texts()
    """

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), partial(_Session, self.mails))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]

    def __enter__(self) -> Self:
        """Listen."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()

    def texts(self) -> list[str]:
        """Return the text of every mail as its reader's program shows it."""
        found = [message_from_bytes(mail, policy=default) for mail in self.mails]
        return [str(mail.get_content()) for mail in found]


class _Session(socketserver.StreamRequestHandler):
    """One connection: the few words of RFC 5321 that a client says."""

    def __init__(self, mails: list[bytes], *given: Any) -> None:
        self.mails = mails
        super().__init__(*given)

    def handle(self) -> None:
        """Answer until the other side has done."""
        self._say("220 ready")
        for line in self.rfile:
            word = line.strip().upper()
            if word == b"DATA":
                self._say("354 go on")
                self.mails.append(b"".join(self._data()))
            self._say("221 bye" if word == b"QUIT" else "250 well")
            if word == b"QUIT":
                return

    def _data(self) -> Iterator[bytes]:
        for line in self.rfile:
            if line == b".\r\n":
                return
            yield line.removeprefix(b".") if line.startswith(b"..") else line

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
