"""A person's story in sentences, newest first."""

from collections.abc import Iterable, Iterator

from advocert_certificates import conf
from advocert_certificates.data import ResultView, SignedClauseView, TimelineEntry
from advocert_certificates.domain.lifecycle import Standing, Trigger
from advocert_certificates.models import Credential, OutboxMessage, Person, Transition
from advocert_certificates.unlock.targets import read_targets
from advocert_certificates.usecases.reasons import label_of

_RESULTS = {
    "scenario": "Finished the conversation “{}”",
    "exam": "Took the exam “{}”",
    "lesson": "Read the lesson “{}”",
}
TEXT_WORDS = {
    "earlier": "On an earlier text",
    "unknown": "On a text that no programme names",
    "withdrawn": "On a text that was withdrawn",
    "untold": "Without saying on which text",
}
_STEPS = {
    Trigger.PASS: "Certified: {}",
    Trigger.RENEW: "Renewed: {}",
    Trigger.SUSPEND: "Suspended: {}",
    Trigger.REINSTATE: "Reinstated: {}",
    Trigger.REVOKE: "Taken back: {}",
    Trigger.HOLD: "Some permissions were closed: {}",
    Trigger.RELEASE: "Closed permissions were opened again: {}",
    Trigger.ASSIGN: "Something to do: {}",
    Trigger.DONE: "Done: {}",
    Trigger.CORRECT: "Corrected and issued again: {}",
    Trigger.FLAG: "Put down for review: {}",
    Trigger.APPEAL: "Asked to look at a decision again: {}",
    Trigger.PROPOSE: "Proposed to open again: {}",
}
_BY_TIME = {
    Standing.EXPIRING: "Time to renew: {}",
    Standing.GRACE: "Not renewed in time, days of grace began: {}",
    Standing.EXPIRED: "Expired: {}",
}
_ACTORS = {"programme": "By the rules of the programme", "clock": "By the dates in the certificate"}
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
    title = f"Signed the clause “{clause.title}”"
    detail = f"{clause.ref}, version {clause.version}, fingerprint {clause.sha256[:12]}"
    return TimelineEntry(clause.signed_at, "evidence", title, detail, person.full_name)


def _finished(result: ResultView, person: Person) -> TimelineEntry:
    title = _RESULTS.get(result.kind, "{}").format(result.title)
    detail = ". ".join(part for part in (result.summary, TEXT_WORDS.get(result.text, "")) if part)
    return TimelineEntry(result.at, "evidence", title, detail, person.full_name)


def _standings(person: Person) -> Iterator[TimelineEntry]:
    rows = Transition.objects.filter(certification__person=person).select_related("certification")
    for row in rows:
        title = sentence_of(row).format(row.certification.title)
        detail = ". ".join(part for part in (label_of(row.reason_code), row.reason_text) if part)
        yield TimelineEntry(row.effective_at, "standing", title, detail, _ACTORS.get(row.actor, row.actor))


def sentence_of(row: Transition) -> str:
    """Return what a step is called, with a place for the title of the certification."""
    if row.trigger == Trigger.TIME:
        return _BY_TIME.get(Standing(row.to_state), "Something was not done in time: {}")
    return _STEPS[Trigger(row.trigger)]


def _certificates(person: Person) -> Iterator[TimelineEntry]:
    for row in Credential.objects.filter(certification__person=person).exclude(signed_at=None):
        title = f"Certificate {row.number} was signed"
        yield TimelineEntry(row.signed_at, "certificate", title, f"Key {row.key_id}", "Advocert")


def _messages(person: Person) -> Iterator[TimelineEntry]:
    names = {target.slug: target.name for target in read_targets(conf.targets())}
    for row in OutboxMessage.objects.filter(person=person):
        name, wanted = names.get(row.target, row.target), "on" if row.grants else "off"
        if row.state == OutboxMessage.SENT:
            title = f"{name} was told to switch access {wanted}"
        elif row.state == OutboxMessage.PARKED:
            title = f"{name} could not be told to switch access {wanted}. Its owner must look"
        else:
            title = f"{name} will be told to switch access {wanted}"
        yield TimelineEntry(row.sent_at or row.created_at, "access", title, row.last_error, "Advocert")
