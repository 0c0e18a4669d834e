"""A whole check in parts: on a site that works meanwhile, and over any tree with a gap."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_certificates import api
from advocert_certificates.domain.audit import Entry, audit
from advocert_certificates.domain.audit_tree import Growth
from advocert_certificates.domain.merkle import Frontier, leaf_hash
from advocert_certificates.models import Certification, LogEntry, Transition
from advocert_certificates.usecases.auditing import Stored
from advocert_certificates.usecases.ledger import sequence_entries


class Busy(Stored):
    """The database of a site where something is decided just before a part is read, each time a different thing."""

    def __init__(self, deeds):
        super().__init__(part=3)
        self.deeds = deeds

    def _decide(self):
        if self.deeds:
            self.deeds.pop()()

    def entries(self):
        for part in super().entries():
            self._decide()
            yield part

    def nodes_beyond(self):
        self._decide()
        return super().nodes_beyond()

    def people(self, part):
        found = super().people(part)
        self._decide()
        return found


@pytest.mark.django_db
def test_what_is_decided_while_the_check_runs_is_no_finding(lives):
    def revoke(user_id):
        api.revoke_certification(lives.of(user_id).uuid, reason_code="other", actor="marta", now=lives.now)
        sequence_entries()
        api.make_checkpoint(now=lives.now)

    deeds = [lambda one=one: revoke(one) for one in (1, 3, 5)]
    deeds += [lambda: api.erase_person(lives.person(6).uuid, actor="hanna", now=lives.now)]
    before = LogEntry.objects.count()
    source = Busy(deeds)
    assert list(audit(source)) == []
    assert source.deeds == []
    assert LogEntry.objects.count() > before + 4


@pytest.mark.django_db
def test_a_finding_that_stays_is_named_although_it_is_looked_at_twice(lives):
    Certification.objects.filter(pk=lives.of(4).pk).update(state="certified")
    assert [found[:2] for found in audit(Busy([]))] == [("certification", str(lives.of(4).uuid))]


def held():
    """Return how many rows and entries are in memory, of what a log has most of."""
    gc.collect()
    return sum(isinstance(one, Transition | LogEntry | Certification | Entry) for one in gc.get_objects())


@pytest.mark.django_db
def test_what_is_held_at_once_does_not_grow_with_the_log(lives):
    most, before = [], held()
    assert api.audit_log(watch=lambda *_far: most.append(held() - before), part=1).sound
    one_life = max(
        Certification.objects.filter(person=lives.person(number)).count() for number in range(1, 8)
    )
    steps = max(
        Transition.objects.filter(certification__person=lives.person(number)).count()
        for number in range(1, 8)
    )
    # The people of one part: their rows, and the entries made of them; nothing of the parts before.
    assert max(most) <= one_life + 3 * steps < LogEntry.objects.count()


class Tree:
    """A log of so many leaves with its stored subtrees."""

    def __init__(self, size):
        self.size, self.made, tree = size, {}, Frontier()
        self.leaves = [Leaf(number) for number in range(size)]
        for leaf in self.leaves:
            self.made.update({key[:2]: key[2].hex() for key in tree.grow(bytes.fromhex(leaf.leaf_hash))})

    def size_now(self):
        return self.size

    def nodes(self, begin, end):
        return {key: one for key, one in self.made.items() if begin < (key[1] + 1) << key[0] <= end}

    def nodes_beyond(self):
        return iter([key for key in self.made if (key[1] + 1) << key[0] > self.size])


class Leaf:
    def __init__(self, number):
        self.number, self.leaf_hash = number, leaf_hash(str(number).encode()).hex()


def found_in(tree, leaves, part):
    growth = Growth(tree, iter(()))
    found = [
        one for begin in range(0, len(leaves), part) for one in growth.grow(leaves[begin : begin + part])
    ]
    return [*found, *growth.end()]


@given(st.integers(1, 60), st.data())
def test_each_missing_entry_is_named_once_whatever_the_parts(size, data):
    gone = data.draw(st.sets(st.integers(0, size - 1)))
    tree, part = Tree(size), data.draw(st.integers(1, size))
    left = [leaf for leaf in tree.leaves if leaf.number not in gone]
    assert [found[:2] for found in found_in(tree, left, part)] == [
        ("entry", str(one)) for one in sorted(gone)
    ]


@given(st.integers(1, 60), st.data())
def test_a_subtree_that_is_wrong_missing_or_too_many_is_named_whatever_the_parts(size, data):
    tree, part = Tree(size), data.draw(st.integers(1, size))
    key = data.draw(st.sampled_from(sorted(tree.made)))
    way = data.draw(st.sampled_from(["wrong", "missing", "too many"]))
    if way == "too many":
        key = (key[0], (size >> key[0]) + data.draw(st.integers(0, 3)))
    if way == "missing":
        del tree.made[key]
    else:
        tree.made[key] = "00" * 32
    assert [found[:2] for found in found_in(tree, tree.leaves, part)] == [("node", f"{key[0]}/{key[1]}")]
