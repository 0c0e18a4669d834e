"""Answers of many people to the exam: some know more than others, some questions are harder, and one is broken.

The deeds of the crowd are played once per style, so that thousands of facts are made in seconds. Here each person gets
answers of their own. Who passed still passes: at most as many are wrong as the cut allows.
"""

from collections.abc import Mapping
from random import Random
from typing import Any

# A question whose key is wrong, and one that people do not understand: what the page of questions is there for.
BROKEN, UNCLEAR, IDLE = "FND-Q-108", "FND-Q-211", "FND-Q-404"
_KNOWN, _SPREAD = 0.82, 0.3


def answered_by(
    number: int, body: dict[str, Any], keys: Mapping[str, list[int]], *, passes: bool = True
) -> dict[str, Any]:
    """Return the body of an exam as this person took it; the same number gives the same answers."""
    rng = Random(f"{number} {body['item_refs'][0]} {passes}")  # noqa: S311 - a made-up crowd, no secret
    ability = rng.uniform(-1, 1) if passes else rng.uniform(-1.6, -1)
    responses = [_answer(rng, ability, one[0], one[1], keys[one[0]]) for one in body["responses"]]
    wrong = [one for one in responses if not one[4]]
    limit = body["items"] - body["needed"]
    if passes:
        for one in [one for one in wrong if one[0] != BROKEN][: max(len(wrong) - limit, 0)]:
            one[2], one[4] = list(keys[one[0]]), True
    else:
        for one in responses[: max(limit + 1 - len(wrong), 0) * 2 : 2]:
            one[2], one[4] = _other(rng, one[0], one[1], keys[one[0]]), False
    correct = sum(one[4] for one in responses)
    unclear = [one[0] for one in responses if one[0] == UNCLEAR and rng.random() < 0.2]  # noqa: PLR2004 - a share
    seconds = sum(one[3] for one in responses)
    is_passed = correct >= body["needed"]
    told = {"responses": responses, "unclear": unclear, "correct": correct, "passed": is_passed}
    return {**body, **told, "seconds": seconds}


def _answer(rng: Random, ability: float, ref: str, order: list[int], key: list[int]) -> list[Any]:
    hardness = (sum(map(ord, ref)) % 9 - 3) / 40
    chance = 0.5 - 0.45 * ability if ref == BROKEN else _KNOWN + _SPREAD * ability - hardness
    seconds = round(rng.lognormvariate(3.4 + hardness, 0.5))
    is_right = rng.random() < min(max(chance, 0.05), 0.97)
    return [ref, order, list(key) if is_right else _other(rng, ref, order, key), seconds, is_right]


def _other(rng: Random, ref: str, order: list[int], key: list[int]) -> list[int]:
    """Return a wrong answer of the same form."""
    if len(key) == len(order):
        return [*key[1:], key[0]]
    if len(key) > 1:
        return [index for index in order if index not in key][:1] + key[:1]
    others = [[index] for index in order if [index] != key]
    return others[0] if ref in {BROKEN, IDLE} else rng.choice(others)
