"""What is said about the questions of an exam."""

from dataclasses import dataclass

from advocert_certificates.domain.item_statistics import (
    EASY,
    ENOUGH,
    HARD,
    HIDDEN_BELOW,
    Interval,
    ItemStatistics,
    OptionStatistics,
)


@dataclass(frozen=True)
class ExamAnalysis:
    """One exam in numbers. `firsts` are first attempts, `passed_first` the share of them that passed.

    `course_key` and `usage_key` say where the exam stands; both are empty where nobody knows.
    """

    ref: str
    attempts: int
    people: int
    firsts: int
    passed_first: Interval
    items: tuple[ItemStatistics, ...]
    course_key: str = ""
    usage_key: str = ""


__all__ = [
    "EASY",
    "ENOUGH",
    "HARD",
    "HIDDEN_BELOW",
    "ExamAnalysis",
    "Interval",
    "ItemStatistics",
    "OptionStatistics",
]
