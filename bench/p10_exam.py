"""P10 and P11 for the exam: its view and one saved answer, on the strict platform.

The limit of P10 is a block whose view reads one stored field of the learner and says it in one sentence (without the
read the limit would be the price of no database at all), that of P11 a block whose handler writes one field; both
go through the same runtime, store and table, and build a new runtime and block as every request does. The exam
has 30 questions drawn and half of them answered. Also printed: queries of a view, writes of an answer, and what
a browser loads of ours before the first question.
"""

import gzip
import os
from collections.abc import Callable
from importlib.resources import files
from itertools import cycle

import django
from bench.harness import Line, compare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.support.settings")
django.setup()

from bench.trivial import trivial_post, trivial_view  # noqa: E402
from django.core.management import call_command  # noqa: E402 - needs the settings
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from tests.support.sittings import EXAM, Sitting  # noqa: E402
from tests.support.strict_runtime import Platform  # noqa: E402
from tests.xblocks.samples import exam_text  # noqa: E402

VIEW_GOAL, QUERY_GOAL, ANSWER_GOAL, WRITE_GOAL, LOAD_GOAL = 5, 5, 3, 1, 30
CALLS = 40
LOADED = (
    *("loader.js", "kit.js", "blocks.css", "forms.css"),
    *("quiz/quiz.js", "quiz/quiz.css", "quiz/sitting.js", "quiz/sitting.css"),
)


def measure() -> list[Line]:
    """Return the ratios of view and answer, and the counts that stand beside them."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    sitting = _sitting()
    trivial_post(sitting.platform)
    view = compare(sitting.view, lambda: trivial_view(sitting.platform), CALLS)
    answer = compare(_answering(sitting), lambda: trivial_post(sitting.platform), CALLS)
    queries, writes = _counts(sitting)
    return [
        Line("P10-exam", view.middle, VIEW_GOAL, view.note),
        Line("P10-exam-queries", queries, QUERY_GOAL, "queries of one view"),
        Line("P10-exam-load", _loaded(), LOAD_GOAL, "kB of ours, compressed, before the first question"),
        Line("P11-exam", answer.middle, ANSWER_GOAL, answer.note),
        Line("P11-exam-writes", writes, WRITE_GOAL, "writes of learner state by one answer"),
    ]


def _sitting() -> Sitting:
    platform = Platform()
    text = exam_text(each=45).replace("{FND-1: 2, FND-2: 2}", "{FND-1: 15, FND-2: 15}")
    platform.author(EXAM, "advocert_quiz", text)
    sitting = Sitting(platform)
    sitting.begin()
    for question in range(1, 16):
        sitting.post("answer", question=question, option=0)
    return sitting


def _answering(sitting: Sitting) -> Callable[[], object]:
    """Return a call that changes one answer each time."""
    places, data = cycle((0, 1, 2)), {"attempt": sitting.attempt, "question": 7}

    def answer() -> object:
        return sitting.platform.post(EXAM, "answer", {**data, "option": next(places)})

    return answer


def _counts(sitting: Sitting) -> tuple[int, float]:
    with CaptureQueriesContext(connection) as captured:
        sitting.view()
    answer = _answering(sitting)
    before = sitting.platform.store.writes
    for _ in range(3):
        answer()
    return len(captured), (sitting.platform.store.writes - before) / 3


def _loaded() -> float:
    public = files("advocert_xblocks").joinpath("public")
    return sum(len(gzip.compress(public.joinpath(name).read_bytes())) for name in LOADED) / 1000
