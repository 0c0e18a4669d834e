"""One round of everything that waits.

Write down what time has done, decide, log, sign, publish, tell. Whatever a kill left behind is found here.
"""

from datetime import datetime

from advocert_certificates.data import TickReport
from advocert_certificates.usecases.bulk_running import run_bulk
from advocert_certificates.usecases.deciding import decide_some
from advocert_certificates.usecases.erasing import forget_told
from advocert_certificates.usecases.evaluation import people_with_news
from advocert_certificates.usecases.halving import Handled
from advocert_certificates.usecases.ledger import sequence_entries
from advocert_certificates.usecases.logbook import keep_checkpoints
from advocert_certificates.usecases.looking import go_on_looking
from advocert_certificates.usecases.notices import send_notices
from advocert_certificates.usecases.programmes import active_version
from advocert_certificates.usecases.relay import relay_round
from advocert_certificates.usecases.signing import sign_pending
from advocert_certificates.usecases.statuslists import refresh_status_lists
from advocert_certificates.usecases.sweeping import sweep
from advocert_certificates.usecases.tenure import people_due

_BATCH = 500
_NAMED = 5


def tick(*, now: datetime) -> TickReport:
    """Do one round. Safe when several run at once, on several machines; call it outside a transaction.

    Messages come first and last: what waits must not wait for certificates, and what was just decided is
    told.
    """
    before = relay_round(now)
    swept = sweep(now, _BATCH)
    handled = run_bulk(now) + go_on_looking(now)
    people, problems = _decide(now)
    problems += _failures(swept.handled)
    logged = sequence_entries()
    signing = sign_pending(now)
    lists, list_problems = refresh_status_lists(now)
    relayed = before.plus(relay_round(now)) if people or swept.count or handled else before
    if relayed.sent:
        forget_told()
    notices, notice_problems = send_notices(now)
    checkpoint_problems = keep_checkpoints(now)
    return TickReport(
        people=people,
        swept=swept.count,
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
    if not people_with_news(1) and not people_due(now, 1):
        return 0, []
    if active_version() is None:
        return 0, ["No programme is loaded, so nobody can be certified. Run `manage.py advocert_setup`."]
    handled = decide_some(now, _BATCH)
    return len(handled.done), _failures(handled)


def _failures(handled: Handled) -> list[str]:
    """Return a sentence for each of the first few who failed, and one for the others."""
    said = [
        f"Person {person} waits for the next tick ({type(error).__name__})."
        for person, error in handled.failed[:_NAMED]
    ]
    more = len(handled.failed) - _NAMED
    return [*said, f"{more} more people wait for the next tick; the log says why."] if more > 0 else said
