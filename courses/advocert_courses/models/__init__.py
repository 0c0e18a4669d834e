"""The values that authored files become. All frozen; whoever wants another value parses another text.

`ref` is the component's id as its author wrote it (`FND-01`), stable for ever. `sha256` is the hash of the
canonical text of the component's own file. Texts that end in `_html`, or are called `html`, are safe to put
on a page; all other texts are plain. `line` says where in its file a value stands; it is left out of
comparisons, because two values are the same wherever they were written.
"""

from advocert_courses.models.common import ENGLISH, ClauseRef, Origin, Translation
from advocert_courses.models.condition import Condition
from advocert_courses.models.course import Chapter, Course, GradingRule, Programme, Unit
from advocert_courses.models.deck import Card, Deck, DeckPart, PracticeMoment, card_ref
from advocert_courses.models.exam import Bank, Exam, Item, Option
from advocert_courses.models.lesson import (
    EDITORIAL,
    MATERIAL,
    MINOR,
    Ask,
    Change,
    Clause,
    ClausePanel,
    Example,
    ExamplePair,
    Lesson,
    LessonPart,
    Prose,
    Recall,
    Try,
    Video,
)
from advocert_courses.models.reply import Check, Writing
from advocert_courses.models.scenario import Channel, Choice, Node, Person, Post, Scenario, Variant, Way

Component = Clause | Lesson | Scenario | Bank | Exam | Deck

__all__ = [
    "EDITORIAL",
    "ENGLISH",
    "MATERIAL",
    "MINOR",
    "Ask",
    "Bank",
    "Card",
    "Change",
    "Channel",
    "Chapter",
    "Check",
    "Choice",
    "Clause",
    "ClausePanel",
    "ClauseRef",
    "Component",
    "Condition",
    "Course",
    "Deck",
    "DeckPart",
    "Exam",
    "Example",
    "ExamplePair",
    "GradingRule",
    "Item",
    "Lesson",
    "LessonPart",
    "Node",
    "Option",
    "Origin",
    "Person",
    "Post",
    "PracticeMoment",
    "Programme",
    "Prose",
    "Recall",
    "Scenario",
    "Translation",
    "Try",
    "Unit",
    "Variant",
    "Video",
    "Way",
    "Writing",
    "card_ref",
]
