"""What somebody sees of a block who installs it beside xblock-sdk and opens the workbench: the shipped course."""

from functools import cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import quoteattr

from advocert_courses import api as courses


def scenarios_of(tag: str, component_type: type) -> list[tuple[str, str]]:
    """Return title and OLX of every shipped component of a kind."""
    tree = _tree()
    return [
        _scenario(tag, tree, one)
        for kind in tree.kinds
        for one in kind.values()
        if isinstance(one, component_type)
    ]


def _scenario(tag: str, tree: courses.Tree, component: Any) -> tuple[str, str]:
    title = component.title
    text = courses.bundle_of(tree, component.ref).replace("]]>", "]]]]><![CDATA[>")
    return f"{title} ({component.ref})", f"<{tag} display_name={quoteattr(title)}><![CDATA[{text}]]></{tag}>"


@cache
def _tree() -> courses.Tree:
    return courses.read_tree(files("advocert_content"))
