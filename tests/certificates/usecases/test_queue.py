"""Who is next, against a plain description of it, on random queues."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.support.programmes import NOW

from advocert_certificates.models import OutboxMessage, Person
from advocert_certificates.usecases import queue

STATES = (OutboxMessage.PENDING, OutboxMessage.SENT, OutboxMessage.PARKED)
MINUTES = st.integers(-3, 3)
ROWS = st.lists(
    st.tuples(
        st.integers(0, 3),  # person
        st.sampled_from(["library", "chat"]),
        st.sampled_from(STATES + STATES[:1] * 3),
        st.booleans(),  # urgent
        MINUTES,  # due
        st.one_of(st.none(), MINUTES),  # leased until
    ),
    max_size=25,
)


def made(rows):
    people = [
        Person.objects.create(platform_user_id=one, username=f"u{one}", created_at=NOW) for one in range(4)
    ]
    for number, (person, target, state, urgent, due, leased) in enumerate(rows, 1):
        OutboxMessage.objects.create(
            event_id=f"evt_{number}", target=target, person=people[person], sequence=number, type="t", body="{}",
            grants=True, created_at=NOW, state=state, urgent=urgent, due_at=NOW + timedelta(minutes=due),
            lease_until=None if leased is None else NOW + timedelta(minutes=leased),
        )  # fmt: skip
    return list(OutboxMessage.objects.all())


def described(messages, target):
    """The definition in words: waiting, due, in nobody's hands, and the person's oldest that waits."""
    waiting = [one for one in messages if one.target == target and one.state == OutboxMessage.PENDING]
    first = {}
    for one in sorted(waiting, key=lambda one: one.sequence):
        first.setdefault(one.person_id, one.pk)
    free = [
        one
        for one in waiting
        if one.pk == first[one.person_id]
        and one.due_at <= NOW
        and (one.lease_until is None or one.lease_until < NOW)
    ]
    return [one.pk for one in sorted(free, key=lambda one: (not one.urgent, one.due_at, one.pk))]


class TestNextInLine(TestCase):
    """Hypothesis needs a transaction per example, which its own TestCase gives."""

    @pytest.fixture(autouse=True)
    def small_pages(self, monkeypatch):
        monkeypatch.setattr(queue, "_PAGE", 3)

    @given(ROWS)
    def test_it_is_what_the_words_say(self, rows):
        messages = made(rows)
        for target in ("library", "chat"):
            assert queue.next_in_line(target, 64, NOW) == described(messages, target)

    @given(ROWS, st.integers(0, 4))
    def test_fewer_are_the_first_of_them(self, rows, count):
        messages = made(rows)
        assert queue.next_in_line("library", count, NOW) == described(messages, "library")[:count]
