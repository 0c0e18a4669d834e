"""Small exams and banks for tests: three outcomes with so many questions each."""

from collections.abc import Mapping

from advocert_courses.models import Bank, Exam, Item, Option

OUTCOMES = ("FND-1", "FND-2", "FND-3")


def item(
    ref: str, outcome: str = "FND-1", angoff: float = 0.75, *, provisional: bool = True, recall: bool = False
) -> Item:
    """Return a question whose right answer is its first option."""
    options = tuple(Option(f"<p>{place}</p>", place == 0, "<p>Because.</p>") for place in range(3))
    return Item(ref, "apply", angoff, provisional, recall, "<p>Which?</p>", options, outcome)


def banks(each: int = 15, *, recall: int = 2) -> dict[str, Bank]:
    """Return a bank for each outcome; `recall` more questions in each are for lessons only."""
    return {
        f"FND-BANK-{number}": Bank(
            f"FND-BANK-{number}",
            outcome,
            tuple(
                item(f"FND-Q-{number}{place:02}", outcome, recall=place >= each)
                for place in range(each + recall)
            ),
            "0" * 64,
        )
        for number, outcome in enumerate(OUTCOMES, start=1)
    }


def exam(blueprint: Mapping[str, int] = dict.fromkeys(OUTCOMES, 5)) -> Exam:
    """Return an exam over the three banks."""
    return Exam(
        ref="FND-EXAM",
        title="Exam",
        intro_html="<p>Go.</p>",
        banks=tuple(banks()),
        blueprint=blueprint,
        attempts=3,
        waits_hours=(24, 72, 336),
        seconds_per_item=75,
        sha256="0" * 64,
    )
