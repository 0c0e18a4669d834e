"""A translation belongs to a file that exists, changes words only, and is not older than that file."""

from collections.abc import Iterator

from advocert_courses.findings import Finding
from advocert_courses.models import Component
from advocert_courses.overlays import differences_in
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding
from advocert_courses.translations import SHORTEST_HASH, is_current
from advocert_courses.tree import Tree


def check_translations(tree: Tree) -> Iterator[Finding]:
    """Yield translations of nothing, into another structure, or of an older text."""
    for (ref, language), one in tree.overlays.items():
        source = tree.components.get(ref)
        told = one.origin.translation
        if source is None:
            message = Phrase("{ref} is translated here, and there is no {ref} to translate.", ref=ref)
            yield finding("E602", one.origin.file, one.origin.line("id"), message)
        elif told is None or told.language != language:
            message = Phrase(
                'A file below i18n/{language}/ says so: translation with language "{language}".',
                language=language,
            )
            fix = Phrase(
                "Write translation: {{language: {language}, source: {shortest_hash}}}.",
                language=language,
                shortest_hash=source.sha256[:SHORTEST_HASH],
            )
            yield finding("E602", one.origin.file, one.origin.line("translation"), message, fix)
        else:
            yield from _check(tree, source, one)


def _check(tree: Tree, source: Component, one: Component) -> Iterator[Finding]:
    file, odd, current = one.origin.file, differences_in(tree, source, one), is_current(source, one)
    if current:
        for difference in odd[:5]:
            message = Phrase("The translation changes more than words: {what}.", what=difference.what)
            yield finding("E601", file, difference.line, message)
    else:
        used = Phrase("it is left out until then") if odd else Phrase("it is still used")
        message = Phrase(
            "{file} was changed after this translation was made; {used}.", file=source.origin.file, used=used
        )
        fix = Phrase(
            "Compare the two, then write source: {shortest_hash}.",
            shortest_hash=source.sha256[:SHORTEST_HASH],
        )
        yield finding("W601", file, one.origin.line("translation/source"), message, fix)
