"""Rules of play: a run of a conversation, one decision at a time.

* A run is a small JSON object that stays on the server. It holds the choices taken, as positions in the
  file, and whatever fixes the rest: text hash, variant, seed. Everything else is worked out from it again
  and again, so nothing in it can contradict the text.
* The browser sees what was said so far and the choices of the current node: no graph, no score, no
  consequence of a choice that was not taken. Choices are shuffled by the seed, and their ids are positions
  in that order, so an id says nothing about the file.
* A decision names the step it belongs to. A second click, a second tab or a repeated request names an old
  step and is refused, and the run stays as it is. Functions return a new run and never change the one they
  get.
* A run ends at an ending, at a critical error, or after `MAX_DECISIONS` decisions.

Evolution of the state: `v` is its version. A reader refuses a version it does not know; a new key needs a
new version. What this module does not do: it chooses no variant, scores nothing and knows no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from advocert_courses.errors import RunChangedError, RunFinishedError, StaleStepError, UnknownChoiceError
from advocert_courses.graph import MAX_DECISIONS, Decision
from advocert_courses.models import Node, Scenario
from advocert_courses.seeded import shuffled
from advocert_courses.variants import fill, variables_of

Run = dict[str, Any]
PostKind = Literal["post", "action", "narration", "consequence"]
_VERSION = 1


@dataclass(frozen=True)
class PostView:
    """One line of the thread: said by somebody, done by the learner, told by nobody, or what readers see."""

    speaker: str | None
    initials: str
    text: str
    mine: bool
    kind: PostKind


@dataclass(frozen=True)
class ChoiceView:
    """One choice as the learner sees it: an id for this step only, the text, and whether it is said."""

    id: str
    text: str
    said: bool


@dataclass(frozen=True)
class RunView:
    """What the browser may know: the step (decisions taken so far), the thread, the present choices."""

    step: int
    posts: tuple[PostView, ...]
    choices: tuple[ChoiceView, ...]
    finished: bool


@dataclass(frozen=True)
class Walk:
    """A run worked out on the graph: decisions taken, the node it stands at, and how it ended, if it did."""

    decisions: tuple[Decision, ...]
    node: Node
    critical: str | None
    finished: bool
    reached_end: bool


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
    for decision in way.decisions:
        posts += [*_said_at(decision.node, variables), *_answered(decision, variables)]
    if not way.finished or not way.node.choices:
        posts += _said_at(way.node, variables)
    choices = () if way.finished else _choices(way.node, run["seed"], variables)
    return RunView(len(way.decisions), tuple(posts), choices, way.finished)


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
    way = walk(scenario, run)
    if step != len(way.decisions):
        raise StaleStepError(step, len(way.decisions))
    if way.finished:
        raise RunFinishedError(scenario.ref)
    offered = {_choice_id(place): index for place, index in enumerate(_order(way.node, run["seed"]))}
    if choice_id not in offered:
        raise UnknownChoiceError(choice_id)
    return {**run, "path": [*run["path"], offered[choice_id]]}


def walk(scenario: Scenario, run: Run) -> Walk:
    """Work a run out on the graph.

    Raises:
        RunChangedError: the scenario's text is no longer the one that the run was started on.
    """
    if run.get("v") != _VERSION or run.get("sha256") != scenario.sha256:
        raise RunChangedError(scenario.ref)
    node, critical = scenario.nodes[scenario.start], None
    decisions: list[Decision] = []
    for index in run["path"]:
        choice = node.choices[index]
        decisions.append(Decision(node, choice))
        node, critical = scenario.nodes[choice.target], choice.critical
    reached_end = critical is None and not node.choices
    finished = reached_end or critical is not None or len(decisions) >= MAX_DECISIONS
    return Walk(tuple(decisions), node, critical, finished, reached_end)


def initials(name: str) -> str:
    """Return one or two capital letters that stand for a name.

    >>> initials("Priya Raman"), initials("tom")
    ('PR', 'T')
    """
    words = name.split()
    return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper()


def _order(node: Node, seed: int) -> list[int]:
    return shuffled(range(len(node.choices)), seed, f"choices {node.id}")


def _choice_id(place: int) -> str:
    return f"c{place + 1}"


def _choices(node: Node, seed: int, variables: Mapping[str, str]) -> tuple[ChoiceView, ...]:
    return tuple(
        ChoiceView(_choice_id(place), fill(node.choices[index].text, variables), node.choices[index].said)
        for place, index in enumerate(_order(node, seed))
    )


def _said_at(node: Node, variables: Mapping[str, str]) -> list[PostView]:
    views = []
    for post in node.posts:
        speaker = None if post.speaker is None else fill(post.speaker, variables)
        kind: PostKind = "narration" if speaker is None else "post"
        text = fill(post.text, variables)
        views.append(PostView(speaker, initials(speaker or ""), text, mine=False, kind=kind))
    return views


def _answered(decision: Decision, variables: Mapping[str, str]) -> list[PostView]:
    choice = decision.choice
    kind: PostKind = "post" if choice.said else "action"
    return [
        PostView(None, "", fill(choice.text, variables), mine=True, kind=kind),
        PostView(None, "", fill(choice.consequence, variables), mine=False, kind="consequence"),
    ]
