"""Rules of play: a run of a conversation, one decision at a time.

* A run is a small JSON object that stays on the server. It holds what was decided, choices as positions in the
  file and replies as the words that were written, and whatever fixes the rest: text hash, variant, seed.
  Everything else is worked out from it again and again, so nothing in it can contradict the text.
* The browser sees what was said so far and what may be done at the current node: no graph, no score, no check,
  no consequence of a choice that was not taken. Choices are shuffled by the seed, and their ids are positions
  in that order, so an id says nothing about the file.
* A decision names the step it belongs to. A second click, a second tab or a repeated request names an old
  step and is refused, and the run stays as it is. Functions return a new run and never change the one they
  get.
* A run ends at an ending, at a critical error, or after as many decisions as the file allows.
* What a learner wrote is shown as it is: it is never filled in, so `{placeholders}` in it say nothing.

Evolution of the state: `v` is its version. A reader refuses a version it does not know; a new key needs a
new version. Version 2 added written replies; a run of version 1 goes on as it is. What this module does not do:
it chooses no variant, scores nothing and knows no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advocert_courses.conditions import Arrival, begin, follow, offered
from advocert_courses.errors import (
    EmptyReplyError,
    LongReplyError,
    RunChangedError,
    RunFinishedError,
    StaleStepError,
    UnknownChoiceError,
)
from advocert_courses.graph import Decision, strongest
from advocert_courses.models import Choice, Node, Scenario
from advocert_courses.reply_checks import MAX_REPLY, as_choice, judge
from advocert_courses.seeded import shuffled
from advocert_courses.text import canonical
from advocert_courses.variants import fill, variables_of
from advocert_courses.views import ChoiceView, PostView, RunView, WritingView, answered, said, timed

Run = dict[str, Any]
_VERSION = 2
_READABLE = frozenset({1, 2})


@dataclass(frozen=True)
class Walk:
    """A run worked out on the graph: decisions taken, the node it stands at, and how it ended, if it did.

    `arrivals` hold what was shown before each decision, and after the last one; `offered` may be taken now.
    """

    decisions: tuple[Decision, ...]
    node: Node
    critical: str | None
    finished: bool
    reached_end: bool
    arrivals: tuple[Arrival, ...] = ()
    offered: tuple[Choice, ...] = ()


def start_run(scenario: Scenario, variant_id: str, seed: int, attempt_id: str) -> Run:
    """Return a new run, before the first decision.

    Raises:
        UnknownVariantError: the scenario has no such variant.
    """
    variables_of(scenario, variant_id)
    return {
        "v": _VERSION,
        "scenario": scenario.ref,
        "sha256": scenario.sha256,
        "variant": variant_id,
        "seed": seed,
        "attempt_id": attempt_id,
        "path": [],
    }


def run_view(scenario: Scenario, run: Run) -> RunView:
    """Return what the learner sees now.

    Raises:
        RunChangedError: the scenario's text is no longer the one that the run was started on.
    """
    way = walk(scenario, run)
    variables = variables_of(scenario, run["variant"])
    posts: list[PostView] = []
    for arrival, decision in zip(way.arrivals, way.decisions, strict=False):
        posts += [*said(arrival.posts, variables), *answered(decision, variables)]
    if not way.finished or way.node.is_ending:
        posts += said(way.arrivals[-1].posts, variables)
    choices = () if way.finished else _choices(way, run["seed"], variables)
    writing = None if way.finished else _writing(way.node, variables)
    silence = not way.finished and any(choice.late for choice in way.offered)
    return RunView(len(way.decisions), timed(posts), choices, way.finished, writing, silence)


def take_choice(scenario: Scenario, run: Run, step: int, choice_id: str) -> Run:
    """Return the run after one more decision; the run that was given stays as it is.

    Args:
        scenario: the conversation.
        run: the run so far.
        step: the step that the learner saw, `RunView.step`.
        choice_id: the id that the learner saw, `ChoiceView.id`.

    Raises:
        StaleStepError: the decision belongs to another step: a double click, a second tab, a repeated
        request.
        RunFinishedError: the run is over.
        UnknownChoiceError: nothing with this id was offered at this step.
        RunChangedError: the scenario's text is no longer the one that the run was started on.
    """
    way = _open_walk(scenario, run, step)
    places = {_choice_id(place): index for place, index in enumerate(_order(way, run["seed"]))}
    if choice_id not in places:
        raise UnknownChoiceError(choice_id)
    return _with(run, places[choice_id])


def write_reply(scenario: Scenario, run: Run, step: int, text: str) -> Run:
    """Return the run after a reply in the learner's own words.

    Raises:
        EmptyReplyError: there is no word in it.
        LongReplyError: it has more than `MAX_REPLY` characters.
        StaleStepError, RunFinishedError, UnknownChoiceError, RunChangedError: as `take_choice`.
    """
    way = _open_walk(scenario, run, step)
    if way.node.writing is None:
        raise UnknownChoiceError("written")
    written = canonical(text).strip()
    if not any(letter.isalnum() for letter in written):
        raise EmptyReplyError
    if len(written) > MAX_REPLY:
        raise LongReplyError(MAX_REPLY)
    return _with(run, written)


def take_silence(scenario: Scenario, run: Run, step: int) -> Run | None:
    """Return the run after a drill's time was over: the choice marked as late, None where nothing happens then.

    Raises:
        StaleStepError, RunFinishedError, RunChangedError: as `take_choice`.
    """
    way = _open_walk(scenario, run, step)
    late = next(
        (index for index, choice in enumerate(way.node.choices) if choice.late and choice in way.offered),
        None,
    )
    return None if late is None else _with(run, late)


def take_back(scenario: Scenario, run: Run, step: int) -> Run:
    """Return the run without its last decision, as if it had not left yet; for practice only.

    Raises:
        StaleStepError: there is nothing to take back, or it was taken back already.
        RunFinishedError, RunChangedError: as `take_choice`.
    """
    way = _open_walk(scenario, run, step)
    if not way.decisions:
        raise StaleStepError(step, 0)
    return {**run, "path": run["path"][:-1]}


def walk(scenario: Scenario, run: Run) -> Walk:
    """Work a run out on the graph.

    Raises:
        RunChangedError: the scenario's text is no longer the one that the run was started on, or does not offer
            what the run holds.
    """
    if run.get("v") not in _READABLE or run.get("sha256") != scenario.sha256:
        raise RunChangedError(scenario.ref)
    variables = variables_of(scenario, run["variant"])
    arrivals, critical = [begin(scenario)], None
    decisions: list[Decision] = []
    for entry in run["path"]:
        decision = _decide(scenario, arrivals[-1], entry, variables)
        decisions.append(decision)
        arrivals.append(follow(scenario, arrivals[-1].situation, decision.choice))
        critical = decision.choice.critical
    node = scenario.nodes[arrivals[-1].situation.node]
    choices = offered(node, arrivals[-1].situation)
    reached_end = critical is None and node.is_ending
    # A moment at which nothing is offered is a fault of the file; the run ends there instead of hanging.
    stuck = not choices and node.writing is None
    finished = stuck or critical is not None or len(decisions) >= scenario.steps
    return Walk(tuple(decisions), node, critical, finished, reached_end, tuple(arrivals), choices)


def _open_walk(scenario: Scenario, run: Run, step: int) -> Walk:
    way = walk(scenario, run)
    if step != len(way.decisions):
        raise StaleStepError(step, len(way.decisions))
    if way.finished:
        raise RunFinishedError(scenario.ref)
    return way


def _with(run: Run, entry: int | str) -> Run:
    return {**run, "v": _VERSION, "path": [*run["path"], entry]}


def _decide(scenario: Scenario, arrival: Arrival, entry: int | str, variables: Mapping[str, str]) -> Decision:
    node = scenario.nodes[arrival.situation.node]
    choices = offered(node, arrival.situation)
    best = strongest(node, choices, scenario.dimensions)
    if isinstance(entry, int):
        if entry not in range(len(node.choices)):
            raise RunChangedError(scenario.ref)
        choice = node.choices[entry]
        return Decision(node, choice, best or choice)
    if node.writing is None or not isinstance(entry, str):
        raise RunChangedError(scenario.ref)
    verdicts = judge(node.writing, entry, variables)
    choice = as_choice(node.writing, entry, verdicts, scenario.dimensions)
    return Decision(node, choice, best or choice, verdicts)


def _order(way: Walk, seed: int) -> list[int]:
    places = [index for index, choice in enumerate(way.node.choices) if choice in way.offered]
    return shuffled(places, seed, f"choices {way.node.id}")


def _choice_id(place: int) -> str:
    return f"c{place + 1}"


def _choices(way: Walk, seed: int, variables: Mapping[str, str]) -> tuple[ChoiceView, ...]:
    taken = ((place, way.node.choices[index]) for place, index in enumerate(_order(way, seed)))
    return tuple(ChoiceView(_choice_id(place), fill(one.text, variables), one.said) for place, one in taken)


def _writing(node: Node, variables: Mapping[str, str]) -> WritingView | None:
    writing = node.writing
    if writing is None:
        return None
    return WritingView(
        fill(writing.prompt, variables), fill(writing.approved, variables), writing.words_range
    )
