"""What forgetting somebody does, and what time takes away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Mention:
    """Words of somebody that name a person who is to be forgotten.

    `where` is `reason` (of a step), `hold`, `appeal`, `waiver` or `run` (over many people, about nobody alone);
    `person_uuid` is whose record they stand in.
    """

    where: str
    at: datetime
    excerpt: str
    person_uuid: UUID | None


@dataclass(frozen=True)
class ErasureReport:
    """What one erasure did, or with a dry run would do; all zero for somebody who was erased before.

    Attributes:
        ended: certifications that ended with it.
        documents: signed files and drafts that are gone; their numbers are taken back.
        facts: rows of evidence that are gone, with the drawn exam items beside them.
        messages: old messages to other systems that are gone.
        told: systems that are told a last time; that message goes as soon as it has left.
        links: share links that work no more.
        notices: notes of mails that are gone.
        words: written reasons and appeals that are gone.
        sealed: entries of the log that nobody can open any more.
        decisions: places where the person stood as who decided, and a pseudonym stands now.
        blacked_out: texts about others that named the person, and have a mark in its place.
        mentions: what those texts say; after an erasure nothing of them is kept here either.
    """

    person_uuid: UUID
    ended: int = 0
    documents: int = 0
    facts: int = 0
    messages: int = 0
    told: int = 0
    links: int = 0
    notices: int = 0
    words: int = 0
    sealed: int = 0
    decisions: int = 0
    blacked_out: int = 0
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class RetentionReport:
    """What is, or with a dry run would be, deleted because its time is over.

    `people` are those whose last certification and last deed are older than `before`.
    """

    before: datetime
    people: tuple[UUID, ...]
    items: int
    messages: int
