"""One seat at one exam: a learner, a window and a number. It is drawn once and closed once.

The form hangs on the seat, not on chance, so fifty requests to begin draw the same questions. Where the runtime has
rows, a step holds the learner's row and the seat needs no more. Elsewhere (docs/decisions/0027) a closed seat leaves a
mark in the site's cache *before* its state is written, and every other write looks for the mark *after* its own, in the
same transaction. Rows are locked from the first write to the commit, so one of the two always sees the other.

The mark only has to outlive requests that are under way.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.cache import cache

LONGEST_REQUEST = 300
PREFIX = "advocert.exam."


@dataclass(frozen=True)
class Seat:
    """`who` is the learner's id, `usage` the block; `window` and `number` count from 1."""

    usage: str
    who: str
    window: int
    number: int

    def seed(self, sha256: str, now: datetime) -> int:
        """Return the seed of the form: nobody can guess it, and it is the same for the rest of the day.

        The day is part of it, so that an attempt that staff deleted in the platform is not drawn again.
        """
        text = f"{self._text}|{sha256}|{now:%Y-%m-%d}"
        digest = hmac.new(settings.SECRET_KEY.encode(), text.encode(), hashlib.sha256).digest()
        return int.from_bytes(digest[:6], "big")

    def close(self) -> bool:
        """Mark the seat as closed; say whether nobody did before."""
        return bool(cache.add(self._key, 1, LONGEST_REQUEST))

    def reopen(self) -> None:
        """Take the mark back, because closing failed."""
        cache.delete(self._key)

    @property
    def is_closed(self) -> bool:
        """Return whether somebody closed the seat a moment ago."""
        return cache.get(self._key) is not None

    @property
    def _text(self) -> str:
        return f"{self.usage}|{self.who}|{self.window}|{self.number}"

    @property
    def _key(self) -> str:
        return PREFIX + hashlib.sha256(self._text.encode()).hexdigest()[:40]
