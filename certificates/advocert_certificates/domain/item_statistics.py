"""How well the questions of an exam work, from answers: difficulty, discrimination, distractors, time.

Every number carries how many answers stand behind it and an interval of 95 %. Thresholds are those of certifying
tests: questions are meant to be answered right by 60 to 95 % of those who are ready; a question whose correlation
with the rest of the exam is below .20 even at the upper end says little; a wrong answer that at most 5 % choose, even
at the upper end, fools nobody. Fewer than `HIDDEN_BELOW` people: nothing is shown, because one could recognise them;
fewer than `ENOUGH`: numbers, and no judgement.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

HIDDEN_BELOW, ENOUGH = 5, 30
LOW_R, EASY, HARD, WORKS = 0.20, 0.95, 0.60, 0.05
_Z = 1.959964
_UNCLEAR_COUNT, _UNCLEAR_SHARE = 3, 0.05


@dataclass(frozen=True)
class Interval:
    """A value between its ends; shares from 0 to 1, correlations from -1 to 1."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Response:
    """One answer: original option indexes (None: no answer), seconds, whether it was right, and of which person (a key)."""

    ref: str
    options: int
    answer: tuple[int, ...] | None
    seconds: int
    right: bool
    unclear: bool = False
    person: int = 0


@dataclass(frozen=True)
class OptionStatistics:
    """One option: how many chose it, their share, and how it goes with the rest of the exam (None: cannot be said)."""

    index: int
    count: int
    share: Interval
    r: Interval | None
    is_key: bool

    @property
    def fools_nobody(self) -> bool:
        """Whether it is wrong and hardly anybody takes it."""
        return not self.is_key and self.share.high < WORKS

    @property
    def draws_the_strong(self) -> bool:
        """Whether it is wrong and those who do well take it more often."""
        return not self.is_key and self.r is not None and self.r.low > 0


@dataclass(frozen=True)
class ItemStatistics:
    """One question. `difficulty` is the share of right answers, `r` the correlation with the rest of the exam.

    `count` are answers, `people` those who gave them: whoever tries again may meet a question again.
    """

    ref: str
    count: int
    difficulty: Interval
    r: Interval | None
    seconds: int
    left_out: int
    unclear: int
    options: tuple[OptionStatistics, ...]
    people: int

    @property
    def verdict(self) -> str:
        """Return what to think of it: one word of `VERDICTS`, the most urgent one."""
        if self.people < HIDDEN_BELOW:
            return "hidden"
        if self.count < ENOUGH:
            return "few"
        return next((name for name, holds in _CHECKS if holds(self)), "good")


VERDICTS = ("key", "unclear", "weak", "hard", "easy", "spare", "good", "few", "hidden")


def _may_have_a_wrong_key(item: ItemStatistics) -> bool:
    is_against = item.r is not None and item.r.high < 0
    return is_against or any(one.draws_the_strong for one in item.options)


_CHECKS = (
    ("key", _may_have_a_wrong_key),
    ("unclear", lambda item: item.unclear >= max(_UNCLEAR_COUNT, _UNCLEAR_SHARE * item.count)),
    ("weak", lambda item: item.r is not None and item.r.high < LOW_R),
    ("hard", lambda item: item.difficulty.high < HARD),
    ("easy", lambda item: item.difficulty.low > EASY),
    ("spare", lambda item: any(one.fools_nobody for one in item.options)),
)


def share_of(count: int, total: int) -> Interval:
    """Return a share with its interval of 95 % (Wilson), which holds for small numbers and for none or all."""
    if not total:
        return Interval(0.0, 0.0, 1.0)
    share, square = count / total, _Z * _Z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = _Z / (1 + square / total) * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    # Of none and of all the value is the end; rounding must not put it outside.
    return Interval(share, min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share))


def correlation(pairs: Sequence[tuple[float, float]]) -> Interval | None:
    """Return Pearson's r with its interval of 95 % (Fisher); None where one side never differs or too few are there."""
    count = len(pairs)
    if count <= 3:  # noqa: PLR2004 - the interval divides by the root of n - 3
        return None
    mean_x, mean_y = (sum(side) / count for side in zip(*pairs, strict=True))
    across = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread = sum((x - mean_x) ** 2 for x, _ in pairs) * sum((y - mean_y) ** 2 for _, y in pairs)
    if spread <= 0:
        return None
    r = across / math.sqrt(spread)
    turned = math.atanh(min(max(r, -0.999999), 0.999999))
    half = _Z / math.sqrt(count - 3)
    return Interval(r, math.tanh(turned - half), math.tanh(turned + half))


def statistics_of(attempts: Iterable[Sequence[Response]]) -> tuple[ItemStatistics, ...]:
    """Return the statistics of every question that was met, by its id.

    The other questions of the same attempt are the yardstick, as a share: forms differ from one another.
    """
    met: dict[str, list[tuple[Response, float]]] = defaultdict(list)
    for attempt in attempts:
        right = sum(one.right for one in attempt)
        for one in attempt:
            others = len(attempt) - 1
            met[one.ref].append((one, (right - one.right) / others if others else 0.0))
    return tuple(_item(ref, met[ref]) for ref in sorted(met))


def _item(ref: str, met: Sequence[tuple[Response, float]]) -> ItemStatistics:
    responses = [one for one, _ in met]
    times = [one.seconds for one in responses if one.answer is not None and one.seconds]
    return ItemStatistics(
        ref=ref,
        count=len(met),
        difficulty=share_of(sum(one.right for one in responses), len(met)),
        r=correlation([(float(one.right), rest) for one, rest in met]),
        seconds=round(median(times)) if times else 0,
        left_out=sum(one.answer is None for one in responses),
        unclear=sum(one.unclear for one in responses),
        options=_options(met),
        people=len({one.person for one in responses}),
    )


def _options(met: Sequence[tuple[Response, float]]) -> tuple[OptionStatistics, ...]:
    """Return the options where one or two are chosen; an order of steps has no distractors."""
    given = [(one, rest) for one, rest in met if one.answer is not None]
    size = max((one.options for one, _ in met), default=0)
    if not given or any(len(one.answer or ()) == size for one, _ in given):
        return ()
    keys = {index for one, _ in given if one.right for index in one.answer or ()}
    found = []
    for index in range(size):
        taken = [(float(index in (one.answer or ())), rest) for one, rest in given]
        count = round(sum(chosen for chosen, _ in taken))
        share = share_of(count, len(given))
        found.append(OptionStatistics(index, count, share, correlation(taken), index in keys))
    return tuple(found)
