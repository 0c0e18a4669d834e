"""What came of an attempt to deliver, judged by the status of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

_PATIENCE = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


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

    @property
    def ends_the_round(self) -> bool:
        """Whether it is of no use to send this target anything else now."""
        return self.target_down or self.gone


def judge(status: int, headers: Mapping[str, str]) -> Answer:
    """Return what an answer with this status means."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Answer()
    return Answer(
        f"Answered {status}",
        gone=status == HTTPStatus.GONE,
        target_down=status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PATIENCE,
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
