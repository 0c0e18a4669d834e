"""`{% load advocert_questions %}`: intervals as pictures and in words, for the page of questions."""

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from advocert_certificates.data.analysis import EASY, HARD, Interval

register = template.Library()

_TO, _MINUS = "\N{EN DASH}", "\N{MINUS SIGN}"


@register.filter
def percent(share: float) -> str:
    """Return a share as a whole percent."""
    return f"{round(100 * share)}"


@register.filter
def span(interval: Interval) -> str:
    """Return the ends of an interval of shares: 62 to 79."""
    return f"{round(100 * interval.low)}{_TO}{round(100 * interval.high)}"


@register.filter
def points(value: float) -> str:
    """Return a correlation as it is written in the language of the page: .34 or 0,34, with a true minus."""
    size = round(abs(value), 2)
    text = number_format(size, decimal_pos=2)
    # English texts on tests leave out the zero that can never be anything else; a comma without it is read as a slip.
    text = text.removeprefix("0") if text.startswith("0.") else text
    return f"{_MINUS}{text}" if value < 0 and size else text


@register.simple_tag
def dot(interval: Interval, *, few: bool = False) -> SafeString:
    """Draw a share between its ends on a line from none to all, with the range that is meant; the words stand beside."""
    low, value, high = (round(100 * end, 1) for end in (interval.low, interval.value, interval.high))
    return format_html(
        '<svg class="dot-line{}" aria-hidden="true">'
        '<rect class="meant" x="{}%" y="2" width="{}%" height="16" rx="4"/>'
        '<line class="axis" x1="0" x2="100%" y1="10" y2="10"/>'
        '<line class="between" x1="{}%" x2="{}%" y1="10" y2="10"/><circle cx="{}%" cy="10" r="6"/></svg>',
        " few" if few else "",
        round(100 * HARD),
        round(100 * (EASY - HARD)),
        low,
        high,
        value,
    )
