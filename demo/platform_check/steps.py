"""The whole way, step by step: an author, a learner, anybody, HR. Each step yields the sentence of what worked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from demo.platform_check import certificate, studio
from demo.platform_check.play import Heart, Sitting
from demo.platform_check.web import UnexpectedError, Visitor

CARDS = ("advocert_lesson", "advocert_scenario", "advocert_quiz", "advocert_practice", "advocert_certificate")
EDITED = CARDS[:-1]
PDF = b"%PDF-"


@dataclass(frozen=True)
class Asked:
    """What to check, where, and as whom (name and password; an empty name leaves that part out)."""

    lms: str
    studio: str
    course: str
    content: Path
    archive: Path | None
    learner: tuple[str, str]
    author: tuple[str, str]
    hr: tuple[str, str]
    wait: float


def check(asked: Asked) -> Iterator[str]:
    """Go the whole way.

    Raises:
        UnexpectedError: something does not work; what comes after it is not tried.
    """
    if asked.author[0]:
        yield from _author(asked)
    learner = _signed_in(asked, asked.learner)
    yield "the learner signs in to the LMS"
    details = {"course_details": {"course_id": asked.course}}
    learner.post_json("/api/enrollment/v1/enrollment", details).wanted(200)
    yield "the learner enrols"
    yield from _learn(learner, asked)
    held = certificate.held(learner, asked.wait)
    yield f"a signed certificate, {held['credential']['number']}: {held['title']}"
    yield from _certificate(learner, asked, held)


def _author(asked: Asked) -> Iterator[str]:
    author = _signed_in(asked, asked.author)
    studio.sign_in(author, asked.studio)
    yield "the author signs in to Studio"
    if asked.archive:
        done = studio.make_course(author, asked.studio, asked.course)
        yield f"the course {done}"
        studio.import_archive(author, asked.studio, asked.course, asked.archive, asked.wait)
        yield f"{asked.archive.name} is imported"
    blocks = _blocks(author, asked.course)
    for kind in CARDS:
        studio.open_card(author, asked.studio, blocks[kind][0]["parent"])
    yield "units with each kind of block are shown in Studio"
    for kind in EDITED:
        studio.open_editor(author, asked.studio, blocks[kind][0]["id"])
    yield "the editor of each kind of block opens"


def _learn(learner: Visitor, asked: Asked) -> Iterator[str]:
    heart, blocks = Heart.of(asked.content), _blocks(learner, asked.course)

    def at(block: dict[str, Any]) -> Sitting:
        return Sitting.at(learner, block["student_view_url"], heart)

    signed = sum(at(lesson).read_and_sign() for lesson in blocks["advocert_lesson"])
    yield f"{len(blocks['advocert_lesson'])} lessons are read, {signed} clauses signed"
    ended = [at(scenario).converse() for scenario in blocks["advocert_scenario"]]
    if not all(ended):
        raise UnexpectedError(f"{ended.count(False)} conversations did not come to their end")
    yield f"{len(ended)} conversations are played to the end"
    questions = sum(at(exam).take_exam() for exam in blocks["advocert_quiz"])
    yield f"the exam is handed in with {questions} answers"
    at(blocks["advocert_practice"][0])
    yield "the deck for practice opens"


def _certificate(learner: Visitor, asked: Asked, held: dict[str, Any]) -> Iterator[str]:
    paper, anybody = held["credential"], Visitor(asked.lms)
    if paper["number"] not in learner.get("/advocert/me/").wanted(200).text:
        raise UnexpectedError("/advocert/me/ does not show the number of the certificate")
    yield "the learner's own page shows it"
    if learner.get(paper["pdf_url"]).wanted(200).body[:5] != PDF:
        raise UnexpectedError(f"{paper['pdf_url']} is no PDF")
    yield "it can be printed"
    signed = certificate.document(learner, paper)
    anybody.get(paper["document_url"], accept="application/json").wanted(401, 403, 404)
    yield "the signed document is given to its holder and to nobody else"
    anybody.get(paper["verify_url"]).wanted(200)
    anybody.get("/advocert/did.json").wanted(200)
    _judged(anybody, signed, valid=True)
    yield "anybody can verify it"
    if asked.hr[0]:
        certificate.take_back(_signed_in(asked, asked.hr), asked.learner[0], held["uuid"])
        _judged(anybody, signed, valid=False)
        yield "HR takes it back, and nobody finds it valid any more"


def _judged(anybody: Visitor, signed: bytes, *, valid: bool) -> None:
    said = certificate.judged(anybody, signed)
    if (said == "valid") is not valid:
        raise UnexpectedError(f"the service says of the document: {said}")


def _signed_in(asked: Asked, account: tuple[str, str]) -> Visitor:
    visitor = Visitor(asked.lms, account[0])
    visitor.sign_in(account[1])
    return visitor


def _blocks(visitor: Visitor, course: str) -> dict[str, list[dict[str, Any]]]:
    """Return the course's blocks of ours by kind, each with the unit that holds it."""
    query = {"course_id": course, "username": visitor.name, "depth": "all", "requested_fields": "children"}
    found = visitor.get(f"/api/courses/v1/blocks/?{urlencode(query)}").wanted(200).json()["blocks"]
    parents = {child: one["id"] for one in found.values() for child in one.get("children", [])}
    kinds: dict[str, list[dict[str, Any]]] = {kind: [] for kind in CARDS}
    for one in found.values():
        if one["type"] in kinds:
            kinds[one["type"]].append({**one, "parent": parents[one["id"]]})
    missing = [kind for kind, blocks in kinds.items() if not blocks]
    if missing:
        raise UnexpectedError(
            f"{course} shows {visitor.name} no {', '.join(missing)}: was the archive imported?"
        )
    return kinds
