"""The page after a conversation: what happened, by dimension, and your way beside the strongest one.

Only for a finished run, only about the nodes that this run met, and only in the words of its own variant: a
learner who has unseen variants left learns nothing about their people. The sentences are plain statements
about what readers saw; a mistake is material, not a verdict.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from advocert_courses.graph import Decision, best_path
from advocert_courses.models import Post, Scenario
from advocert_courses.phrases import CountedPhrase, Phrase
from advocert_courses.play import Run, Walk, walk
from advocert_courses.reply_checks import Verdict, label_of
from advocert_courses.scoring import OWN_MARK, RunResult, offered_and_lost, score_run
from advocert_courses.variants import fill, variables_of
from advocert_courses.wording import words_for

_TITLE_LENGTH = 64


@dataclass(frozen=True)
class CheckView:
    """One check of a written reply: what it looks for, whether it is met, why it matters, what decided it.

    `note` is said of a check that is not met. `costs` are points by the name of the dimension, as it stands inside a sentence.
    """

    label: str
    met: bool
    note: str
    found: str
    costs: Mapping[str, int]


@dataclass(frozen=True)
class Moment:
    """One decision: what the learner chose and what was strongest there, each with what readers saw.

    `said` and `best_said` tell words from deeds. `is_best` means that the learner's choice is the
    strongest; then both sides are the same text and a page says so instead of repeating it. `on_best_path`
    is False when the strongest path never comes to this moment. Of a reply that was written there are `checks`,
    and with `strong` and `weak` two models beside it; all three are empty for a choice.
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
    checks: tuple[CheckView, ...] = ()
    strong: str = ""
    weak: str = ""


@dataclass(frozen=True)
class Debrief:
    """A finished run in words: headline, one sentence with the numbers, one per dimension, the moments."""

    result: RunResult
    headline: Phrase
    summary: Phrase
    labels: Mapping[str, str]
    sentences: Mapping[str, Phrase]
    moments: tuple[Moment, ...]


def debrief(scenario: Scenario, run: Run) -> Debrief:
    """Return the debrief of a finished run.

    Raises:
        RunNotFinishedError: the run still has a decision to take.
        RunChangedError: the scenario's text is no longer the one that the run was started on.
    """
    result = score_run(scenario, run)
    way = walk(scenario, run)
    moments = _moments(scenario, way, variables_of(scenario, run["variant"]))
    return Debrief(
        result=result,
        headline=_headline(result, moments),
        summary=_summary(result, scenario.pass_mark),
        labels={name: words_for(name).label for name in scenario.dimensions},
        sentences={name: _sentence(result, way.decisions, name) for name in scenario.dimensions},
        moments=moments,
    )


def strongest_moments(scenario: Scenario, variant_id: str) -> tuple[Moment, ...]:
    """Return the strongest path on one variant, moment by moment: what a worked replay shows.

    Raises:
        UnknownVariantError: the scenario has no such variant.
    """
    variables = variables_of(scenario, variant_id)
    path = best_path(scenario)
    return tuple(_moment(one, one.node.posts, variables, {one.node.id}) for one in path)


def _moments(scenario: Scenario, way: Walk, variables: Mapping[str, str]) -> tuple[Moment, ...]:
    strongest = {step.node.id for step in best_path(scenario)}
    return tuple(
        _moment(decision, arrival.posts, variables, strongest)
        for decision, arrival in zip(way.decisions, way.arrivals, strict=False)
    )


def _moment(
    decision: Decision, posts: Sequence[Post], variables: Mapping[str, str], strongest: Collection[str]
) -> Moment:
    yours, best, writing = decision.choice, decision.best, decision.node.writing
    was_written = decision.verdicts is not None
    return Moment(
        title=_title(posts, variables),
        yours=yours.text if was_written else fill(yours.text, variables),
        your_consequence=fill(yours.consequence, variables),
        said=yours.said,
        best=fill(best.text, variables),
        best_consequence=fill(best.consequence, variables),
        best_said=best.said,
        is_best=decision.is_best,
        on_best_path=decision.node.id in strongest,
        checks=tuple(_check(verdict, variables) for verdict in decision.verdicts or ()),
        strong=fill(writing.strong, variables) if writing and was_written else "",
        weak=fill(writing.weak, variables) if writing and was_written else "",
    )


def _check(verdict: Verdict, variables: Mapping[str, str]) -> CheckView:
    check = verdict.check
    costs: dict[str, int] = {words_for(name).inside: points for name, points in check.costs.items() if points}
    return CheckView(label_of(check), verdict.met, fill(check.note, variables), verdict.found, costs)


def _title(posts: Sequence[Post], variables: Mapping[str, str]) -> str:
    """Name a moment by what was said last before the decision."""
    spoken = [post for post in posts if post.speaker is not None] or list(posts)
    if not spoken:
        return Phrase("What you did next")
    text = _shortened(fill(spoken[-1].text, variables))
    speaker = spoken[-1].speaker
    return text if speaker is None else f"{fill(speaker, variables)}: “{text}”"


def _shortened(text: str) -> str:
    if len(text) <= _TITLE_LENGTH:
        return text
    return text[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" .,;:!?") + "…"


def _headline(result: RunResult, moments: Sequence[Moment]) -> Phrase:
    weaker = [place for place, moment in enumerate(moments) if not moment.is_best]
    if result.critical:
        return Phrase("One step ended it.")
    if not result.reached_end:
        return Phrase("The conversation went round in circles.")
    if result.passed:
        return _passed_headline(len(weaker))
    if weaker == [0]:
        return Phrase("You saved it in the end. The first line cost you.")
    if weaker == [len(moments) - 1]:
        return Phrase("You held it until the end. The last line cost you.")
    return _failed_headline(len(weaker), moments)


def _failed_headline(weaker: int, moments: Sequence[Moment]) -> Phrase:
    if weaker == len(moments):
        return Phrase("Not yet. Every moment cost you.")
    everything = _inside(len(moments))
    return CountedPhrase(
        "Not yet. One of {all} moments cost you.",
        "Not yet. {count} of {all} moments cost you.",
        weaker,
        count=_count(weaker),
        all=everything,
    )


def _passed_headline(weaker: int) -> Phrase:
    if not weaker:
        return Phrase("You took the strongest line every time.")
    return CountedPhrase(
        "You handled it well. One line could be stronger.",
        "You handled it well. {count} lines could be stronger.",
        weaker,
        count=_count(weaker),
    )


def _summary(result: RunResult, pass_mark: int) -> Phrase:
    if result.passed:
        return Phrase("Passed: {score} of 100.", score=result.score)
    if result.critical:
        return Phrase(
            "Not yet. A step like the last one ends a conversation, whatever the rest of it was worth."
        )
    own = [name for name, one in result.dimensions.items() if one.needs_own_mark]
    below = [name for name in own if result.dimensions[name].percent < OWN_MARK]
    if result.score >= pass_mark and below:
        return Phrase(
            "Not yet: {score} of 100, but {name} on its own has {percent} and needs {mark}.",
            score=result.score,
            name=words_for(below[0]).inside,
            percent=result.dimensions[below[0]].percent,
            mark=OWN_MARK,
        )
    return _needs(result.score, pass_mark, [words_for(name).inside for name in own])


def _needs(score: int, mark: int, own: Sequence[Phrase]) -> Phrase:
    if not own:
        return Phrase("Not yet: {score} of 100. It needs {mark} over all.", score=score, mark=mark)
    if len(own) == 1:
        return Phrase(
            "Not yet: {score} of 100. It needs {mark} over all, and {own} in {first} on their own.",
            score=score,
            mark=mark,
            own=OWN_MARK,
            first=own[0],
        )
    return Phrase(
        "Not yet: {score} of 100. It needs {mark} over all, and {own} in {first} and in {second} on their own.",
        score=score,
        mark=mark,
        own=OWN_MARK,
        first=own[0],
        second=own[1],
    )


def _sentence(result: RunResult, decisions: Sequence[Decision], name: str) -> Phrase:
    """Say what happened in one dimension, and at which moment."""
    words, percent = words_for(name), result.dimensions[name].percent
    places = [
        place for place, decision in enumerate(decisions, start=1) if offered_and_lost([decision], name)[1]
    ]
    if len(places) == 1:
        return Phrase("{lost} See moment {place}.", lost=words.lost, place=places[0])
    if places:
        first = ", ".join(map(str, places[:-1]))
        return Phrase("{lost} See moments {first} and {last}.", lost=words.lost, first=first, last=places[-1])
    full = 100
    return words.kept if percent == full else Phrase("The conversation ended before you could show more.")


def _count(number: int) -> Phrase | str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _inside(number: int) -> Phrase | str:
    """Return a number as it stands inside a sentence: words beside words."""
    return _SMALL[number] if number < len(_SMALL) else str(number)


_NUMBERS = (
    Phrase("No"),
    Phrase("One"),
    Phrase("Two"),
    Phrase("Three"),
    Phrase("Four"),
    Phrase("Five"),
    Phrase("Six"),
    Phrase("Seven"),
    Phrase("Eight"),
    Phrase("Nine"),
    Phrase("Ten"),
    Phrase("Eleven"),
    Phrase("Twelve"),
)
_SMALL = (
    Phrase("none"),
    Phrase("one"),
    Phrase("two"),
    Phrase("three"),
    Phrase("four"),
    Phrase("five"),
    Phrase("six"),
    Phrase("seven"),
    Phrase("eight"),
    Phrase("nine"),
    Phrase("ten"),
    Phrase("eleven"),
    Phrase("twelve"),
)
