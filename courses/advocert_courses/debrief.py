"""The page after a conversation: what happened, by dimension, and your way beside the strongest one.

Only for a finished run, only about the nodes that this run met, and only in the words of its own variant: a
learner who has unseen variants left learns nothing about their people. The sentences are plain statements
about what readers saw; a mistake is material, not a verdict.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from advocert_courses.graph import Decision, best_choice, best_path
from advocert_courses.models import Node, Scenario
from advocert_courses.play import Run, walk
from advocert_courses.scoring import OWN_MARK, RunResult, offered_and_lost, score_run
from advocert_courses.variants import fill, variables_of
from advocert_courses.wording import words_for

_TITLE_LENGTH = 64


@dataclass(frozen=True)
class Moment:
    """One decision: what the learner chose and what was strongest there, each with what readers saw.

    `said` and `best_said` tell words from deeds. `is_best` means that the learner's choice is the
    strongest; then both sides are the same text and a page says so instead of repeating it. `on_best_path`
    is False when the strongest path never comes to this moment.
    """

    title: str
    yours: str
    your_consequence: str
    said: bool
    best: str
    best_consequence: str
    best_said: bool
    is_best: bool
    on_best_path: bool


@dataclass(frozen=True)
class Debrief:
    """A finished run in words: headline, one sentence with the numbers, one per dimension, the moments."""

    result: RunResult
    headline: str
    summary: str
    labels: Mapping[str, str]
    sentences: Mapping[str, str]
    moments: tuple[Moment, ...]


def debrief(scenario: Scenario, run: Run) -> Debrief:
    """Return the debrief of a finished run.

    Raises:
        RunNotFinishedError: the run still has a decision to take.
        RunChangedError: the scenario's text is no longer the one that the run was started on.
    """
    result = score_run(scenario, run)
    decisions = walk(scenario, run).decisions
    moments = _moments(scenario, decisions, variables_of(scenario, run["variant"]))
    return Debrief(
        result=result,
        headline=_headline(result, moments),
        summary=_summary(result, scenario.pass_mark),
        labels={name: words_for(name).label for name in scenario.dimensions},
        sentences={name: _sentence(result, decisions, name) for name in scenario.dimensions},
        moments=moments,
    )


def _moments(
    scenario: Scenario, decisions: Sequence[Decision], variables: Mapping[str, str]
) -> tuple[Moment, ...]:
    strongest = {step.node.id for step in best_path(scenario)}
    return tuple(_moment(decision, variables, strongest) for decision in decisions)


def _moment(decision: Decision, variables: Mapping[str, str], strongest: Collection[str]) -> Moment:
    yours, best = decision.choice, best_choice(decision.node)
    return Moment(
        title=_title(decision.node, variables),
        yours=fill(yours.text, variables),
        your_consequence=fill(yours.consequence, variables),
        said=yours.said,
        best=fill(best.text, variables),
        best_consequence=fill(best.consequence, variables),
        best_said=best.said,
        is_best=yours == best,
        on_best_path=decision.node.id in strongest,
    )


def _title(node: Node, variables: Mapping[str, str]) -> str:
    """Name a moment by what was said last before the decision."""
    spoken = [post for post in node.posts if post.speaker is not None] or list(node.posts)
    if not spoken:
        return "What you did next"
    text = _shortened(fill(spoken[-1].text, variables))
    speaker = spoken[-1].speaker
    return text if speaker is None else f"{fill(speaker, variables)}: “{text}”"


def _shortened(text: str) -> str:
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _headline(result: RunResult, moments: Sequence[Moment]) -> str:
    weaker = [place for place, moment in enumerate(moments) if not moment.is_best]
    if result.critical:
        return "One step ended it."
    if not result.reached_end:
        return "The conversation went round in circles."
    if result.passed:
        return _passed_headline(len(weaker))
    if weaker == [0]:
        return "You saved it in the end. The first line cost you."
    if weaker == [len(moments) - 1]:
        return "You held it until the end. The last line cost you."
    return f"Not yet. {_count(len(weaker))} of {len(moments)} moments cost you."


def _passed_headline(weaker: int) -> str:
    if not weaker:
        return "You took the strongest line every time."
    return f"You handled it well. {_count(weaker)} {'line' if weaker == 1 else 'lines'} could be stronger."


def _summary(result: RunResult, pass_mark: int) -> str:
    if result.passed:
        return f"Passed: {result.score} of 100."
    if result.critical:
        return "Not yet. A step like the last one ends a conversation, whatever the rest of it was worth."
    own = [name for name, one in result.dimensions.items() if one.needs_own_mark]
    below = [name for name in own if result.dimensions[name].percent < OWN_MARK]
    if result.score >= pass_mark and below:
        alone = f"{_lower(below[0])} on its own has {result.dimensions[below[0]].percent}"
        return f"Not yet: {result.score} of 100, but {alone} and needs {OWN_MARK}."
    needs = f"It needs {pass_mark} over all"
    if own:
        needs += f", and {OWN_MARK} in {' and in '.join(_lower(name) for name in own)} on their own"
    return f"Not yet: {result.score} of 100. {needs}."


def _sentence(result: RunResult, decisions: Sequence[Decision], name: str) -> str:
    """Say what happened in one dimension, and at which moment."""
    words, percent = words_for(name), result.dimensions[name].percent
    places = [
        place for place, decision in enumerate(decisions, start=1) if offered_and_lost([decision], name)[1]
    ]
    if places:
        return f"{words.lost} See {_places(places)}."
    full = 100
    return words.kept if percent == full else "The conversation ended before you could show more."


def _places(places: Sequence[int]) -> str:
    if len(places) == 1:
        return f"moment {places[0]}"
    return f"moments {', '.join(map(str, places[:-1]))} and {places[-1]}"


def _count(number: int) -> str:
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
    return words[number] if number < len(words) else str(number)


def _lower(name: str) -> str:
    return words_for(name).label.lower()
