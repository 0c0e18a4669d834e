"""Which card is asked on which day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.memory import Grade
from advocert_courses.models import Deck, DeckPart, Example, PracticeMoment
from advocert_courses.practice import Practice, Round, practice_of

DAY = date(2026, 11, 24)


def deck(cards_a_day: int = 5) -> Deck:
    def part(after: str, count: int) -> DeckPart:
        cards = tuple(PracticeMoment(f"{after}-{n}", (), Example("x")) for n in range(count))
        return DeckPart(after, after, cards)

    return Deck(
        "FND-DECK", "Keep it", "", (3, 24, 90, 180), cards_a_day, (part("A", 6), part("B", 4)), "0" * 64
    )


def after_days(days: int) -> date:
    return DAY + timedelta(days=days)


def finished(*, held: tuple[int, ...] = (), a: date = DAY, b: date | None = DAY) -> Practice:
    return practice_of(deck(), {"A": a} if b is None else {"A": a, "B": b}, {}, held)


def test_cards_open_with_what_they_stand_under():
    assert set(finished(b=None).opened) == {f"A-{n}" for n in range(6)}


def test_nothing_is_due_before_the_first_checkpoint():
    assert [finished().round_of(after_days(days)) for days in (0, 1, 2)] == [None, None, None]


def test_a_round_is_as_long_as_the_author_says():
    current = finished().round_of(after_days(3))
    assert current is not None
    assert len(current.refs) == 5


def test_a_round_mixes_parts():
    current = finished().round_of(after_days(3))
    assert current is not None
    assert {ref[0] for ref in current.refs} == {"A", "B"}


def test_what_is_nearest_to_being_forgotten_comes_first():
    practice = finished(a=after_days(-9))
    current = practice.round_of(after_days(3))
    assert current is not None
    assert {ref[0] for ref in current.refs} == {"A"}


def test_the_rhythm_begins_with_the_last_part():
    assert (finished(b=None).rhythm, finished(b=after_days(7)).rhythm) == (None, after_days(7))


def test_a_checkpoint_brings_a_full_round_when_little_is_due():
    practice = finished()
    for ref in practice.opened:
        memory = practice.after(ref, Grade.GOOD, after_days(3))
        practice = practice_of(practice.deck, {"A": DAY, "B": DAY}, {**practice.memories, ref: memory}, (3,))
    later = after_days(180)
    well = {ref: practice.after(ref, Grade.GOOD, after_days(170)) for ref in practice.opened}
    known = practice_of(practice.deck, {"A": DAY, "B": DAY}, well, (3, 24, 90))
    current = known.round_of(later)
    assert current is not None
    assert (known.due(later), current.checkpoint, len(current.refs)) == ([], 180, 5)


def test_of_several_missed_checkpoints_the_newest_is_due():
    assert finished().checkpoint(after_days(100)) == 90


def test_a_checkpoint_that_was_held_is_over():
    assert finished(held=(3, 24, 90)).checkpoint(after_days(100)) is None


def test_a_card_that_had_gone_comes_once_more_and_only_once():
    current = Round(DAY, ("a", "b"))
    for ref, grade in (("a", Grade.AGAIN), ("b", Grade.GOOD)):
        current = current.with_answer(ref, grade)
    assert current.current == "a"
    assert current.with_answer("a", Grade.AGAIN).current is None


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from([(), (3,), (3, 24), (3, 24, 90, 180)]))
def test_the_next_day_is_one_on_which_something_is_due(days: int, later: int, held: tuple[int, ...]):
    practice = finished(held=held, b=after_days(later))
    day = after_days(days)
    following = practice.next_day(day)
    assert following is not None
    assert following > day
    assert practice.round_of(following) is not None


@given(st.lists(st.sampled_from(Grade), min_size=1, max_size=60))
def test_every_round_ends_and_every_card_stays_within_reach(grades: list[Grade]):
    memories, day = {}, after_days(3)
    for place in range(4):
        practice = practice_of(deck(), {"A": DAY, "B": DAY}, memories)
        current = practice.round_of(day) or practice.extra_round(day)
        assert current is not None
        for step in range(12):
            ref = current.current
            if ref is None:
                break
            grade = grades[(place * 12 + step) % len(grades)]
            memories[ref] = practice_of(deck(), {"A": DAY, "B": DAY}, memories).after(ref, grade, day)
            current = current.with_answer(ref, grade)
        assert current.current is None
        day = practice.next_day(day) or day


def test_memory_grows_where_it_was_asked():
    practice = finished()
    memories = {"A-0": practice.after("A-0", Grade.GOOD, after_days(3))}
    grown, other = practice_of(deck(), {"A": DAY, "B": DAY}, memories).growth()
    assert (grown.now > grown.start, grown.asked, other.asked) == (True, 1, 0)
