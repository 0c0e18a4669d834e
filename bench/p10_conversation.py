"""P10 and P11 for the conversation: its view in the middle of a run and one reply, on the strict platform.

The limit of P10 is a block whose view reads one field of the learner and says it in one sentence, that of P11 a block
whose handler writes one field; both go through the same runtime, store and table, and build a new runtime and block
as every request does. A reply is taken and taken back in turns, so that the run stays as long as it is. Also printed:
queries of a view, writes of a reply, and what a browser loads of ours before the first reply, not compressed.
"""

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
from tests.support.strict_runtime import Platform  # noqa: E402
from tests.xblocks.scenario.channels import channel_text  # noqa: E402
from tests.xblocks.scenario.talk import NAME, Talk  # noqa: E402

from advocert_xblocks.events import EVIDENCE_RECORDED  # noqa: E402

VIEW_GOAL, QUERY_GOAL, ANSWER_GOAL, WRITE_GOAL, LOAD_GOAL = 5, 5, 3, 1, 30.72
CALLS = 40
LOADED = (
    "loader.js", "kit.js", "blocks.css", "forms.css", "scenario/scenario.js", "scenario/scenario.css", "scenario/forum.css"
)  # fmt: skip
WORDS = (
    "I work at Acme, so weigh this. How far is the bedroom?",
    "Our R4 may do for two walls, but I have not tried it.",
)


def measure() -> list[Line]:
    """Return the ratios of view and reply, and the counts that stand beside them."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    talk = _practice()
    view = compare(lambda: talk.page, lambda: trivial_view(talk.platform), CALLS)
    reply = compare(_replying(talk), lambda: trivial_post(talk.platform), CALLS)
    queries, writes = _counts(talk)
    return [
        Line("P10-conversation", view.middle, VIEW_GOAL, view.note),
        Line("P10-conversation-queries", queries, QUERY_GOAL, "queries of one view"),
        Line(
            "P10-conversation-load", _loaded(), LOAD_GOAL, "kB of ours before the first reply, not compressed"
        ),
        Line("P11-conversation", reply.middle, ANSWER_GOAL, reply.note),
        Line("P11-conversation-writes", writes, WRITE_GOAL, "writes of learner state by one reply"),
    ]


def _practice() -> Talk:
    """A third run within a day is practice, so its replies can be taken back."""
    # What the service does with a fact is measured elsewhere (P5); there is no programme here.
    EVIDENCE_RECORDED.receivers = []
    platform = Platform()
    platform.author(NAME, "advocert_scenario", channel_text())
    talk = Talk(platform)
    for _ in range(2):
        talk.begin()
        for words in WORDS:
            talk.post("choose", {"attempt": talk.attempt, "step": talk.step, "choice": "w", "text": words})
    talk.begin()
    talk.post("choose", {"attempt": talk.attempt, "step": "0", "choice": talk.id_of("Get the Acme R9")})
    return talk


def _replying(talk: Talk) -> Callable[[], object]:
    attempt, choice = talk.attempt, talk.id_of("Fair point")
    steps = cycle((("choose", {"step": 1, "choice": choice}), ("take_back", {"step": 2})))

    def reply() -> object:
        handler, data = next(steps)
        return talk.platform.post(NAME, handler, {"attempt": attempt, **data})

    return reply


def _counts(talk: Talk) -> tuple[int, float]:
    with CaptureQueriesContext(connection) as captured:
        assert talk.page
    reply, before = _replying(talk), talk.platform.store.writes
    for _ in range(4):
        reply()
    return len(captured), (talk.platform.store.writes - before) / 4


def _loaded() -> float:
    public = files("advocert_xblocks").joinpath("public")
    return sum(len(public.joinpath(name).read_bytes()) for name in LOADED) / 1000
