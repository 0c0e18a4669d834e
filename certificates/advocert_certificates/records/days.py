"""Days of a question: the day it is about, and the day of what was known; both end where the site is."""

from datetime import UTC, date, datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_FIRST_YEAR, _LAST_YEAR = 1970, 2999
_ERRORS = {"invalid": _("Write the day as year-month-day, such as 2026-05-03.")}


class DaysForm(forms.Form):
    """A day, and the day of knowledge; both may be left out and mean now."""

    on = forms.DateField(required=False, error_messages=_ERRORS)
    known = forms.DateField(required=False, error_messages=_ERRORS)

    def clean_on(self) -> date | None:
        """Refuse a day so far away that no calendar of ours has it."""
        on: date | None = self.cleaned_data["on"]
        if on is not None and not _FIRST_YEAR <= on.year <= _LAST_YEAR:
            raise forms.ValidationError(_ERRORS["invalid"])
        return on

    def clean_known(self) -> date | None:
        """Refuse a day of knowledge that has not come."""
        known: date | None = self.cleaned_data["known"]
        if known is not None and known > timezone.localdate():
            raise forms.ValidationError(
                _("Nobody knows yet what will be known then. Choose today or an earlier day.")
            )
        if known is not None and known.year < _FIRST_YEAR:
            raise forms.ValidationError(_ERRORS["invalid"])
        return known

    def moments(self) -> tuple[datetime, datetime]:
        """Return the last moments of both days; of a valid form only. What happened on a day had happened then."""
        now = timezone.now()
        on, known = self.cleaned_data["on"], self.cleaned_data["known"]
        return (end_of(on) if on else now), (min(end_of(known), now) if known else now)


def day_of(text: str) -> date | None:
    """Return the day that a text names, None where it names none that we know."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def begin_of(day: date) -> datetime:
    """Return the first moment of a day where the site is, in UTC."""
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone()).astimezone(UTC)


def end_of(day: date) -> datetime:
    """Return the last moment of a day where the site is, in UTC."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=timezone.get_current_timezone())
    return (midnight - timedelta(microseconds=1)).astimezone(UTC)
