"""Taking a certification back: a decision by HR, final, told at once."""

import logging
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from advocert_certificates.data import CertificationView
from advocert_certificates.domain.errors import UnknownReasonError
from advocert_certificates.domain.lifecycle import State, Trigger
from advocert_certificates.models import Certification
from advocert_certificates.usecases.issuing import mark_taken_back
from advocert_certificates.usecases.locks import locked_certification
from advocert_certificates.usecases.outbox import Change, tell_targets
from advocert_certificates.usecases.reasons import REVOCATION_REASONS, reason_of
from advocert_certificates.usecases.standings import certification_view
from advocert_certificates.usecases.statuslists import refresh_status_lists
from advocert_certificates.usecases.transitions import Why, record_step, since_when, step
from advocert_certificates.usecases.wake import wake_after_commit

_logger = logging.getLogger(__name__)


def revoke_certification(
    certification_uuid: UUID,
    *,
    reason_code: str,
    reason_text: str = "",
    actor: str,
    now: datetime,
    effective_at: datetime | None = None,
) -> CertificationView:
    """Take a certification back. A second call returns what the first one did and changes nothing.

    Standing, bit in the status list and messages change in one transaction; after it the list is signed
    again. `effective_at` in the past says that it should not have counted since then: answers about the past
    change with it, and what was known before is kept.

    Raises:
        CertificationNotFoundError: nothing has this uuid.
        UnknownReasonError: the reason is not in `REVOCATION_REASONS`.
        IllegalMoveError: the person is not certified.
    """
    reason = reason_of(reason_code)
    if reason is None:
        raise UnknownReasonError(reason_code, tuple(known.code for known in REVOCATION_REASONS))
    with locked_certification(certification_uuid) as (person, certification):
        if certification.state != State.REVOKED:
            bits = take_back_documents(certification, now)
            since = since_when(certification, Trigger.REVOKE, effective_at, now)
            taken = step(Trigger.REVOKE, now, since, credentials=bits)
            record_step(certification, taken, Why(reason.code, actor, "hr", reason_text))
            tell_targets(person, Change("revoked", reason.told, certification), now)
            publish_after_commit(now)
    return certification_view(certification, now)


def take_back_documents(certification: Certification, now: datetime) -> list[str]:
    """Set the bit of every document of a certification; return their uuids, for the record."""
    credentials = list(certification.credentials.filter(revoked_at=None).order_by("chain"))
    mark_taken_back(credentials, now)
    return [str(credential.uuid) for credential in credentials]


def publish_after_commit(now: datetime) -> None:
    """Sign the status lists again once the transaction is committed, and let messages leave."""
    transaction.on_commit(partial(_publish, now), robust=True)
    wake_after_commit()


def _publish(now: datetime) -> None:
    _, problems = refresh_status_lists(now)
    for problem in problems:
        _logger.warning("%s", problem)
