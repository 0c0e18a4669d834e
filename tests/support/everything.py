"""All that the whole check of the log reads, held in memory: as it is stored, or with changes.

everything = read_everything()
audit(everything)  # the same rules, in parts of `everything.part`
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from advocert_certificates.domain.audit import Entry, People
from advocert_certificates.domain.lives import Life
from advocert_certificates.usecases.auditing import Stored
from advocert_certificates.usecases.logbook import is_our_note


@dataclass
class Everything:
    """What a test may change. `nodes` by (level, place), `evidence` digests and `lives` by uuid."""

    size: int
    stored: list[Entry]
    nodes_stored: dict[tuple[int, int], str]
    notes: list[tuple[int, str, str]]
    gone_from_log: list[str]
    lives: dict[str, Life]
    evidence: dict[str, str]
    names: list[tuple[str, str, str]]
    hashed: list[tuple[str, str, str, str]]
    part: int = 500
    is_ours: Callable[[str], bool] = is_our_note

    def size_now(self):
        return self.size

    def entries(self):
        return self._parts(sorted(self.stored, key=_by_number))

    def nodes(self, begin, end):
        return {
            key: value for key, value in self.nodes_stored.items() if begin < (key[1] + 1) << key[0] <= end
        }

    def nodes_beyond(self):
        return iter([key for key in self.nodes_stored if (key[1] + 1) << key[0] > self.size])

    def own_records(self):
        return (entry.record for entry in self.stored if not entry.in_a_life and entry.record)

    def checkpoints(self):
        return iter(self.notes)

    def actors(self):
        return self.names

    def texts(self):
        return iter(self.hashed)

    def unlogged(self):
        return iter(self.gone_from_log)

    def parts_of_people(self):
        steps = [entry.record for entry in self.stored if entry.in_a_life]
        owners = {record["certification"]: str(record.get("person")) for record in reversed(steps)}
        people = {}
        for name in {**owners, **self.lives}:
            people.setdefault(owners.get(name, name), set()).add(name)
        return self._parts(list(people.values()))

    def people(self, part):
        names = set().union(*part)
        return People(
            [entry for entry in self.stored if entry.in_a_life and entry.record["certification"] in names],
            {name: life for name, life in self.lives.items() if name in names},
            self.evidence,
        )

    def _parts(self, rows):
        return (rows[begin : begin + self.part] for begin in range(0, len(rows), self.part))


def read_everything():
    """Return all that is stored."""
    stored = Stored(part=10**6)
    (ids,) = stored.parts_of_people()
    people = stored.people(ids)
    own = [entry for part in stored.entries() for entry in part if not entry.in_a_life]
    return Everything(
        size=stored.size,
        stored=sorted([*people.entries, *own], key=_by_number),
        nodes_stored={**stored.nodes(0, stored.size)},
        notes=list(stored.checkpoints()),
        gone_from_log=list(stored.unlogged()),
        lives=dict(people.lives),
        evidence=dict(people.evidence),
        names=list(stored.actors()),
        hashed=list(stored.texts()),
    )


def _by_number(entry):
    return entry.number is None, entry.number or 0


def in_parts_of(everything, part):
    """Return the same, read in parts of this size."""
    return replace(everything, part=part)
