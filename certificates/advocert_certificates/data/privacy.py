"""What forgetting somebody does, and what time takes away."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


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


@dataclass(frozen=True)
class RetentionReport:
    """What is, or with a dry run would be, deleted because its time is over.

    `people` are those whose last certification and last deed are older than `before`.
    """

    before: datetime
    people: tuple[UUID, ...]
    items: int
    messages: int
