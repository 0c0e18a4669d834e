"""`{% load advocert_questions %}`: intervals as pictures and in words, for the page of questions."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from advocert_certificates.data.analysis import Interval

register = template.Library()

_TO, _MINUS = "\N{EN DASH}", "\N{MINUS SIGN}"
_WIDTH, _HEIGHT, _MIDDLE = 200, 20, 10
_LOW, _HIGH = 0.60, 0.95  # what certifying questions are meant to be answered right by


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
    """Return a correlation as everybody writes it: .34, with a true minus."""
    text = f"{abs(value):.2f}".removeprefix("0")
    return f"{_MINUS}{text}" if value < 0 and text != ".00" else text


@register.simple_tag
def dot(interval: Interval, *, few: bool = False) -> SafeString:
    """Draw a share between its ends on a line from none to all, with the range that is meant; the words stand beside."""
    return format_html(
        '<svg class="dot-line{}" viewBox="0 0 {} {}" aria-hidden="true" preserveAspectRatio="none">'
        '<rect class="meant" x="{}" y="2" width="{}" height="16"/><path class="axis" d="M0 {}H{}"/>'
        '<path class="between" d="M{} {}H{}"/><circle cx="{}" cy="{}" r="5"/></svg>',
        " few" if few else "",
        _WIDTH,
        _HEIGHT,
        round(_WIDTH * _LOW),
        round(_WIDTH * (_HIGH - _LOW)),
        _MIDDLE,
        _WIDTH,
        round(_WIDTH * interval.low, 1),
        _MIDDLE,
        round(_WIDTH * interval.high, 1),
        round(_WIDTH * interval.value, 1),
        _MIDDLE,
    )
