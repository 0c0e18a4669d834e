"""What certified people have to do beside renewing: changed clauses, another area, and what a person must look at.

Called by the evaluation under the person's lock; everything here may run again and changes nothing then.
"""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from advocert_certificates.domain.eligibility import wanted_of
from advocert_certificates.domain.instants import format_instant
from advocert_certificates.domain.lifecycle import ACTIVE, State, Trigger
from advocert_certificates.domain.programme import Level
from advocert_certificates.domain.reimmersion import Duty, duties_of
from advocert_certificates.domain.standing import standing_at
from advocert_certificates.models import Certification, Evidence, ProgrammeVersion, Task
from advocert_certificates.usecases.conditions import period_of
from advocert_certificates.usecases.desk import Desk
from advocert_certificates.usecases.outbox import Change, tell
from advocert_certificates.usecases.programmes import active_version, rules_of
from advocert_certificates.usecases.storing import store
from advocert_certificates.usecases.transitions import BY_RULES, Why, step, take_step

OPEN_FOR = timedelta(days=30)
_CLAUSES = ("clause", "note")
_REASONS = {"clause": "clause_changed", "note": "clause_noted"}


def follow_up(desk: Desk, row: Certification, level: Level, version: ProgrammeVersion, now: datetime) -> None:
    """Open and close the tasks of one certification, and put it down for review if a grade has fallen."""
    _follow_clauses(desk, row, level, version, now)
    if standing_at(row.state, period_of(row), now) not in ACTIVE:
        return
    for fact in desk.facts[row.person_id]:
        if fact.evaluated_at is None and row.valid_from and fact.occurred_at > row.valid_from:
            _follow_note(desk, row, fact, now)


def assign(row: Certification, duty: Duty, why: Why, now: datetime) -> None:
    """Give a task: step and row. The caller holds the person's lock inside a transaction."""
    desk = Desk.around(row)
    _give(desk, row, duty, why, now)
    store(desk.made, now)


def finish(row: Certification, task: Task, why: Why, now: datetime) -> None:
    """End a task; scopes that it had closed open again. The caller holds the person's lock."""
    desk = Desk.around(row)
    _end(desk, row, task, why, now, "done")
    store(desk.made, now)


def refresh_tasks(row: Certification, now: datetime) -> None:
    """Ask for what was published while a certification was held back. The caller holds the person's lock."""
    version = active_version()
    level = rules_of(version).level(row.level_ref) if version else None
    if version is not None and level is not None:
        desk = Desk.around(row)
        _follow_clauses(desk, row, level, version, now)
        store(desk.made, now)


def _give(desk: Desk, row: Certification, duty: Duty, why: Why, now: datetime) -> None:
    uuid = uuid4()
    due_at = duty.due_at.replace(microsecond=0)
    said = {
        "ref": str(uuid),
        "scopes": list(duty.scopes),
        "due_at": format_instant(due_at),
        "kind": duty.kind,
    }
    take_step(desk, row, step(Trigger.ASSIGN, now, task={**said, "about": duty.ref}), why)
    task = Task(
        uuid=uuid,
        certification=row,
        kind=duty.kind,
        ref=duty.ref,
        title=duty.title,
        scopes=list(duty.scopes),
        opened_at=now,
        due_at=due_at,
        evidence=why.evidence,
    )
    desk.tasks(row).append(task)
    desk.made.tasks.append(task)


def _end(desk: Desk, row: Certification, task: Task, why: Why, now: datetime, ended: str) -> None:
    before, _ = take_step(desk, row, step(Trigger.DONE, now, ref=str(task.uuid), ended=ended), why)
    task.done_at, task.ended = now, ended
    if task.pk:
        desk.made.finished.append(task)
    if task.scopes and task.due_at <= now and before.standing(now) in ACTIVE:
        tell(desk, row.person, Change("changed", "renewed", row), now)


def _follow_clauses(
    desk: Desk, row: Certification, level: Level, version: ProgrammeVersion, now: datetime
) -> None:
    if row.state in {State.LEARNING, State.REVOKED}:
        return
    wanted = _wanted(desk, row, level, version, now)
    tasks = [task for task in desk.tasks(row) if task.kind in _CLAUSES and task.ended != "void"]
    for task in tasks:
        if task.done_at is None and task.ref not in wanted:
            _close(desk, row, task, level, now)
    if standing_at(row.state, period_of(row), now) not in ACTIVE:
        return
    known = {task.ref for task in tasks}
    for ref, duty in wanted.items():
        if ref not in known:
            _give(desk, row, duty, Why(_REASONS[duty.kind], BY_RULES, "rules"), now)


def _close(desk: Desk, row: Certification, task: Task, level: Level, now: datetime) -> None:
    """Close a task about a text: it was signed, or it is no longer asked for."""
    in_force = any(f"{one.ref}@{one.version}" == task.ref for one in wanted_of(level.requires))
    reason, ended = ("clause_signed", "done") if in_force else ("clause_withdrawn", "void")
    _end(desk, row, task, Why(reason, BY_RULES, "rules"), now, ended)


def _follow_note(desk: Desk, row: Certification, fact: Evidence, now: datetime) -> None:
    if fact.kind == "course.graded" and row.review_since is None and _fell(desk, fact):
        # Never a reason to take anything back: new content alone can lower a grade (R10).
        row.review_since = now
        take_step(desk, row, step(Trigger.FLAG, now), Why("lower_grade", BY_RULES, "rules", evidence=fact))
    if fact.kind == "placement.changed":
        _check_placement(desk, row, fact, now)


def _fell(desk: Desk, grade: Evidence) -> bool:
    """Return whether a grade does not pass and is lower than the one before it; with none before it, it is.

    The rules certify while the platform's grade still climbs: what is done next then brings a higher grade that
    does not pass yet, which is no reason to look at anybody.
    """
    if grade.body.get("passed") is not False:
        return False
    same = (grade.kind, grade.course_key)
    told = [one for one in desk.facts[grade.person_id] if (one.kind, one.course_key) == same]
    earlier = told[: told.index(grade)]
    if not earlier:
        return True
    return earlier[-1].body.get("passed") is True or _percent(earlier[-1]) > _percent(grade)


def _percent(grade: Evidence) -> float:
    percent = grade.body.get("percent")
    return percent if isinstance(percent, int | float) else 0


def _check_placement(desk: Desk, row: Certification, fact: Evidence, now: datetime) -> None:
    """Ask for a check of area or country that the certification does not cover; another role is only noted."""
    what, value = str(fact.body.get("what")), str(fact.body.get("value"))
    terms = {"area": row.terms.get("areas", []), "country": row.terms.get("regions", [])}
    if value in terms.get(what, []):
        return
    scopes = tuple(row.terms.get("scopes", [])) if what in terms else ()
    duty = Duty(what, value, f"Check: {what} {value}", scopes, now + OPEN_FOR)
    todo = (task for task in desk.tasks(row) if task.done_at is None)
    if not any((task.kind, task.ref) == (what, value) for task in todo):
        _give(desk, row, duty, Why("placement_changed", BY_RULES, "rules", evidence=fact), now)


def _wanted(
    desk: Desk, row: Certification, level: Level, version: ProgrammeVersion, now: datetime
) -> dict[str, Duty]:
    known, in_force_at = [fact for fact, _ in desk.read(row.person_id)], version.in_force_at or now
    # With no change known, every text that is not signed is named: only then the changes are worth a query.
    if not duties_of(level, known, {}, in_force_at):
        return {}
    return {duty.ref: duty for duty in duties_of(level, known, desk.changes, in_force_at)}


def task_of(uuid: UUID) -> Task | None:
    """Return the task of this uuid with its certification."""
    return Task.objects.select_related("certification").filter(uuid=uuid).first()
