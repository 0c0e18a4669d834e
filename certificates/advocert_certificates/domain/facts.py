"""Facts: recorded evidence, reduced to what decides. Only the values that the event promises are believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from advocert_certificates.domain.credential_errors import EncodingError
from advocert_certificates.domain.instants import parse_instant
from advocert_certificates.domain.phrases import Phrase

CLAUSE, SCENARIO, EXAM, LESSON = "clause", "scenario", "exam", "lesson"
PRACTICAL, COACHING, ATTENDANCE, EXTERNAL = "practical", "coaching", "attendance", "external"
AREA, CERTIFICATION, EXEMPTION, RECALL = "area", "certification", "exemption", "recall"
# Kinds of evidence that requirements ask for; a certification is no evidence, it is looked up.
KINDS: dict[str, str] = {
    "clause.signed": CLAUSE,
    "scenario.finished": SCENARIO,
    "exam.finished": EXAM,
    "lesson.completed": LESSON,
    "recall.finished": RECALL,
    "practical.scored": PRACTICAL,
    "coaching.held": COACHING,
    "attendance.recorded": ATTENDANCE,
    "external.confirmed": EXTERNAL,
    "area.confirmed": AREA,
    "exemption.granted": EXEMPTION,
    "exemption.withdrawn": EXEMPTION,
}
# Kinds that are kept beside them and decide nothing: the platform's own grade, and what changed about somebody.
NOTES = frozenset({"course.graded", "placement.changed"})


@dataclass(frozen=True)
class Fact:
    """One thing that was done, reduced to what decides.

    `version`: of a clause; number of a coaching session. `texts`: what was taken, as (ref, SHA-256).
    `ours`: a clause text that stood in a programme.
    """

    kind: str
    ref: str
    counts: bool
    at: datetime
    detail: str
    version: int = 0
    sha256: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    ours: bool = False
    until: datetime | None = None


def read_fact(
    kind: str, ref: str, body: Mapping[str, Any], *, occurred_at: datetime, enrolled: bool | None
) -> Fact | None:
    """Return what a recorded body says, or None for a kind that no requirement asks for.

    Only the values that the event promises are believed: `passed` and `counts` must be exactly true.
    """
    name = KINDS.get(kind)
    if name is None:
        return None
    counts, detail = _READERS[name](body)
    return Fact(
        kind=name,
        ref=ref,
        counts=counts and enrolled is not False and kind != "exemption.withdrawn",
        at=occurred_at,
        detail=detail if enrolled is not False else Phrase("Does not count: not enrolled at that time"),
        version=_whole(body.get("session" if name == COACHING else "version")),
        sha256=str(body.get("sha256", "")),
        texts=_named_texts(ref, body),
        until=_instant(body.get("until")) if name == EXEMPTION else None,
    )


def _named_texts(ref: str, body: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the texts that the body of evidence names, as (ref, hash), the component's own first."""
    banks = body.get("banks")
    named = [(ref, body.get("sha256")), *(sorted(banks.items()) if isinstance(banks, Mapping) else ())]
    return tuple((str(one), sha256) for one, sha256 in named if isinstance(sha256, str) and sha256)


def _instant(value: Any) -> datetime | None:
    try:
        return parse_instant(str(value))
    except EncodingError:
        return None


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _clause(body: Mapping[str, Any]) -> tuple[bool, str]:
    return True, Phrase("Version {version} signed", version=_whole(body.get("version")))


def _lesson(_body: Mapping[str, Any]) -> tuple[bool, str]:
    return True, Phrase("Read to the end")


def _recall(_body: Mapping[str, Any]) -> tuple[bool, str]:
    return True, Phrase("Practised")


def _scenario(body: Mapping[str, Any]) -> tuple[bool, str]:
    score = _whole(body.get("score"))
    if body.get("critical"):
        return False, Phrase("Ended early")
    if body.get("passed") is not True:
        return False, Phrase("{score} of 100, not passed yet", score=score)
    if body.get("counts") is not True:
        return False, Phrase("{score} of 100, as practice", score=score)
    return True, Phrase("{score} of 100, passed", score=score)


def _exam(body: Mapping[str, Any]) -> tuple[bool, str]:
    score = Phrase(
        "{correct} of {items}, needed {needed}",
        correct=_whole(body.get("correct")),
        items=_whole(body.get("items")),
        needed=_whole(body.get("needed")),
    )
    return body.get("passed") is True, score


def _practical(body: Mapping[str, Any]) -> tuple[bool, str]:
    points = Phrase("{points} of {of} points", points=_whole(body.get("points")), of=_whole(body.get("of")))
    return body.get("passed") is True, points


def _coaching(body: Mapping[str, Any]) -> tuple[bool, str]:
    both = body.get("learner") is True and body.get("coach") is True
    return both, Phrase("Session {session}", session=_whole(body.get("session"))) if both else Phrase(
        "Waits for the other side to confirm"
    )


def _confirmed(body: Mapping[str, Any]) -> tuple[bool, str]:
    sure = body.get("confirmed") is True
    return sure, Phrase("Confirmed") if sure else Phrase("Waits to be confirmed")


def _exempted(body: Mapping[str, Any]) -> tuple[bool, str]:
    until = str(body.get("until", ""))[:10]
    if body.get("kind") == "equivalency":
        return True, Phrase("Equivalent until {until}", until=until)
    return True, Phrase("Waived until {until}", until=until)


_READERS = {
    CLAUSE: _clause,
    LESSON: _lesson,
    RECALL: _recall,
    SCENARIO: _scenario,
    EXAM: _exam,
    PRACTICAL: _practical,
    COACHING: _coaching,
    ATTENDANCE: _confirmed,
    EXTERNAL: _confirmed,
    AREA: _confirmed,
    EXEMPTION: _exempted,
}
