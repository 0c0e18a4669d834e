"""Two times: when something was so, and when it was known.

A fact row says that a span held (`begin` to `end`) and that this was believed from `recorded_at` until
`superseded_at`. Rows are never changed but for the one moment at which something else came to be known, so any
question of the form "on day D, as known on day K" has one answer for ever.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from advocert_certificates.domain.condition import Span

# Not null: an index on a range works the same on every database when the end is always there.
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class Belief:
    """What has to change: rows that are no longer believed, and spans that are believed from now on."""

    superseded: tuple[Span, ...]
    recorded: tuple[Span, ...]


def revise(believed: Iterable[Span], spans: Iterable[Span], since: datetime) -> Belief:
    """Return how belief changes when from `since` on only `spans` hold. What lies before stays as it was."""
    old = frozenset(believed)
    return compare(old, [*(cut for span in old if (cut := _before(span, since))), *spans])


def compare(believed: Iterable[Span], spans: Iterable[Span]) -> Belief:
    """Return how belief changes when all of it is worked out anew."""
    old, new = frozenset(believed), frozenset(_joined(spans))
    return Belief(tuple(sorted(old - new)), tuple(sorted(new - old)))


def _before(span: Span, since: datetime) -> Span | None:
    if span.end <= since:
        return span
    if span.begin >= since:
        return None
    return Span(span.scope, span.area, span.region, span.begin, since)


def _joined(spans: Iterable[Span]) -> Iterable[Span]:
    """Join what touches, so that a step without consequences changes no row."""
    last: Span | None = None
    for span in sorted(spans):
        if last and _same_thing(last, span) and span.begin <= last.end:
            last = Span(last.scope, last.area, last.region, last.begin, max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _same_thing(one: Span, other: Span) -> bool:
    return (one.scope, one.area, one.region) == (other.scope, other.area, other.region)
