"""Saying in the reader's language what the use cases and the domain say in English."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop

from advocert_certificates.domain.day_text import DayText
from advocert_certificates.domain.phrases import Phrase

# Codes that stand inside a sentence or a count.
CODES = (
    gettext_noop("learning"), gettext_noop("certified"), gettext_noop("expiring"), gettext_noop("grace"),
    gettext_noop("expired"), gettext_noop("suspended"), gettext_noop("revoked"), gettext_noop("pass"),
    gettext_noop("renew"), gettext_noop("suspend"), gettext_noop("reinstate"), gettext_noop("revoke"),
    gettext_noop("hold"), gettext_noop("release"), gettext_noop("assign"), gettext_noop("done"),
    gettext_noop("correct"), gettext_noop("flag"), gettext_noop("appeal"), gettext_noop("propose"),
    gettext_noop("time"),
)  # fmt: skip


def said(value: Any) -> str:
    """Return a sentence of ours in the language that is switched on; what we have no words for stays as it is.

    Takes a phrase, a text without values (also one that was stored and read again), or an error of ours.
    """
    if isinstance(value, BaseException):
        value = value.args[0] if value.args else str(value)
    if isinstance(value, Phrase) and value.values:
        return gettext(value.pattern).format(**{name: _value(one) for name, one in value.values.items()})
    text = str(value)
    return gettext(text) if text else ""


def day_text(day: Any) -> str:
    """Write a day out as the reader writes days: 4 March 2026, 4. März 2026."""
    # A pattern of Django's `date` filter. Translators: days as they stand in a sentence.
    return date_format(day, gettext("j F Y"))


def short_day_text(day: Any) -> str:
    """Write a day for tables: 4 Mar 2026, 4. Mär 2026."""
    return date_format(day, gettext("j M Y"))


def _value(value: Any) -> Any:
    if isinstance(value, DayText):
        return day_text(value.day)
    return said(value) if isinstance(value, Phrase) else value
