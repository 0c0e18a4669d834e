"""One round of everything that waits.

Write down what time has done, decide, log, sign, publish, tell. Whatever a kill left behind is found here.
"""

import logging
from datetime import datetime

from advocert_certificates.data import TickReport
from advocert_certificates.usecases.bulk import run_bulk
from advocert_certificates.usecases.erasing import forget_told
from advocert_certificates.usecases.evaluation import evaluate_person, people_with_news
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.usecases.logbook import keep_checkpoints
from advocert_certificates.usecases.notices import send_notices
from advocert_certificates.usecases.programmes import active_version
from advocert_certificates.usecases.relay import relay_round
from advocert_certificates.usecases.signing import sign_pending
from advocert_certificates.usecases.statuslists import refresh_status_lists
from advocert_certificates.usecases.sweeping import sweep
from advocert_certificates.usecases.tenure import people_due

_logger = logging.getLogger(__name__)
_BATCH = 500


def tick(*, now: datetime) -> TickReport:
    """Do one round. Safe when several run at once, on several machines; call it outside a transaction.

    Messages come first and last: what waits must not wait for certificates, and what was just decided is
    told.
    """
    before = relay_round(now)
    swept = sweep(now)
    handled = run_bulk(now)
    people, problems = _decide(now)
    logged = sequence_entries()
    signing = sign_pending(now)
    lists, list_problems = refresh_status_lists(now)
    relayed = before.plus(relay_round(now)) if people or swept or handled else before
    if relayed.sent:
        forget_told()
    notices, notice_problems = send_notices(now)
    checkpoint_problems = keep_checkpoints(now)
    return TickReport(
        people=people,
        swept=swept,
        handled=handled,
        logged=logged,
        signed=signing.signed,
        waiting=signing.waiting,
        lists=lists,
        sent=relayed.sent,
        failed=relayed.failed,
        parked=relayed.parked,
        notices=notices,
        problems=(*problems, *signing.problems, *list_problems, *checkpoint_problems, *notice_problems),
    )


def _decide(now: datetime) -> tuple[int, list[str]]:
    waiting = list(dict.fromkeys([*people_due(now, _BATCH), *people_with_news(_BATCH)]))
    if waiting and active_version() is None:
        return 0, ["No programme is loaded, so nobody can be certified. Run `manage.py advocert_setup`."]
    problems = []
    for person_id in waiting:
        try:
            evaluate_person(person_id, now=now)
        except Exception as error:
            # Rolled back and still unmarked, so the next tick decides; nobody else waits for this person.
            _logger.exception("Person %s could not be decided about", person_id)
            problems.append(f"Person {person_id} waits for the next tick ({type(error).__name__}).")
    return len(waiting) - len(problems), problems
