"""What an operator sees of the other systems that are told."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class TargetView:
    """One system of ADVOCERT_TARGETS, and what waits for it.

    `waiting` messages will be tried again by themselves, `put_aside` ones only after `advocert_retry`; `trouble` is
    why the newest of either was not taken, or what is wrong with the setting; empty when nothing is.
    """

    slug: str
    name: str
    url: str
    waiting: int
    put_aside: int
    last_taken_at: datetime | None
    trouble: str
