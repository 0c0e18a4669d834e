"""How hard a lesson is to read: the grade of Flesch and Kincaid, for texts that are English.

0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid et al., 1975). It is a thermometer: it
finds long sentences and long words, and knows nothing about sense. Syllables are counted by groups of vowels.
Whether a text is English is seen by its small words; other languages are not measured.
"""

import re
from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.html import plain_text
from advocert_courses.models import Lesson, Prose
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

TARGET = 9.0
FEWEST_WORDS = 60
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_SENTENCE = re.compile(r"[.!?:;]+(?:\s|$)|\n{2,}|</(?:p|li|h[2-4]|td|th)>")
_VOWELS = re.compile(r"[aeiouy]+")
_SMALL = frozenset("the a an and to of is in you it that for on with not are be or as at by your".split())  # noqa: SIM905
_ENGLISH = 0.2


def check_reading(lesson: Lesson) -> Iterator[Finding]:
    """Yield a lesson whose running text is harder to read than the target."""
    prose = [part for part in lesson.parts if isinstance(part, Prose)]
    grade = reading_grade("\n\n".join(part.html for part in prose))
    if grade is not None and grade > TARGET:
        message = Phrase(
            "The text reads like grade {grade:.1f} of school; {target:.0f} is the limit.",
            grade=grade,
            target=TARGET,
        )
        yield finding("W704", lesson.origin.file, prose[0].line, message)


def reading_grade(html: str) -> float | None:
    """Return the grade of a text, None when it is short or not English."""
    sentences = [plain_text(one) for one in _SENTENCE.split(html)]
    found = [words for one in sentences if (words := _WORD.findall(one))]
    words = [word.lower() for sentence in found for word in sentence]
    if len(words) < FEWEST_WORDS or sum(word in _SMALL for word in words) < _ENGLISH * len(words):
        return None
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(found) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(_VOWELS.findall(word))
    silent = word.endswith("e") and not word.endswith("le") and groups > 1
    return max(1, groups - silent)
