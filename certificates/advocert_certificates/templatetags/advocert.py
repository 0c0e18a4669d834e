"""`{% load advocert %}`: dates, badges, faces and the links of the frame, for every page that extends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advocert_certificates.data import AccessView
from advocert_certificates.web import access as access_words
from advocert_certificates.web import faces, saying, standings, viewers

register = template.Library()

_SMALL_NUMBERS = {
    1: gettext_lazy("one"),
    2: gettext_lazy("two"),
    3: gettext_lazy("three"),
    4: gettext_lazy("four"),
    5: gettext_lazy("five"),
    6: gettext_lazy("six"),
}
NO_DATE = "\N{EN DASH}"


@dataclass(frozen=True)
class NavLink:
    """One entry of the main navigation."""

    label: str
    url: str
    current: bool


def _request(context: template.Context) -> HttpRequest | None:
    return context.get("request")


@register.simple_tag(takes_context=True)
def advocert_viewer(context: template.Context) -> viewers.Viewer | None:
    """Return who is signed in."""
    return viewers.viewer_of(_request(context))


@register.simple_tag(takes_context=True)
def advocert_nav(context: template.Context) -> list[NavLink]:
    """Return the links this viewer can use: nobody is shown a door that stays shut."""
    request = _request(context)
    user = getattr(request, "user", None)
    links = [("verify", _("Check a certificate"))]
    if viewers.viewer_of(request) is not None:
        links.insert(0, ("me", _("My certification")))
    if viewers.may_view_records(user):
        links.insert(1, ("records", _("People")))
    if viewers.may_view_rules(user):
        links.insert(-1, ("programme", _("Programme")))
    if viewers.may_view_questions(user):
        links.insert(-1, ("questions", _("Questions")))
    if viewers.may_design(user):
        links.insert(-1, ("design", _("Certificate design")))
    return [_nav_link(request, name, label) for name, label in links]


def _nav_link(request: HttpRequest | None, name: str, label: str) -> NavLink:
    url = reverse(f"advocert:{name}")
    return NavLink(label, url, request is not None and request.path.startswith(url))


@register.filter
def day(value: datetime | None) -> SafeString | str:
    """Write a day out: 4 March 2026."""
    return _time(value, _("j F Y"))


@register.filter
def short_day(value: datetime | None) -> SafeString | str:
    """Write a day for tables and the certificate: 4 Mar 2026."""
    return _time(value, _("j M Y"))


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """Write a day with its time and zone: 22 November 2026, 14:06 CET."""
    return _time(value, _("j F Y, H:i T"))


@register.filter
def short_moment(value: datetime | None) -> SafeString | str:
    """Write a moment for tables: 28 Apr 2026, 10:12."""
    return _time(value, _("j M Y, H:i"))


def _time(value: datetime | None, form: str) -> SafeString | str:
    if value is None:
        return NO_DATE
    local = timezone.localtime(value)
    # bdi: inside right-to-left text a date would otherwise break apart.
    return format_html(
        '<bdi><time datetime="{}">{}</time></bdi>',
        value.isoformat(timespec="seconds"),
        date_format(local, form),
    )


@register.filter
def plain_day(value: date | None) -> str:
    """Write a day that has no time and no zone: 4 March 2026."""
    return saying.day_text(value) if value else NO_DATE


@register.filter
def plain_short_day(value: date | None) -> str:
    """Write it for tables: 4 Mar 2026."""
    return saying.short_day_text(value) if value else NO_DATE


@register.filter
def said(value: Any) -> str:
    """Say a sentence of the service in the reader's language."""
    return saying.said(value)


@register.filter
def and_list(values: Iterable[Any]) -> str:
    """Join for a sentence: a, b and c."""
    words = [str(value) for value in values]
    if len(words) < 2:  # noqa: PLR2004 - one thing needs no "and"
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


@register.filter
def or_list(values: Iterable[Any]) -> str:
    """Join for a sentence: a, b or c."""
    words = [str(value) for value in values]
    if len(words) < 2:  # noqa: PLR2004 - one thing needs no "or"
        return "".join(words)
    return _("%(first)s or %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


@register.filter
def number_word(count: int) -> str:
    """Write a small number as a word, as a heading does; larger ones stay digits."""
    return str(_SMALL_NUMBERS.get(count, count))


@register.filter
def local_path(url: str) -> str:
    """Return an address of ours without its host, so that a link stays where the reader is signed in."""
    return urlsplit(url).path


@register.filter
def countries(codes: Iterable[str]) -> list[str]:
    """Write country codes as names; a code without a name stays a code."""
    from advocert_certificates.data.countries import country_name  # only two pages need the table

    return [country_name(code) for code in codes]


@register.filter
def fingerprint(sha256: str) -> str:
    """Write the first twelve digits of a hash in groups that can be read aloud: b41f 09ac 77e2."""
    return " ".join(sha256[start : start + 4] for start in range(0, 12, 4))


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Draw an icon. It only decorates: the words stand beside it."""
    return format_html('<span class="i i-{} {}" aria-hidden="true"></span>', name, extra)


@register.simple_tag
def face(name: str, extra: str = "") -> SafeString:
    """Draw a person's face: letters on a ground."""
    return format_html(
        '<span class="face {} {}" aria-hidden="true"><bdi>{}</bdi></span>',
        faces.ground_of(name),
        extra,
        faces.initials_of(name),
    )


@register.simple_tag
def badge(state: str, extra: str = "") -> SafeString:
    """Draw a standing: icon and word."""
    shown = standings.badge_for(state)
    return format_html(
        '<span class="badge {} {}">{} {}</span>', shown.tone, extra, icon(shown.icon), shown.word
    )


@register.filter
def access_line(access: AccessView) -> access_words.AccessWords:
    """Return what may be said about a system."""
    return access_words.words_for(access)


@register.filter
def bdi_list(values: Iterable[Any]) -> SafeString:
    """Join names so that each keeps its own direction."""
    return format_html_join(", ", "<bdi>{}</bdi>", ((value,) for value in values))
