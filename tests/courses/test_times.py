"""When the learner spoke: beside the times of the others, so that a thread reads like one."""

import pytest

from advocert_courses.views import PostView, timed


def of(*spoken: tuple[str, str]) -> list[str]:
    """The times of a thread; each post is its speaker, `me` for the learner, and the time that the file tells."""
    posts = [
        PostView(None if who == "me" else who, "", "x", who == "me", "post", time) for who, time in spoken
    ]
    return [post.time for post in timed(posts)]


def test_a_reply_stands_a_little_after_what_it_answers() -> None:
    assert of(("Priya", "09:12"), ("me", "")) == ["09:12", "09:14"]


def test_two_replies_in_a_row_follow_each_other() -> None:
    assert of(("Priya", "23:57"), ("me", ""), ("Tom", ""), ("me", "")) == ["23:57", "23:59", "", "00:01"]


@pytest.mark.parametrize("time", ["", "next morning", "25:00", "9:5", "09:12 pm"])
def test_without_a_time_of_day_there_is_none(time: str) -> None:
    assert of(("Priya", time), ("me", "")) == [time, ""]


def test_a_narration_ends_the_clock() -> None:
    """It may be the next morning by then."""
    told = PostView(None, "", "The next morning.", mine=False, kind="narration")
    first = PostView("Priya", "", "x", mine=False, kind="post", time="21:05")
    mine = PostView(None, "", "y", mine=True, kind="post")
    assert [post.time for post in timed([first, told, mine])] == ["21:05", "", ""]


def test_what_opens_a_thread_stands_before_its_answer() -> None:
    assert of(("me", ""), ("Luca", "20:41"), ("me", "")) == ["20:32", "20:41", "20:43"]


def test_a_time_that_comes_later_changes_nothing_above_it() -> None:
    assert of(("me", ""), ("Luca", ""), ("me", ""), ("Luca", "20:41"))[0] == ""


def test_a_deed_has_no_time() -> None:
    posts = [
        PostView("Priya", "", "x", mine=False, kind="post", time="09:12"),
        PostView(None, "", "y", mine=True, kind="action"),
    ]
    assert timed(posts)[1].time == ""
