"""What was measured when somebody earned a level: the results that the certificate carries.

Only what the programme asks for with a number: the exam's score, and how many conversations were passed. No
answers, no dates, nothing of attempts that failed.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from advocert_certificates.domain.eligibility import Group, Leaf, Requirement, evaluate
from advocert_certificates.domain.facts import EXAM, Fact
from advocert_certificates.domain.programme import Level
from advocert_certificates.models import Evidence

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def results_of(facts: Mapping[Fact, Evidence], level: Level) -> list[dict[str, str]]:
    """Return the results as the snapshot keeps them, in the words of `domain.snapshot.Result`.

    `facts` is everything that the person did, in the order of time, as it counts, with its rows.
    """
    found: dict[str, dict[str, str]] = {}
    for leaf in _leaves(level.requires):
        for result in _of_leaf(leaf, facts):
            found.setdefault(result["slug"], result)
    return list(found.values())


def _leaves(requirement: Requirement) -> Iterator[Leaf]:
    if isinstance(requirement, Group):
        for member in requirement.members:
            yield from _leaves(member)
    else:
        yield requirement


def _of_leaf(leaf: Leaf, facts: Mapping[Fact, Evidence]) -> Iterator[dict[str, str]]:
    if leaf.kind == "exam":
        for wanted in leaf.wanted:
            yield from _exam(wanted.ref, wanted.title, facts)
    elif leaf.kind == "scenarios":
        done = evaluate(leaf, facts).requirements[0].done
        if done:
            yield {
                "slug": "conversations",
                "name": str(leaf.title),
                "value": str(done),
                "result_type": "RawScore",
                "required": str(leaf.needed),
            }


def _exam(ref: str, title: str, facts: Mapping[Fact, Evidence]) -> Iterator[dict[str, str]]:
    """The newest attempt that was passed: the one that the level or its renewal rests on."""
    for fact, row in reversed(list(facts.items())):
        if fact.kind == EXAM and fact.ref == ref and fact.counts:
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


def _number(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else "0"
