"""Checks of a written reply: the same text gets the same verdict, and each verdict says what it saw.

No model and no service reads what learners write. A check looks for one thing that a reader would notice too,
so that it can be explained in one sentence, disputed, and mended in the file:

* `discloses: Acme` says in the text itself that the writer works there
* `asks` asks a question
* `says: one, two` holds one of these words; `avoids: one, two` holds none of them
* `no-private-data` holds no address, number or account of a person, nor one of the words given
* `no-promise` promises nothing outside the writer's remit, nor one of the words given
* `personal` does not paste the approved text as it is, and leaves no [slot] open
* `words: 5-60` has so many words
* `calm` does not shout

A word given may end with `*`, which stands for any ending. What a check cannot see: irony, and whether a sentence
is true. So checks judge the floor, and the learner compares the rest with the models.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from advocert_courses.models import Check, Choice, Writing
from advocert_courses.phrases import Phrase
from advocert_courses.reply_words import DISCLOSES, NEGATIONS, NO_NAME, PRIVATE, PROMISES
from advocert_courses.variants import fill

MAX_REPLY = 600
HIGHEST = 2
OWN_WORDS = 4
# So many words before a promise may take it back: "I cannot yet promise".
NEGATION_REACH = 4
_WORD = re.compile(r"[\w'-]+")
_SLOT = re.compile(r"\[[^\[\]\n]{1,60}\]")
_QUESTION = re.compile(r"[\w'-]+[^.!?؟\n]{1,300}[?؟]")
_SHOUT = re.compile(r"!{2,}|\?{2,}|\b[A-Z]{4,}\b[^.\n]{0,80}?\b[A-Z]{4,}\b")

# (met, the words that decided it)
Sight = tuple[bool, str]
Look = Callable[[str, tuple[str, ...], str], Sight]


@dataclass(frozen=True)
class Verdict:
    """One check of one reply: whether it is met, and the words of the reply that decided it, if any did."""

    check: Check
    met: bool
    found: str


@dataclass(frozen=True)
class Kind:
    """What a kind of check looks for, as a sentence about the reply, and how."""

    label: Phrase
    look: Look
    needs_words: bool = False


def judge(writing: Writing, text: str, variables: Mapping[str, str]) -> tuple[Verdict, ...]:
    """Return the verdict of every check on a reply, in file order."""
    approved = fill(writing.approved, variables)
    return tuple(_verdict(check, text, approved, variables) for check in writing.checks)


def as_choice(
    writing: Writing, text: str, verdicts: tuple[Verdict, ...], dimensions: Mapping[str, int]
) -> Choice:
    """Return the choice that a written reply amounts to: what it earns, where it leads, what readers see.

    It begins with full points in every dimension and loses what its missed checks cost. The first missed check
    that names a moment decides where it leads, the first critical one ends the run, and the one that costs most
    says what readers see.
    """
    missed = [verdict.check for verdict in verdicts if not verdict.met]
    costs = {name: sum(check.costs.get(name, 0) for check in missed) for name in dimensions}
    worst = max(
        missed, key=lambda check: (check.critical is not None, sum(check.costs.values())), default=None
    )
    kept = [name for verdict in verdicts if verdict.met for name in verdict.check.remembers]
    return Choice(
        text=text,
        said=True,
        target=next((check.target for check in missed if check.target), writing.target),
        scores={name: max(HIGHEST - lost, 0) for name, lost in costs.items()},
        best=not missed,
        critical=next((check.critical for check in missed if check.critical), None),
        consequence=worst.note if worst else writing.consequence,
        line=writing.line,
        remembers=(*writing.remembers, *kept),
    )


def model_choice(writing: Writing, dimensions: Mapping[str, int]) -> Choice:
    """Return the choice that the strong model stands for; what no check judges earns nothing and costs nothing."""
    kept = [name for check in writing.checks for name in check.remembers]
    return Choice(
        text=writing.strong,
        said=True,
        target=writing.target,
        scores={name: HIGHEST if name in writing.judged else 0 for name in dimensions},
        best=True,
        critical=None,
        consequence=writing.consequence,
        line=writing.line,
        remembers=(*writing.remembers, *kept),
    )


def nonsense(writing: Writing) -> str:
    """Return what somebody types who only wants to go on: words of no meaning, as many as are asked for."""
    low, _ = writing.words_range or (1, 1)
    return " ".join(["bla"] * max(low, 1))


def label_of(check: Check) -> Phrase:
    """Return what the check looks for, as a sentence about the reply."""
    return KINDS[check.kind].label


def _verdict(check: Check, text: str, approved: str, variables: Mapping[str, str]) -> Verdict:
    words = tuple(fill(word, variables) for word in check.words)
    met, found = KINDS[check.kind].look(text, words, approved)
    return Verdict(check, met, found)


def _discloses(text: str, words: tuple[str, ...], _approved: str) -> Sight:
    names = "|".join(re.escape(_plain(word)) for word in words) or NO_NAME
    found = _first(tuple(pattern.replace("{names}", names) for pattern in DISCLOSES), text)
    return bool(found), found


def _asks(text: str, _words: tuple[str, ...], _approved: str) -> Sight:
    found = _QUESTION.search(text)
    return found is not None, found[0] if found else ""


def _says(text: str, words: tuple[str, ...], _approved: str) -> Sight:
    found = _first(_patterns(words), text)
    return bool(found), found


def _avoids(text: str, words: tuple[str, ...], _approved: str) -> Sight:
    found = _first(_patterns(words), text)
    return not found, found


def _no_private_data(text: str, words: tuple[str, ...], _approved: str) -> Sight:
    found = next((match[0] for _, pattern in PRIVATE if (match := pattern.search(text))), "")
    found = found or _first(_patterns(words), text)
    return not found, found


def _no_promise(text: str, words: tuple[str, ...], _approved: str) -> Sight:
    found = _first((*PROMISES, *_patterns(words)), text, unless_negated=True)
    return not found, found


def _personal(text: str, _words: tuple[str, ...], approved: str) -> Sight:
    slot = _SLOT.search(text)
    if slot:
        return False, slot[0]
    known = set(_WORD.findall(_plain(approved)))
    own = [word for word in _WORD.findall(_plain(text)) if word not in known]
    return len(own) >= OWN_WORDS, ""


def _words(text: str, words: tuple[str, ...], _approved: str) -> Sight:
    low, _, high = words[0].partition("-")
    count = len(_WORD.findall(text))
    return int(low) <= count <= int(high), str(count)


def _calm(text: str, _words: tuple[str, ...], _approved: str) -> Sight:
    found = _SHOUT.search(text)
    return found is None, found[0] if found else ""


def _plain(text: str) -> str:
    """Small letters and straight apostrophes; the length of the text may change."""
    return unicodedata.normalize("NFKC", text).replace("\u2019", "'").lower()


def _patterns(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_pattern(word) for word in words)


@lru_cache(maxsize=2048)
def _pattern(word: str) -> str:
    stem = _plain(word).strip()
    inner = r"\s+".join(re.escape(part) for part in stem.removesuffix("*").split())
    ending = r"\w{0,30}" if stem.endswith("*") else ""
    return rf"(?<!\w){inner}{ending}(?!\w)"


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _first(patterns: tuple[str, ...], text: str, *, unless_negated: bool = False) -> str:
    plain = _plain(text)
    for pattern in patterns:
        for match in _compiled(pattern).finditer(plain):
            if not (unless_negated and _is_negated(plain, match)):
                return _as_written(text, plain, match)
    return ""


def _as_written(text: str, plain: str, match: re.Match[str]) -> str:
    """Return the words as the learner wrote them, where making them plain moved nothing."""
    return text[match.start() : match.end()] if len(text) == len(plain) else match[0]


def _is_negated(text: str, match: re.Match[str]) -> bool:
    """Say whether the promise is taken back: "I cannot promise", "nobody can say it is guaranteed, not even I"."""
    clause = re.split(r"[.!?;:\n]", text[: match.end()])[-1]
    before = _WORD.findall(clause)[-NEGATION_REACH - len(match[0].split()) :]
    return any(word in NEGATIONS for word in before)


KINDS: Mapping[str, Kind] = {
    "discloses": Kind(Phrase("It says in the reply itself that you have a stake in it."), _discloses),
    "asks": Kind(Phrase("It asks the other person something."), _asks),
    "says": Kind(Phrase("It names what has to be named."), _says, needs_words=True),
    "avoids": Kind(Phrase("It leaves out words that do harm here."), _avoids, needs_words=True),
    "no-private-data": Kind(Phrase("It holds nothing private."), _no_private_data),
    "no-promise": Kind(Phrase("It promises nothing that is not yours to promise."), _no_promise),
    "personal": Kind(Phrase("It is in your own words, not a pasted text."), _personal),
    "words": Kind(Phrase("It has the length that is asked for."), _words, needs_words=True),
    "calm": Kind(Phrase("It does not shout."), _calm),
}
