"""Every sentence of the lint keeps its pattern and its values, so that a page can say it in another language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import advocert_courses
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding

ROOT = Path(advocert_courses.__file__).parent
# Sentences about programme.yaml; nobody writes it in Studio.
ENGLISH_ONLY = {"programme_compile.py"}
RULES = ("E", "W")


def sentences(tree: ast.AST) -> Iterator[ast.expr]:
    """Message and fix of every call of `finding` and of a report's `add`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "finding":
            yield from node.args[3:]
        elif isinstance(node.func, ast.Attribute) and node.func.attr == "add" and _is_rule(node.args[0]):
            yield from node.args[2:]


def _is_rule(first: ast.expr) -> bool:
    return isinstance(first, ast.Constant) and str(first.value)[:1] in RULES


def test_no_sentence_is_put_together_where_it_is_said() -> None:
    plain = [
        f"{path.relative_to(ROOT)}:{one.lineno}"
        for path in sorted(ROOT.rglob("*.py"))
        if path.name not in ENGLISH_ONLY
        for one in sentences(ast.parse(path.read_text()))
        if isinstance(one, ast.JoinedStr | ast.Constant) and getattr(one, "value", "") is not None
    ]
    assert plain == []


def test_a_message_that_was_named_before_is_a_phrase_too() -> None:
    plain = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted(ROOT.rglob("*.py"))
        if path.name not in ENGLISH_ONLY and "finding(" in path.read_text()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in {"message", "fix"}
        and isinstance(node.value, ast.JoinedStr)
    ]
    assert plain == []


def test_the_fix_of_a_rule_is_a_phrase() -> None:
    assert isinstance(finding("E101", "a.md", 1, Phrase("Nothing.")).fix, Phrase)
