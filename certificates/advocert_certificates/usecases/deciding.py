"""The queue of people whose evidence nobody has looked at: worked off in batches, whoever fails or is busy."""

import logging
import random
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from advocert_certificates.usecases.evaluation import evaluate_people, newest_with_news, people_with_news
from advocert_certificates.usecases.halving import Handled, halved
from advocert_certificates.usecases.tables import chunks
from advocert_certificates.usecases.tenure import people_due

_logger = logging.getLogger(__name__)
BATCH = 200
# So many failures look like a fault that concerns everybody: see whether others further on can be decided about.
_MANY = 200


def decide_some(now: datetime, limit: int) -> Handled:
    """Decide about at most so many people, oldest id first; who cannot be decided about is passed over.

    They stay unmarked, so the next call tries again. When very many fail, it goes on from a random place, so that
    they can never keep the others waiting, however many they are.
    """
    handled = Handled()
    for part in chunks(people_due(now, limit // 2), BATCH):
        handled.add(decide_batch(part, now))
    after, jumped = 0, False
    while (room := limit - len(handled.done)) > 0 and len(handled.failed) < 2 * _MANY:
        batch = people_with_news(min(BATCH, room), after)
        if not batch:
            break
        after = batch[-1]
        handled.add(decide_batch(batch, now))
        if len(handled.failed) >= _MANY and not jumped:
            after, jumped = random.randint(after, max(after, newest_with_news())), True  # noqa: S311 - no secret
    return handled


def decide_batch(person_ids: Sequence[int], now: datetime, *, wait: bool = False) -> Handled:
    """Decide about these people, in one transaction if all goes well; `wait` for those whom somebody holds."""
    handled = halved(person_ids, partial(evaluate_people, now=now, wait=wait))
    for person, error in handled.failed:
        # Rolled back and still unmarked: the next round decides, and says why not.
        _logger.error("Person %s could not be decided about", person, exc_info=error)
    return handled
