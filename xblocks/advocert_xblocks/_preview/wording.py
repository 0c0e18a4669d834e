"""How the picture and the list of a conversation name an exit: the same words in both."""

from django.utils.translation import gettext_noop

from advocert_courses import api as courses
from advocert_xblocks._shared.words import Words

CRITICAL = gettext_noop("\u26a0 critical: {slug}")
POINTS = gettext_noop("{points} of {most}")
LOSES = gettext_noop("loses {points}")
WRITE = gettext_noop("Write: {prompt}")
MISSED = gettext_noop("Missed: {why}")
WHEN = gettext_noop("when {condition}")
OTHERWISE = gettext_noop("otherwise")
LATE = gettext_noop("when the time is over")
REMEMBERS = gettext_noop("remembers {names}")
_HIGHEST = 2


def told(words: Words, one: courses.Exit) -> str:
    """Return the words of an exit."""
    if one.kind is courses.ExitKind.LED:
        return when(words, one.when) or words(OTHERWISE)
    if one.kind is courses.ExitKind.WRITTEN:
        return words(WRITE, prompt=one.text)
    return words(MISSED, why=one.text) if one.kind is courses.ExitKind.MISSED else one.text


def aside(words: Words, one: courses.Exit) -> str:
    """Return when an exit is there and what it leaves behind; empty when there is nothing to say."""
    parts = [
        when(words, one.when) if one.kind is not courses.ExitKind.LED else "",
        words(LATE) if one.late else "",
        words(REMEMBERS, names=", ".join(one.remembers)) if one.remembers else "",
    ]
    return " \u00b7 ".join(part for part in parts if part)


def when(words: Words, condition: courses.Condition) -> str:
    """Return a condition in words; empty when it always holds."""
    return words(WHEN, condition=str(condition)) if condition.terms else ""


def worth(words: Words, scenario: courses.Scenario, one: courses.Exit) -> str:
    """Return what an exit earns or loses; empty for one that leads on by itself."""
    points = courses.weighed(one.points, scenario.dimensions)
    if one.kind is courses.ExitKind.LED:
        return ""
    if one.kind is courses.ExitKind.MISSED:
        return words(LOSES, points=points)
    return words(POINTS, points=points, most=_HIGHEST * sum(scenario.dimensions.values()))
