"""Taking a certification back: a decision by HR, final, told at once."""

import logging
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction

from advocert_certificates.data import CertificationView, RevocationReason
from advocert_certificates.domain.errors import CertificationNotFoundError, UnknownReasonError
from advocert_certificates.domain.lifecycle import State, Trigger, move
from advocert_certificates.models import Certification, Person, Transition
from advocert_certificates.usecases.locks import lock_person
from advocert_certificates.usecases.outbox import Change, tell_targets
from advocert_certificates.usecases.reasons import REVOCATION_REASONS, reason_of
from advocert_certificates.usecases.standings import certification_view
from advocert_certificates.usecases.statuslists import mark_taken_back, refresh_status_lists
from advocert_certificates.usecases.storable import storable
from advocert_certificates.usecases.wake import wake_after_commit

_logger = logging.getLogger(__name__)


def revoke_certification(
    certification_uuid: UUID, *, reason_code: str, reason_text: str = "", actor: str, now: datetime
) -> CertificationView:
    """Take a certification back. A second call returns what the first one did and changes nothing.

    Standing, bit in the status list and messages change in one transaction; after it the list is signed
    again.

    Raises:
        CertificationNotFoundError: nothing has this uuid.
        UnknownReasonError: the reason is not in `REVOCATION_REASONS`.
        IllegalMoveError: the person is not certified.
    """
    reason = reason_of(reason_code)
    if reason is None:
        raise UnknownReasonError(reason_code, tuple(known.code for known in REVOCATION_REASONS))
    owner = (
        Person.objects.filter(certifications__uuid=certification_uuid).values_list("pk", flat=True).first()
    )
    if owner is None:
        raise CertificationNotFoundError(certification_uuid)
    with transaction.atomic():
        person = lock_person(owner)
        certification = Certification.objects.select_related("credential").get(uuid=certification_uuid)
        if certification.state != State.REVOKED:
            _take_back(person, certification, reason, reason_text=reason_text, actor=actor, now=now)
            transaction.on_commit(partial(_publish, now), robust=True)
            wake_after_commit()
    return certification_view(certification, now)


def _take_back(
    person: Person,
    certification: Certification,
    reason: RevocationReason,
    *,
    reason_text: str,
    actor: str,
    now: datetime,
) -> None:
    before = certification.state
    certification.state = move(before, Trigger.REVOKE)
    certification.save(update_fields=["state"])
    Transition.objects.create(
        certification=certification,
        from_state=before,
        to_state=certification.state,
        reason_code=reason.code,
        reason_text=storable(reason_text).strip(),
        actor=actor,
        at=now,
    )
    for credential in certification.credentials.all():
        mark_taken_back(credential, now)
    tell_targets(person, Change("revoked", reason.told, certification), now)


def _publish(now: datetime) -> None:
    _, problems = refresh_status_lists(now)
    for problem in problems:
        _logger.warning("%s", problem)
