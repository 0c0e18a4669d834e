"""Translations of a tree, compared with what they translate; outlines are read again from their texts."""

from functools import lru_cache

from advocert_courses.models import Component
from advocert_courses.parsing import parse_text
from advocert_courses.translations import Difference, differences
from advocert_courses.tree import Tree


def differences_in(tree: Tree, source: Component, translated: Component) -> list[Difference]:
    """Return what a translation of this content changes beyond words."""
    return differences(_whole(tree, source), _whole(tree, translated))


def _whole(tree: Tree, component: Component) -> Component:
    path = component.origin.file
    return _parsed(tree.texts[path], path)


@lru_cache(maxsize=512)
def _parsed(text: str, path: str) -> Component:
    """The text was parsed before, so it can be."""
    return parse_text(text, path)
