"""A second face for the same conversation, with a word for every placeholder."""

import re
from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Scenario, Writing
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")
FEWEST = 2


def check_variants(scenario: Scenario) -> Iterator[Finding]:
    """Yield too few variants, variants that say the same, and words that are missing in one of them."""
    origin = scenario.origin
    different = {tuple(sorted(variant.variables.items())) for variant in scenario.playable}
    if len(different) < FEWEST:
        message = Phrase(
            "The conversation needs {fewest} variants of its words and has {different}.",
            different=len(different),
            fewest=FEWEST,
        )
        yield finding("E211", origin.file, origin.line("variants"), message)
    known = sorted({name for variant in scenario.variants for name in variant.variables})
    for place, variant in enumerate(scenario.variants):
        missing = [name for name in known if name not in variant.variables]
        if missing:
            message = Phrase(
                'The variant "{id}" has no word for {missing}.', id=variant.id, missing=", ".join(missing)
            )
            yield finding("E212", origin.file, origin.line(f"variants/{place}"), message)
    for line, text in _texts(scenario):
        for name in _PLACEHOLDER.findall(text):
            if name not in known:
                message = Phrase("No variant has a word for {{{name}}}.", name=name)
                yield finding(
                    "E212",
                    origin.file,
                    line,
                    message,
                    Phrase("Add {name} to every variant, or remove it here.", name=name),
                )


def _texts(scenario: Scenario) -> Iterator[tuple[int, str]]:
    """Yield every text that is shown, with its line."""
    line = scenario.origin.line
    yield line("title"), scenario.title
    yield line("setting"), scenario.setting
    yield line("channel/name"), scenario.channel.name
    yield line("channel/note"), scenario.channel.note
    yield line("channel/subject"), scenario.channel.subject
    yield line("channel/picture"), scenario.channel.picture
    for place, person in enumerate(scenario.people):
        shown = (person.name, person.feels, person.why or "", person.role or "")
        yield line(f"people/{place}"), " ".join(shown)
    for node in scenario.nodes.values():
        for post in node.posts:
            about = (post.speaker or "", post.text, post.time, post.mood, post.headline, post.reaction)
            yield post.line, " ".join(about)
        for choice in node.choices:
            yield choice.line, f"{choice.text} {choice.consequence}"
        if node.writing:
            yield from _written(node.writing)


def _written(writing: Writing) -> Iterator[tuple[int, str]]:
    texts = (writing.prompt, writing.strong, writing.weak, writing.approved, writing.consequence)
    yield writing.line, " ".join(texts)
    for check in writing.checks:
        yield check.line, f"{check.note} {' '.join(check.words)}"
