"""What a learner did, played by the real rules and told by the event that the blocks send."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from advocert_courses import api as courses
from advocert_xblocks.events import EVIDENCE_RECORDED, EvidenceData
from demo.player.course import Course

LANGUAGE = "en"
STATEMENT = (
    "I have read clause {ref}, version {version}, in English. I will follow it when I post about Acme."
)
STEPS_LIMIT = 40  # a conversation has fewer than ten


@dataclass(frozen=True)
class Deed:
    """One fact: `kind` and `body` are those of the blocks' event. `keys` are the right answers of an exam."""

    kind: str
    ref: str
    fact: str
    usage_key: str
    body: dict[str, Any]
    keys: dict[str, list[int]] = field(default_factory=dict)


def all_deeds(course: Course, seed: int) -> Iterator[Deed]:
    """Return everything that the course asks for, in its order, done by somebody who does it well."""
    for key in (key for unit in course.units for key in unit.blocks):
        text = course.content_of(key)
        if not text:
            continue
        bundle = courses.load_bundle(text)
        if isinstance(bundle.main, courses.Lesson):
            yield from _lesson(bundle, bundle.main, str(key))
        elif isinstance(bundle.main, courses.Scenario):
            yield _conversation(bundle.main, str(key), seed)
        elif isinstance(bundle.main, courses.Exam):
            yield _exam(bundle, bundle.main, str(key), seed)


def tell(course: Course, user_id: int, deed: Deed, at: datetime) -> None:
    """Send the event, as a block does after it has saved the learner's state."""
    EVIDENCE_RECORDED.send_event(
        evidence=EvidenceData(
            version=1,
            kind=deed.kind,
            user_id=user_id,
            course_key=str(course.key),
            usage_key=deed.usage_key,
            ref=deed.ref,
            fact_key=deed.fact,
            occurred_at=at,
            language=LANGUAGE,
            body=json.dumps(deed.body, ensure_ascii=False),
        )
    )


def _lesson(bundle: courses.Bundle, lesson: courses.Lesson, usage_key: str) -> Iterator[Deed]:
    for clause in bundle.clauses.values():
        body = {
            "clause": clause.ref,
            "version": clause.version,
            "sha256": clause.sha256,
            "language": LANGUAGE,
            "statement": STATEMENT.format(ref=clause.ref, version=clause.version),
            "title": clause.title,
        }
        fact = f"clause.signed/{clause.ref}@{clause.version}/{LANGUAGE}"
        yield Deed("clause.signed", clause.ref, fact, usage_key, body)
    fact = f"lesson.completed/{lesson.ref}/{lesson.sha256[:12]}"
    body = {"lesson": lesson.ref, "sha256": lesson.sha256}
    yield Deed("lesson.completed", lesson.ref, fact, usage_key, body)


def _conversation(scenario: courses.Scenario, usage_key: str, seed: int) -> Deed:
    attempt = uuid.UUID(int=seed).hex
    run = _best_run(scenario, seed, attempt)
    result = courses.score_run(scenario, run)
    body = {
        "scenario": scenario.ref,
        "variant": scenario.variants[0].id,
        "attempt": 1,
        "counts": True,
        "score": result.score,
        "passed": result.passed,
        "critical": result.critical,
        "dimensions": {name: part.percent for name, part in result.dimensions.items()},
        "sha256": scenario.sha256,
        "steps": courses.run_view(scenario, run).step,
    }
    return Deed(
        "scenario.finished", scenario.ref, f"scenario.finished/{attempt}-{scenario.ref}", usage_key, body
    )


def _best_run(scenario: courses.Scenario, seed: int, attempt: str) -> dict[str, Any]:
    """Play the strongest choice at every step."""
    strongest = {choice.text for node in scenario.nodes.values() for choice in node.choices if choice.best}
    run = courses.start_run(scenario, scenario.variants[0].id, seed, attempt)
    for _ in range(STEPS_LIMIT):
        view = courses.run_view(scenario, run)
        if view.finished:
            return run
        values = scenario.variants[0].variables
        best = {courses.fill(text, values) for text in strongest}
        chosen = next((choice for choice in view.choices if choice.text in best), view.choices[0])
        run = courses.take_choice(scenario, run, view.step, chosen.id)
    return run


def _exam(bundle: courses.Bundle, exam: courses.Exam, usage_key: str, seed: int) -> Deed:
    attempt = uuid.UUID(int=seed).hex
    form = courses.draw_form(exam, bundle.banks, set(), seed)
    right = {ref: courses.item_key(bundle.items[ref]) for ref in form.item_refs}
    keys = {ref: list(key) for ref, key in right.items()}
    # Nobody is perfect: the first question stays without an answer.
    del right[form.item_refs[0]]
    result = courses.grade_form(form, right, bundle.banks)
    body = {
        "exam": exam.ref,
        "attempt": 1,
        "correct": result.correct,
        "items": result.items,
        "needed": result.needed,
        "passed": result.passed,
        "provisional": result.provisional,
        "item_refs": list(form.item_refs),
        "responses": [_response(bundle.items[ref], right.get(ref)) for ref in form.item_refs],
        "sha256": exam.sha256,
        "seconds": 640,
    }
    return Deed("exam.finished", exam.ref, f"exam.finished/{attempt}", usage_key, body, keys)


def _response(item: courses.Item, answer: courses.Answer | None) -> list[Any]:
    """Return what the block tells about one question: order, answer, seconds, whether it was right."""
    told = list(answer) if answer is not None else None
    return [item.ref, list(range(len(item.options))), told, 20, answer is not None]
