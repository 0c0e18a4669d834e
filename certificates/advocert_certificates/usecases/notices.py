"""Mails before a certification ends: at the days of its level, once each, to nobody who need not act.

Of the days that have passed only the latest counts, so that a worker that stood still does not send three mails
at once. What ends for one person is in one mail.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef

from advocert_certificates import conf
from advocert_certificates.domain.lifecycle import State
from advocert_certificates.domain.programme import Level
from advocert_certificates.models import Certification, Notice
from advocert_certificates.usecases.languages import language_of
from advocert_certificates.usecases.mailing import send_mail
from advocert_certificates.usecases.notice_text import notice_text
from advocert_certificates.usecases.programmes import active_version, rules_of

_logger = logging.getLogger(__name__)
_BATCH = 200
BY_HAND = 0  # the "days before" of a reminder that HR sends


def send_notices(now: datetime) -> tuple[int, list[str]]:
    """Send what is due, at most so many; return how many mails left, and sentences about trouble.

    Without `ADVOCERT_NOTICES_FROM` nothing leaves. A note is written and committed before its mail: after a kill
    that mail is missing and never sent twice. When the mail server refuses, the note goes and it is tried again.
    """
    version = active_version() if conf.notices_from() else None
    if version is None:
        return 0, []
    due = [pair for level in rules_of(version).levels for pair in _due(level, now)]
    due.sort(key=lambda pair: (pair[0].person_id, pair[0].pk))
    sent = 0
    for _, pairs in groupby(due, key=lambda pair: pair[0].person_id):
        claimed = [(row, notice) for row, days in pairs if (notice := _claim(row, days, now))]
        trouble = _send(claimed)
        if trouble:
            return sent, [trouble]
        sent += bool(claimed)
    return sent, []


def _due(level: Level, now: datetime) -> Iterator[tuple[Certification, int]]:
    """Yield what ends between this reminder of the level and the next one, and was not written about."""
    offsets = sorted({days for days in level.reminders if days > 0})
    for nearer, days in zip([0, *offsets], offsets, strict=False):
        written = Notice.objects.filter(
            certification=OuterRef("pk"), valid_until=OuterRef("valid_until"), days=days
        )
        rows = Certification.objects.filter(
            level_ref=level.ref,
            state=State.CERTIFIED,
            valid_until__gt=now + timedelta(days=nearer),
            valid_until__lte=now + timedelta(days=days),
        )
        rows = rows.exclude(person__email="").exclude(Exists(written)).select_related("person")
        yield from ((row, days) for row in rows.order_by("person_id", "id")[:_BATCH])


def _claim(row: Certification, days: int, now: datetime) -> Notice | None:
    """Write the note, for everybody to see; None when another worker was faster."""
    try:
        with transaction.atomic():
            return Notice.objects.create(
                certification=row, valid_until=row.valid_until, days=days, written_at=now
            )
    except IntegrityError:
        return None


def _send(claimed: Sequence[tuple[Certification, Notice]]) -> str:
    if not claimed:
        return ""
    try:
        send_now([row for row, _ in claimed])
    except OSError as error:  # smtplib's errors are OSErrors too
        Notice.objects.filter(pk__in=[notice.pk for _, notice in claimed]).delete()
        _logger.exception("A notice was not taken by the mail server")
        return f"Notices wait: the mail server did not take one ({type(error).__name__})."
    return ""


def send_now(rows: Sequence[Certification]) -> None:
    """Send one mail about these, which are of one person.

    Raises:
        OSError: the mail server did not take it.
    """
    subject, body = notice_text(rows, language_of(rows[0].person))
    send_mail(subject, body, conf.notices_from(), rows[0].person.email)
