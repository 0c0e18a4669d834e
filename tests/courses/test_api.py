import ast
from pathlib import Path

import advocert_courses.api as door


def test_what_is_promised_is_there():
    assert all(hasattr(door, name) for name in door.__all__)


def test_everything_that_the_door_imports_is_promised():
    """A name that is reachable but not promised would be used, and then break somebody."""
    tree = ast.parse(Path(door.__file__).read_text())
    imported = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert imported == set(door.__all__)
