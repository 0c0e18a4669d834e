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
        by: who did it; `holder` for the person.
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
        titles: what the certifications that ended are called.
        systems: the names of the systems that are told.
    """

    person_uuid: UUID
    by: str = ""
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
    titles: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Return the numbers by their names, without the person."""
        return {name: value for name, value in vars(self).items() if isinstance(value, int)}


@dataclass(frozen=True)
class ErasureAsk:
    """An open request to forget somebody: their own (`by` is empty), or a proposal of somebody of HR.

    `due_at`: the law gives a month to answer the person's own request (Art. 12(3) GDPR); None for a proposal.
    """

    by: str
    reason: str
    at: datetime
    due_at: datetime | None


@dataclass(frozen=True)
class ErasurePlan:
    """What the page shows before somebody is forgotten.

    `typed` is what has to be typed to confirm it: the user name, or the uuid of who has none.
    `step` is what this person of HR may do now: `propose`, `wait` (for another one, to their own proposal), `erase`,
    or `self` (it is their own record).
    """

    person_uuid: UUID
    typed: str
    asks: tuple[ErasureAsk, ...]
    step: str


@dataclass(frozen=True)
class ErasureWaiting:
    """Somebody who is to be forgotten, with who asked."""

    person_uuid: UUID
    full_name: str
    username: str
    asks: tuple[ErasureAsk, ...]


@dataclass(frozen=True)
class ErasureDone:
    """What an erasure did, for a file that proves that it was done. Nobody is named.

    `asked`: who asked for it when, as the requests said it.
    """

    uuid: UUID
    person_uuid: UUID
    at: datetime
    by: str
    counts: dict[str, int]
    systems: tuple[str, ...]
    asked: tuple[ErasureAsk, ...]


@dataclass(frozen=True)
class ErasurePage:
    """Some erasures, newest first."""

    rows: tuple[ErasureDone, ...]
    next_cursor: str


@dataclass(frozen=True)
class RetentionReport:
    """What is, or with a dry run would be, deleted because its time is over.

    `people` are those whose last certification and last deed are older than `before`.
    """

    before: datetime
    people: tuple[UUID, ...]
    items: int
    messages: int


@dataclass(frozen=True)
class RetentionPlan:
    """What the rules of retention would delete now, and when something is due next.

    Attributes:
        report: as a dry run says it.
        first_people: name and uuid of the first of those people, for the page.
        years, items_days, messages_days: the rules.
        next_items_at: when the next list of drawn questions is due; None where there is none.
    """

    report: RetentionReport
    first_people: tuple[tuple[str, UUID], ...]
    years: int
    items_days: int
    messages_days: int
    next_items_at: datetime | None
