"""Who is next: the oldest waiting message of each person, soonest due first, urgent ones before all others.

Two plain questions per page instead of one with an anti-join: PostgreSQL answers that one by comparing every
waiting message with every other until it has statistics, which after a large run it does not have yet.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Min, Q

from advocert_certificates.models import OutboxMessage

_PAGE = 256


def next_in_line(target: str, count: int, now: datetime) -> list[int]:
    """Return the ids of up to `count` messages to this target that may go out, each of another person."""
    heads: list[int] = []
    for urgent in (True, False):
        for page in _pages(target, now, urgent=urgent):
            heads += _heads(target, page)
            if len(heads) >= count:
                return heads[:count]
    return heads


def is_free(now: datetime) -> Q:
    """Return the condition that no relay has this message in its hands."""
    return Q(lease_until=None) | Q(lease_until__lt=now)


def _pages(target: str, now: datetime, *, urgent: bool) -> Iterator[list[OutboxMessage]]:
    """Yield what is due, by keyset. Urgent ones are asked for apart: one index gives both orders."""
    due = OutboxMessage.objects.filter(
        is_free(now), target=target, state=OutboxMessage.PENDING, urgent=urgent, due_at__lte=now
    )
    due = due.only("id", "person_id", "sequence", "due_at").order_by("due_at", "id")
    page = list(due[:_PAGE])
    while page:
        yield page
        last = page[-1]
        after = Q(due_at__gt=last.due_at) | Q(due_at=last.due_at, id__gt=last.pk)
        page = list(due.filter(after)[:_PAGE]) if len(page) == _PAGE else []


def _heads(target: str, page: list[OutboxMessage]) -> list[int]:
    """Return the ids of those on the page before which nothing waits for the same person."""
    waiting = OutboxMessage.objects.filter(
        target=target, state=OutboxMessage.PENDING, person_id__in={message.person_id for message in page}
    )
    first = dict(waiting.values_list("person_id").annotate(Min("sequence")))
    return [message.pk for message in page if first.get(message.person_id) == message.sequence]
