"""An id tells at a glance what it names: FND-L03 a lesson, FND-01 a conversation, FND-2 an outcome."""

import re
from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Bank, Clause, Component, Deck, Exam, Lesson, PracticeMoment, Scenario
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

_TRACK = "[A-Z]{2,5}"
# A topic, a place if there is one, a number or a place alone: DISC-1, EU-AI-1, PRIV-US.
_CLAUSE = r"[A-Z][A-Z0-9]{1,11}-(?:[A-Z]{2,4}|(?:[A-Z]{2,4}-)?[1-9][0-9]{0,2})"
FORMS: dict[type, tuple[str, re.Pattern[str], str]] = {
    Clause: (Phrase("a clause"), re.compile(_CLAUSE), "DISC-1"),
    Lesson: (Phrase("a lesson"), re.compile(_TRACK + r"-L[0-9]{2}"), "FND-L03"),
    Scenario: (Phrase("a conversation"), re.compile(_TRACK + r"-[0-9]{2}"), "FND-01"),
    Bank: (Phrase("a bank"), re.compile(_TRACK + r"-BANK-[1-9][0-9]?"), "FND-BANK-2"),
    Exam: (Phrase("an exam"), re.compile(_TRACK + r"-EXAM(?:-[1-9][0-9]?)?"), "FND-EXAM"),
    Deck: (Phrase("a deck"), re.compile(_TRACK + r"-DECK(?:-[1-9][0-9]?)?"), "FND-DECK"),
}
_MOMENT = re.compile(_TRACK + r"-D-[0-9]{3,4}")
_ITEM = re.compile(_TRACK + r"-Q-[0-9]{3,4}")
_OUTCOME = re.compile(_TRACK + r"-[1-9][0-9]?")


def check_ids(component: Component) -> Iterator[Finding]:
    """Yield ids of a component, its questions and its outcome that have another form than their kind."""
    kind, form, example = FORMS[type(component)]
    origin = component.origin
    if not form.fullmatch(component.ref):
        yield _odd(origin.file, origin.line("id"), component.ref, kind, example)
    if isinstance(component, Bank):
        if not _OUTCOME.fullmatch(component.outcome):
            yield _odd(origin.file, origin.line("outcome"), component.outcome, Phrase("an outcome"), "FND-2")
        for item in component.items:
            if not _ITEM.fullmatch(item.ref):
                yield _odd(origin.file, item.line, item.ref, Phrase("a question"), "FND-Q-101")
    if isinstance(component, Deck):
        for card in component.cards:
            if isinstance(card, PracticeMoment) and not _MOMENT.fullmatch(card.ref):
                yield _odd(origin.file, card.line, card.ref, Phrase("a moment"), "FND-D-031")


def _odd(file: str, line: int, ref: str, kind: str, example: str) -> Finding:
    message = Phrase('"{ref}" does not look like the id of {kind}.', ref=ref, kind=kind)
    return finding("E103", file, line, message, Phrase("Write it like {example}.", example=example))
