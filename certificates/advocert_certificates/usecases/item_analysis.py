"""Which questions of an exam work: counted from all answers that are still kept, never person by person."""

from collections.abc import Iterator
from typing import Any

from advocert_certificates.data import ExamAnalysis
from advocert_certificates.domain.item_statistics import Response, share_of, statistics_of
from advocert_certificates.models import Evidence, EvidenceItems

EXAM = "exam.finished"
_PARTS = 5


def exams_with_answers() -> tuple[str, ...]:
    """Return the ids of the exams of which answers are kept."""
    rows = EvidenceItems.objects.filter(evidence__kind=EXAM).order_by("evidence__ref")
    return tuple(rows.values_list("evidence__ref", flat=True).distinct())


def analyse_exam(ref: str) -> ExamAnalysis:
    """Return the numbers of one exam. An attempt that was graded again counts once, as it was graded last."""
    newest = _newest(ref)
    attempts = [responses for _, responses in newest]
    firsts = [body for body, _ in newest if body.get("attempt") == 1 and body.get("window", 1) == 1]
    where = Evidence.objects.filter(kind=EXAM, ref=ref).exclude(usage_key="").order_by("-id").first()
    return ExamAnalysis(
        ref=ref,
        attempts=len(attempts),
        people=len({body["_person"] for body, _ in newest}),
        passed_first=share_of(sum(body.get("passed") is True for body in firsts), len(firsts)),
        firsts=len(firsts),
        items=statistics_of(attempts),
        course_key=where.course_key if where else "",
        usage_key=where.usage_key if where else "",
    )


def _newest(ref: str) -> list[tuple[dict[str, Any], list[Response]]]:
    found: dict[tuple[Any, ...], tuple[dict[str, Any], list[Response]]] = {}
    rows = EvidenceItems.objects.filter(evidence__kind=EXAM, evidence__ref=ref).order_by("evidence_id")
    values = rows.values_list("evidence__person_id", "evidence__body", "items")
    for person, body, items in values.iterator(chunk_size=2_000):
        responses = list(_responses(items, person))
        if responses:
            seat = (person, body.get("window", 1), body.get("attempt"), body.get("items_sha256"))
            found[seat] = ({**body, "_person": person}, responses)
    return list(found.values())


def _responses(items: Any, person: int) -> Iterator[Response]:
    """Yield what can be read; a fact of an older block, or of a stranger, has less."""
    told = items.get("responses", ()) if isinstance(items, dict) else ()
    unclear = items.get("unclear", ()) if isinstance(items, dict) else ()
    for one in told if isinstance(told, list) else ():
        if isinstance(one, list) and len(one) >= _PARTS and isinstance(one[0], str):
            ref, order, answer, seconds, right = one[:_PARTS]
            yield Response(
                ref=ref,
                options=len(order) if isinstance(order, list) else 0,
                answer=tuple(answer) if isinstance(answer, list) else None,
                seconds=seconds if isinstance(seconds, int) else 0,
                right=right is True,
                unclear=isinstance(unclear, list) and ref in unclear,
                person=person,
            )
