"""What was measured when somebody earned a level: the results that the certificate carries.

Only what the programme asks for with a number: the exam's score, and how many conversations were passed. No
answers, no dates, nothing of attempts that failed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from advocert_certificates.domain.eligibility import Group, Leaf, Requirement, evaluate
from advocert_certificates.domain.facts import EXAM, Fact, read_fact
from advocert_certificates.domain.programme import Level
from advocert_certificates.models import Evidence

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def results_of(rows: Sequence[Evidence], level: Level) -> list[dict[str, str]]:
    """Return the results as the snapshot keeps them, in the words of `domain.snapshot.Result`.

    `rows` is everything that the person did, in the order of time.
    """
    found = {}
    for leaf in _leaves(level.requires):
        for result in _of_leaf(leaf, rows):
            found.setdefault(result["slug"], result)
    return list(found.values())


def _leaves(requirement: Requirement) -> Iterator[Leaf]:
    if isinstance(requirement, Group):
        for member in requirement.members:
            yield from _leaves(member)
    else:
        yield requirement


def _of_leaf(leaf: Leaf, rows: Sequence[Evidence]) -> Iterator[dict[str, str]]:
    if leaf.kind == "exam":
        for wanted in leaf.wanted:
            yield from _exam(wanted.ref, wanted.title, rows)
    elif leaf.kind == "scenarios":
        done = evaluate(leaf, (fact for row in rows if (fact := _fact(row)))).requirements[0].done
        if done:
            yield {
                "slug": "conversations",
                "name": leaf.title,
                "value": str(done),
                "result_type": "RawScore",
                "required": str(leaf.needed),
            }


def _exam(ref: str, title: str, rows: Sequence[Evidence]) -> Iterator[dict[str, str]]:
    """The newest attempt that was passed: the one that the level or its renewal rests on."""
    for row in reversed(rows):
        fact = _fact(row)
        if fact and fact.kind == EXAM and fact.ref == ref and fact.counts:
            yield {
                "slug": _NOT_IN_SLUG.sub("-", ref.lower()).strip("-") or "exam",
                "name": title,
                "value": _number(row.body, "correct"),
                "result_type": "RawScore",
                "required": _number(row.body, "needed"),
                "lowest": "0",
                "highest": _number(row.body, "items"),
            }
            return


def _fact(row: Evidence) -> Fact | None:
    return read_fact(row.kind, row.ref, row.body, occurred_at=row.occurred_at, enrolled=row.enrolled)


def _number(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else "0"
