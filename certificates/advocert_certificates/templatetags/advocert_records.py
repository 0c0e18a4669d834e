"""`{% load advocert_records %}`: the words and icons that only the pages of HR need."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language_info, gettext, gettext_noop

from advocert_certificates.data import AccessView, CertificationView, TimelineEntry
from advocert_certificates.data.countries import country_name
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.web.standings import Badge, badge_for

register = template.Library()

# What `move` lets HR end: everything that is held, also when it is paused or past its days.
_CAN_BE_TAKEN_BACK = {"certified", "expiring", "grace", "suspended", "expired"}

_DOTS = {
    "evidence": Badge("pen", ""),
    "certificate": Badge("seal", "", "company"),
    "access": Badge("link", "", "company"),
}
# The title of such an entry begins with the standing that was reached.
_STANDING_DOTS = {
    "Certified": Badge("check", "", "good"),
    "Suspended": Badge("pause", "", "stop"),
    "Taken back": Badge("ban", "", "stop"),
}

KIND_WORDS = {
    "scenario": gettext_noop("Conversation"),
    "exam": gettext_noop("Exam"),
    "lesson": gettext_noop("Lesson"),
}
TEXT_WORDS = {
    "earlier": gettext_noop("Earlier text"),
    "unknown": gettext_noop("Text of no programme"),
    "withdrawn": gettext_noop("Withdrawn text"),
    "untold": gettext_noop("Text not told"),
}
EFFECT_WORDS = {
    "gain": gettext_noop("would be certified"),
    "renew": gettext_noop("would be renewed"),
    "sign": gettext_noop("would have to sign"),
    "lose": gettext_noop("could not renew"),
    "failed": gettext_noop("could not be looked at"),
}
# As they stand before a number: "certified 3, renewed 8".
TRIGGER_WORDS = {
    "pass": gettext_noop("certified"),
    "renew": gettext_noop("renewed"),
    "suspend": gettext_noop("suspended"),
    "reinstate": gettext_noop("reinstated"),
    "revoke": gettext_noop("taken back"),
    "hold": gettext_noop("closed in part"),
    "release": gettext_noop("opened again"),
    "assign": gettext_noop("given something to do"),
    "done": gettext_noop("done with it"),
    "correct": gettext_noop("corrected"),
    "flag": gettext_noop("put down for review"),
    "appeal": gettext_noop("objected to"),
    "propose": gettext_noop("proposed to open again"),
    "time": gettext_noop("changed by a date"),
}
ERASERS = {
    "holder": gettext_noop("the person"),
    "retention": gettext_noop("the rules of retention"),
    "platform": gettext_noop("the platform, when the account ended"),
    "operator": gettext_noop("an administrator"),
}
# What a badge beside it says already.
_SAID_BY_BADGE = {"{score} of 100, passed", "{score} of 100, not passed yet"}
DECIDERS = {"programme": gettext_noop("the rules"), "clock": gettext_noop("a date")}


@register.filter
def shown_name(person: Any) -> str:
    """Return the name of a person; the user name where the platform knows no other."""
    return str(person.full_name or person.username)


@register.filter
def grouped(number: int) -> str:
    """Return a number with its thousands apart, because six digits in a row are counted with a finger.

    In the way of the language: 4,312 or 4.312.
    """
    return number_format(number, force_grouping=True)


@register.filter
def standing_word(state: str) -> str:
    """Return the word of a standing."""
    return str(badge_for(state).word)


@register.filter
def can_be_taken_back(certification: CertificationView) -> bool:
    """Whether there is something to take back."""
    return certification.uuid is not None and certification.state in _CAN_BE_TAKEN_BACK


@register.filter
def names_of(access: Iterable[AccessView]) -> list[str]:
    """Return the names of the systems."""
    return [system.name for system in access]


@register.filter
def language(code: str) -> str:
    """Return the name of a language; a code that Django does not know stays a code."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


@register.filter
def country(code: str) -> str:
    """Return the name of a country for running text."""
    return country_name(code)


@register.filter
def kind_word(kind: str) -> str:
    """Return what a result is, in our words."""
    return gettext(KIND_WORDS.get(kind, kind))


@register.filter
def beside_badge(summary: str) -> str:
    """Return what was measured without the words of the badge beside it, so that nothing is said twice."""
    if isinstance(summary, Phrase) and summary.pattern in _SAID_BY_BADGE:
        return Phrase("{score} of 100", **summary.values)
    return summary


@register.filter
def text_word(state: str) -> str:
    """Return what is said about the text that somebody took; empty for the one in force."""
    return gettext(TEXT_WORDS[state]) if state in TEXT_WORDS else ""


@register.filter
def effect_word(effect: str) -> str:
    """Return what new rules would do to somebody, in our words."""
    return gettext(EFFECT_WORDS.get(effect, effect))


@register.filter
def trigger_word(trigger: str) -> str:
    """Return what a kind of step is called in a count."""
    return gettext(TRIGGER_WORDS.get(trigger, trigger))


@register.filter
def decider(actor: str) -> str:
    """Return who decided: rules and dates by what they are, people by their user name."""
    return gettext(DECIDERS[actor]) if actor in DECIDERS else actor


@register.filter
def eraser(by: str) -> str:
    """Return who erased somebody: machines and the person by what they are, colleagues by their user name."""
    return gettext(ERASERS[by]) if by in ERASERS else by


@register.filter
def timeline_dot(entry: TimelineEntry) -> Badge:
    """Return how an entry of the time line is drawn; `word` stays empty, because the entry has its own sentence."""
    if entry.kind == "standing":
        return _STANDING_DOTS.get(entry.title.partition(":")[0], Badge("info", ""))
    return _DOTS.get(entry.kind, Badge("info", ""))
