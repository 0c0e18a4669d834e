"""Everybody who speaks is somebody, and whoever is spoken to is met with empathy."""

import re
from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Scenario
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

_WORD = r"(?:[A-Z][\w.'-]{0,30}|\{\w{1,30}\})"
# "Tom:", "{name}:", "Dr. Anna Lee:", "A stranger:": up to three words that look like a name, or a role.
_NAME = re.compile(
    rf"(?P<name>(?:An?|The)[ ][\w-]{{1,30}}(?:[ ][\w-]{{1,30}})?|{_WORD}(?:[ ]{_WORD}){{0,2}}):[ ]"
)
# Anything short before a colon that is followed by spoken words.
_SPEAKS = re.compile(r"(?P<name>[^:\s][^:]{0,40}):[ ][\"\u201c\u201e]")


def check_people(scenario: Scenario) -> Iterator[Finding]:
    """Yield speakers who are not listed under people, and speakers whom the scoring does not care for."""
    file = scenario.origin.file
    for node in scenario.nodes.values():
        for post in node.posts:
            name = None if post.speaker else looks_like_speaker(post.text)
            if name:
                message = Phrase('"{name}" speaks here and is not listed under people.', name=name)
                fix = Phrase(
                    "Add the name and what they feel to people, or write the sentence without a colon."
                )
                yield finding("E105", file, post.line, message, fix)
    speaks = any(post.speaker for node in scenario.nodes.values() for post in node.posts)
    if speaks and not scenario.dimensions.get("empathy"):
        message = Phrase("Somebody speaks in this conversation, and empathy is not weighed.")
        yield finding("E210", file, scenario.origin.line("dimensions"), message)


def looks_like_speaker(text: str) -> str | None:
    """Return the name before the colon when a paragraph reads like somebody speaking.

    >>> looks_like_speaker("A stranger: Who pays you?"), looks_like_speaker("Later that day: rain.")
    ('A stranger', None)
    """
    match = _SPEAKS.match(text) or _NAME.match(text)
    return match["name"] if match else None
