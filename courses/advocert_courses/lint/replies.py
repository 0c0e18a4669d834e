"""The checks of a written reply say what their author means: the strong model meets them, the weak one does not."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Node, Scenario, Writing
from advocert_courses.phrases import Phrase
from advocert_courses.reply_checks import MAX_REPLY, judge
from advocert_courses.rules import finding
from advocert_courses.variants import fill


def check_replies(scenario: Scenario) -> Iterator[Finding]:
    """Yield models that their checks contradict, and dimensions in which writing anything would do."""
    file = scenario.origin.file
    for node in scenario.nodes.values():
        if node.writing:
            yield from _check_models(scenario, node.writing)
            yield from _check_judged(scenario, node, node.writing)
            if not node.writing.approved and any(check.kind == "personal" for check in node.writing.checks):
                message = Phrase("The check `personal` compares with an approved text, and there is none.")
                yield finding(
                    "E216",
                    file,
                    node.writing.line,
                    message,
                    Phrase('Add an indented line: > Approved: "...".'),
                )


def _check_models(scenario: Scenario, writing: Writing) -> Iterator[Finding]:
    file = scenario.origin.file
    said: set[str] = set()
    for variant in scenario.variants:
        strong, weak = fill(writing.strong, variant.variables), fill(writing.weak, variant.variables)
        missed = [one for one in judge(writing, strong, variant.variables) if not one.met]
        for verdict in missed:
            seen = Phrase(', because of "{found}"', found=verdict.found) if verdict.found else ""
            message = Phrase(
                'In variant "{id}" the strong model does not meet `{kind}`{seen}.',
                id=variant.id,
                kind=verdict.check.kind,
                seen=seen,
            )
            if verdict.check.kind not in said:
                said.add(verdict.check.kind)
                yield finding("E216", file, verdict.check.line, message)
        if weak and all(one.met for one in judge(writing, weak, variant.variables)) and "weak" not in said:
            said.add("weak")
            message = Phrase('In variant "{id}" the weak model meets every check.', id=variant.id)
            yield finding("E216", file, writing.line, message, Phrase("Add the check that it should miss."))
        if len(strong) > MAX_REPLY and "long" not in said:
            said.add("long")
            message = Phrase(
                "The strong model has more than {max_reply} characters, so no learner could write it.",
                max_reply=MAX_REPLY,
            )
            yield finding("E007", file, writing.line, message, Phrase("Shorten it."))


def _check_judged(scenario: Scenario, node: Node, writing: Writing) -> Iterator[Finding]:
    """Beside choices, a reply is measured against the best of them, also where no check looks."""
    best = next((choice for choice in node.choices if choice.best), None)
    free = [
        name
        for name, weight in scenario.dimensions.items()
        if weight and best and best.scores.get(name) and name not in writing.judged
    ]
    if free:
        message = Phrase('At "{id}" no check of the reply judges {free}.', id=node.id, free=", ".join(free))
        yield finding("W204", scenario.origin.file, writing.line, message)
