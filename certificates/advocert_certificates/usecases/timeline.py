"""A person's story in sentences, newest first."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_noop

from advocert_certificates import conf
from advocert_certificates.data import ResultView, SignedClauseView, TimelineEntry
from advocert_certificates.domain.lifecycle import Standing, Trigger
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.models import Credential, OutboxMessage, Person, Transition
from advocert_certificates.unlock.targets import read_targets
from advocert_certificates.usecases.reasons import label_of

_RESULTS = {
    "scenario": gettext_noop("Finished the conversation “{title}”"),
    "exam": gettext_noop("Took the exam “{title}”"),
    "lesson": gettext_noop("Read the lesson “{title}”"),
}
TEXT_WORDS = {
    "earlier": gettext_noop("On an earlier text"),
    "unknown": gettext_noop("On a text that no programme names"),
    "withdrawn": gettext_noop("On a text that was withdrawn"),
    "untold": gettext_noop("Without saying on which text"),
}
_STEPS = {
    Trigger.PASS: gettext_noop("Certified: {title}"),
    Trigger.RENEW: gettext_noop("Renewed: {title}"),
    Trigger.SUSPEND: gettext_noop("Suspended: {title}"),
    Trigger.REINSTATE: gettext_noop("Reinstated: {title}"),
    Trigger.REVOKE: gettext_noop("Taken back: {title}"),
    Trigger.HOLD: gettext_noop("Some permissions were closed: {title}"),
    Trigger.RELEASE: gettext_noop("Closed permissions were opened again: {title}"),
    Trigger.ASSIGN: gettext_noop("Something to do: {title}"),
    Trigger.DONE: gettext_noop("Done: {title}"),
    Trigger.CORRECT: gettext_noop("Corrected and issued again: {title}"),
    Trigger.FLAG: gettext_noop("Put down for review: {title}"),
    Trigger.APPEAL: gettext_noop("Asked to look at a decision again: {title}"),
    Trigger.PROPOSE: gettext_noop("Proposed to open again: {title}"),
}
_BY_TIME = {
    Standing.EXPIRING: gettext_noop("Time to renew: {title}"),
    Standing.GRACE: gettext_noop("Not renewed in time, days of grace began: {title}"),
    Standing.EXPIRED: gettext_noop("Expired: {title}"),
}
_TOLD = {
    OutboxMessage.SENT: (
        gettext_noop("{name} was told to switch access on"),
        gettext_noop("{name} was told to switch access off"),
    ),
    OutboxMessage.PARKED: (
        gettext_noop("{name} could not be told to switch access on. Its owner must look"),
        gettext_noop("{name} could not be told to switch access off. Its owner must look"),
    ),
    OutboxMessage.PENDING: (
        gettext_noop("{name} will be told to switch access on"),
        gettext_noop("{name} will be told to switch access off"),
    ),
}
_ACTORS = {
    "programme": gettext_noop("By the rules of the programme"),
    "clock": gettext_noop("By the dates in the certificate"),
}
# Who is no person: these are shown to everybody as they are.
PUBLIC_ACTORS = {name: name for name in (*_ACTORS.values(), "Advocert")}


def timeline_of(
    person: Person, clauses: Iterable[SignedClauseView], results: Iterable[ResultView]
) -> tuple[TimelineEntry, ...]:
    """Return what the person did, what was decided, and what other systems were told."""
    entries = [
        *(_signed(clause, person) for clause in clauses),
        *(_finished(result, person) for result in results),
        *_standings(person),
        *_certificates(person),
        *_messages(person),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True))


def _signed(clause: SignedClauseView, person: Person) -> TimelineEntry:
    title = Phrase("Signed the clause “{title}”", title=clause.title)
    detail = Phrase(
        "{ref}, version {version}, fingerprint {sha256}",
        ref=clause.ref,
        version=clause.version,
        sha256=clause.sha256[:12],
    )
    return TimelineEntry(clause.signed_at, "evidence", title, detail, person.full_name)


def _finished(result: ResultView, person: Person) -> TimelineEntry:
    title = Phrase(_RESULTS.get(result.kind, "{title}"), title=result.title)
    detail: str = result.summary
    if text := TEXT_WORDS.get(result.text):
        said = Phrase(text)
        detail = Phrase("{first}. {second}", first=result.summary, second=said) if detail else said
    return TimelineEntry(result.at, "evidence", title, detail, person.full_name)


def _standings(person: Person) -> Iterator[TimelineEntry]:
    rows = Transition.objects.filter(certification__person=person).select_related("certification")
    for row in rows:
        title = sentence_of(row)
        detail = _why(label_of(row.reason_code), row.reason_text)
        yield TimelineEntry(row.effective_at, "standing", title, detail, _ACTORS.get(row.actor, row.actor))


def sentence_of(row: Transition) -> Phrase:
    """Return what a step is called, with the title of the certification."""
    if row.trigger == Trigger.TIME:
        late = gettext_noop("Something was not done in time: {title}")
        return Phrase(_BY_TIME.get(Standing(row.to_state), late), title=row.certification.title)
    return Phrase(_STEPS[Trigger(row.trigger)], title=row.certification.title)


def _why(label: str, words: str) -> str:
    if label and words:
        return Phrase("{label}. {words}", label=label, words=words)
    return label or words


def _certificates(person: Person) -> Iterator[TimelineEntry]:
    for row in Credential.objects.filter(certification__person=person).exclude(signed_at=None):
        title = Phrase("Certificate {number} was signed", number=row.number)
        key = Phrase("Key {key}", key=row.key_id)
        yield TimelineEntry(row.signed_at, "certificate", title, key, "Advocert")


def _messages(person: Person) -> Iterator[TimelineEntry]:
    names = {target.slug: target.name for target in read_targets(conf.targets())}
    for row in OutboxMessage.objects.filter(person=person):
        patterns = _TOLD[row.state if row.state in _TOLD else OutboxMessage.PENDING]
        title = Phrase(patterns[0 if row.grants else 1], name=names.get(row.target, row.target))
        yield TimelineEntry(row.sent_at or row.created_at, "access", title, row.last_error, "Advocert")
