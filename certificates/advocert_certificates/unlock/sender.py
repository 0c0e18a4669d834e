"""Sending many messages to one target: several under way at once, because a round trip is waiting, not work."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Self

from advocert_certificates.domain.reachable import Network
from advocert_certificates.unlock.answer import Answer
from advocert_certificates.unlock.line import Line

WIDTH = 8
# After so many seconds no further message of a batch is begun, so that a lease outlives every attempt.
PATIENCE = 5.0


@dataclass(frozen=True)
class Parcel:
    """The bytes of one message. `headers` is called when it leaves, because a signature tells the time."""

    body: bytes
    headers: Callable[[], Mapping[str, str]]


class Sender:
    """Up to `WIDTH` connections to one target, for one round. Messages given together may arrive in any order."""

    def __init__(self, url: str, allowed: tuple[Network, ...]) -> None:
        self.url, self.allowed = url, allowed
        self.trusted = self.ended = False
        self._stack = ExitStack()
        self._lines: SimpleQueue[Line] = SimpleQueue()

    def __enter__(self) -> Self:
        self._pool = self._stack.enter_context(ThreadPoolExecutor(WIDTH))
        for _ in range(WIDTH):
            self._lines.put(self._stack.enter_context(Line(self.url, self.allowed)))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def send(self, parcels: Sequence[Parcel]) -> list[Answer | None]:
        """Send what can be sent; None stands for a message that was not tried, because others failed or took long.

        Until a first message is taken they go one by one: a target in trouble costs one attempt.
        """
        started = time.monotonic()
        answers: list[Answer | None] = []
        while not self.trusted and len(answers) < len(parcels):
            answers.append(self._post(parcels[len(answers)], started))
        rest = parcels[len(answers) :]
        return [*answers, *self._pool.map(lambda parcel: self._post(parcel, started), rest)]

    def _post(self, parcel: Parcel, started: float) -> Answer | None:
        if self.ended or time.monotonic() - started > PATIENCE:
            return None
        line = self._lines.get()
        try:
            answer = line.post(parcel.body, parcel.headers())
        finally:
            self._lines.put(line)
        self.trusted = self.trusted or answer.taken
        self.ended = self.ended or answer.ends_the_round
        return answer


def post(url: str, body: bytes, headers: Mapping[str, str], allowed: tuple[Network, ...]) -> Answer:
    """Send one message on a connection of its own."""
    with Line(url, allowed) as line:
        return line.post(body, headers)
