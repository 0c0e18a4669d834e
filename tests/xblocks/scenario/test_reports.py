"""What instructors get and do: a report of runs, a rescore, an override."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

import pytest
from tests.support.strict_runtime import BEN, Platform
from tests.xblocks.scenario.moves import FIT, GOOD, chat, passed, practice, written
from tests.xblocks.scenario.talk import NAME, Talk


@pytest.fixture
def talk(platform: Platform) -> Talk:
    return chat(platform)


@dataclass
class Entry:
    """What the platform hands to a report: one learner's state of one block."""

    username: str
    state: dict[str, Any] = field(default_factory=dict)


def report(talk: Talk, limit: int | None = None) -> list[Any]:
    entries = [Entry("ada", {"advocert_state": talk.platform.state(NAME)}), Entry("ben")]
    return list(talk.platform.block(NAME, None).generate_report_data(iter(entries), limit))


def test_a_report_has_a_line_per_counting_run_and_no_words(talk: Talk) -> None:
    practice(talk)
    written(written(talk, GOOD), FIT)
    assert report(talk) == [
        ("ada", {"Run": 1, "Score": 100, "Passed": "yes"}),
        ("ada", {"Run": 2, "Score": 100, "Passed": "yes"}),
    ]


def test_a_report_keeps_the_order_of_its_columns(talk: Talk) -> None:
    """The platform sorts the columns of anything but an ordered dictionary by the alphabet."""
    passed(talk)
    assert {type(line) for _, line in report(talk)} == {OrderedDict}


def test_a_report_keeps_to_its_limit(talk: Talk) -> None:
    practice(talk)
    assert len(report(talk, 1)) == 1


def test_a_rescore_publishes_what_is_kept(talk: Talk) -> None:
    passed(talk)
    talk.platform.grades.clear()
    talk.platform.block(NAME).rescore(only_if_higher=False)
    assert talk.platform.grade(NAME) == (1.0, 1.0)


def test_nothing_can_be_rescored_before_a_run_counts(talk: Talk) -> None:
    with pytest.raises(ValueError, match="no run of this learner counts yet"):
        talk.platform.block(NAME, BEN).rescore(only_if_higher=False)


def test_an_override_by_staff_rewrites_nothing(talk: Talk) -> None:
    passed(talk)
    block = talk.platform.block(NAME)
    block.set_score(block.get_score()._replace(raw_earned=0.0))
    assert talk.platform.block(NAME).get_score().raw_earned == 1.0
