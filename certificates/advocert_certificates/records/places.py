"""Which pages of the console somebody may open: told where another one is refused, and on the list of people."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advocert_certificates.web.viewers import (
    may_design,
    may_record_attendance,
    may_view_numbers,
    may_view_questions,
    may_view_records,
    may_view_rules,
)

_PLACES: tuple[tuple[str, str | Promise, Callable[[Any], bool]], ...] = (
    ("records", _("People"), may_view_records),
    ("records-overview", _("Overview in numbers"), may_view_numbers),
    ("who-could", _("Who could do what on a day"), may_view_records),
    ("report", _("Audit report"), may_view_records),
    ("erasures", _("Erasures"), may_view_records),
    ("attendance", _("Bring in attendance"), may_record_attendance),
    ("programme", _("Programme"), may_view_rules),
    ("questions", _("How the questions work"), may_view_questions),
    ("design", _("Design of the certificate"), may_design),
)


def places_of(user: Any) -> list[tuple[str, str]]:
    """Return name and address of each page that this user may open, in the order of their use."""
    return [(str(label), reverse(f"advocert:{name}")) for name, label, allowed in _PLACES if allowed(user)]
