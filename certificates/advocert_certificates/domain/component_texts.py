"""Which text of a conversation, exam or lesson somebody really took, and whether the programme lets it count.

Evidence names its texts by hash: the component's own, and for an exam each bank's. A programme names the texts
that it was made from. Whoever edits in Studio makes a text that no programme names: it is shown to HR as such,
and counts or not as the programme says. A withdrawn text never counts for what is still to be earned; what was
earned on it stays until a person decides (ADR 0065).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from advocert_certificates.domain.facts import CLAUSE, EXAM, LESSON, RECALL, SCENARIO, Fact

_WITH_TEXTS = frozenset({SCENARIO, EXAM, LESSON, RECALL})


class TextState(StrEnum):
    """What a programme says about the text behind a fact."""

    CURRENT = "current"
    EARLIER = "earlier"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"
    UNTOLD = "untold"
    NOT_ASKED = ""


@dataclass(frozen=True)
class TextRules:
    """What a programme knows about texts.

    Attributes:
        known: the hash of each component's text as the programme was compiled, by ref.
        earlier: hashes that earlier programmes named, by ref.
        withdrawn: hashes that never count again.
        unknown_counts: whether a text that no programme named counts.
        clauses: every clause text that stood in a programme, as (ref, version, hash).
    """

    known: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, frozenset[str]] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    unknown_counts: bool = True
    clauses: frozenset[tuple[str, int, str]] = frozenset()

    def with_earlier(self, others: Iterable["TextRules"]) -> "TextRules":
        """Return the same rules that also know the texts of other programmes."""
        earlier: dict[str, set[str]] = {}
        clauses = set(self.clauses)
        for other in others:
            clauses |= other.clauses
            for ref, sha256 in other.known.items():
                earlier.setdefault(ref, set()).add(sha256)
        frozen = {ref: frozenset(texts) for ref, texts in earlier.items()}
        return replace(self, earlier=frozen, clauses=frozenset(clauses))

    def state_of(self, fact: Fact) -> TextState:
        """Return what is known about the texts of a fact; the worst of them decides."""
        if fact.kind not in _WITH_TEXTS:
            return TextState.NOT_ASKED
        if not fact.texts:
            return TextState.UNTOLD if fact.ref in self.known else TextState.NOT_ASKED
        states = {self._state(ref, sha256) for ref, sha256 in fact.texts}
        return next(state for state in _WORST_FIRST if state in states)

    def judged(self, fact: Fact) -> Fact:
        """Return the fact as it counts under these rules."""
        if fact.kind == CLAUSE:
            return replace(fact, ours=(fact.ref, fact.version, fact.sha256) in self.clauses)
        state = self.state_of(fact)
        if not fact.counts or state in _FINE:
            return fact
        if state is TextState.WITHDRAWN:
            return replace(fact, counts=False, detail="Does not count: its text was withdrawn")
        if self.unknown_counts:
            return fact
        return replace(fact, counts=False, detail="Does not count: its text is not one of the programme's")

    def _state(self, ref: str, sha256: str) -> TextState:
        if sha256 in self.withdrawn:
            return TextState.WITHDRAWN
        if self.known.get(ref) == sha256:
            return TextState.CURRENT
        if sha256 in self.earlier.get(ref, ()):
            return TextState.EARLIER
        # A programme that names no text of this component cannot tell one from another, unless it must.
        return TextState.UNKNOWN if ref in self.known or not self.unknown_counts else TextState.NOT_ASKED


_FINE = frozenset({TextState.CURRENT, TextState.EARLIER, TextState.NOT_ASKED})
_WORST_FIRST = (
    TextState.WITHDRAWN,
    TextState.UNKNOWN,
    TextState.EARLIER,
    TextState.CURRENT,
    TextState.NOT_ASKED,
)
