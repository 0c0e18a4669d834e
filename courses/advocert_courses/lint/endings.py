"""Every moment can be reached, and from every moment there is an end that says something."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.graph import explore, trapped_nodes, unreachable_nodes
from advocert_courses.models import Scenario
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

MAX_WORDS = 120


def check_graph(scenario: Scenario) -> Iterator[Finding]:
    """Yield moments that nobody reaches or leaves, endings without a word, and moments that are too long."""
    file, nodes = scenario.origin.file, scenario.nodes
    atlas = explore(scenario)
    unreachable = unreachable_nodes(scenario, atlas)
    for ref in unreachable:
        message = Phrase('No choice leads to "{ref}" from the start.', ref=ref)
        yield finding("E201", file, nodes[ref].line, message, Phrase("Lead a choice to it, or remove it."))
    for ref in trapped_nodes(scenario, atlas):
        if ref not in unreachable:
            yield finding(
                "E203", file, nodes[ref].line, Phrase('From "{ref}" nobody comes to an ending.', ref=ref)
            )
    for ref, node in nodes.items():
        if node.is_ending and not node.posts:
            yield finding(
                "E213", file, node.line, Phrase('The conversation ends at "{ref}" without a word.', ref=ref)
            )
        words = sum(len(post.text.split()) for post in node.posts)
        if words > MAX_WORDS:
            message = Phrase(
                '"{ref}" has {words} words to read; {max_words} are enough.',
                ref=ref,
                words=words,
                max_words=MAX_WORDS,
            )
            yield finding("W202", file, node.line, message)
