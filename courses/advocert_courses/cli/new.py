"""`advocert new`: begin a file that is sound in shape, and say what is left to write in it."""

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from advocert_courses.cli.commands import FINDINGS, UNREADABLE, WELL
from advocert_courses.cli.content import add_content_argument, shown
from advocert_courses.cli.files import write_all
from advocert_courses.cli.templates import KINDS, filled
from advocert_courses.desk import read_desk
from advocert_courses.errors import ContentNotFoundError, CoursesError, SourceErrors
from advocert_courses.findings import Finding
from advocert_courses.lint.ids import FORMS
from advocert_courses.parsing import parse_course
from advocert_courses.translations import SHORTEST_HASH
from advocert_courses.tree import Tree, read_tree

_TRANSLATION = "translation"
_LAST_UNIT = re.compile(r"(?P<indent>[ ]+)- \{id: (?P<stem>[a-z0-9-]*?)(?P<number>\d+), [^\n]*\}\n\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class IdFormError(CoursesError):
    """An id does not look like its kind. Next step: one that does."""

    def __init__(self, ref: str, kind: str, example: str) -> None:
        super().__init__(f'"{ref}" does not look like the id of {kind}. Write it like {example}.')


class AlreadyThereError(CoursesError):
    """A file or an id exists. Next step: another id, or edit the file."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place} is there already; nothing was changed. Take another id, or edit that file."
        )


class NewCommand:
    """Write one new file, and its line in the course."""

    name = "new"
    help = "begin a course, scenario, lesson, bank, clause or translation"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the kind, the id and the folder."""
        parser.add_argument("kind", choices=[*KINDS, _TRANSLATION], help="what to begin")
        parser.add_argument(
            "ref", metavar="ID", help="its id, such as FND-01; of a translation: what is translated"
        )
        add_content_argument(parser)
        parser.add_argument(
            "--language", metavar="TAG", help="into which language, such as de (translations only)"
        )

    def run(self, options: argparse.Namespace) -> int:
        """Write the files and print what is left to write."""
        root = Path(options.content) if options.content else _default_root()
        try:
            tree = _tree(root)
            if options.kind == _TRANSLATION:
                written = _translation(tree, options.ref, options.language or "")
            else:
                written = _new(tree, root, options.kind, options.ref)
            for path in written:
                # Only the course's own list may be written over: it was read, and one line was added.
                if (root / path).exists() and path not in tree.texts:
                    raise AlreadyThereError(str(root / path))
            write_all({root / path: text.encode() for path, text in written.items()})
            found = read_desk(root).findings
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        return _tell(root, written, found, _hint(tree, written, options))


def _default_root() -> Path:
    here = Path("courses/content")
    return here if here.is_dir() else Path()


def _tree(root: Path) -> Tree:
    try:
        return read_tree(root)
    except ContentNotFoundError:
        return Tree()


def _new(tree: Tree, root: Path, kind: str, ref: str) -> dict[str, str]:
    _check_form(kind, ref)
    values = _values(tree, kind, ref)
    template, place = KINDS[kind]
    path = place.format(**values)
    taken: dict[str, Any] = {**tree.components, **tree.courses}
    if path in tree.texts or (ref in taken and kind != "course"):
        raise AlreadyThereError(str(root / (taken[ref].origin.file if ref in taken else path)))
    written = {path: filled(template, values)}
    if kind == "course":
        scenario, where = KINDS["scenario"]
        first = {**values, "ref": f"{ref}-01"}
        if where.format(**first) not in tree.texts:
            written[where.format(**first)] = filled(scenario, first)
    elif kind in {"scenario", "lesson"}:
        written |= _with_unit(tree, kind, ref)
    return written


def _check_form(kind: str, ref: str) -> None:
    forms = {name.partition(" ")[2]: (name, form, example) for name, form, example in FORMS.values()}
    name, form, example = forms["conversation" if kind == "scenario" else kind] if kind != "course" else (
        "a course", re.compile(r"[A-Z]{2,5}"), "FND"
    )  # fmt: skip
    if not form.fullmatch(ref):
        raise IdFormError(ref, name, example)


def _values(tree: Tree, kind: str, ref: str) -> Mapping[str, str]:
    track = ref.partition("-")[0]
    known = [
        outcome for course in tree.courses.values() if course.ref == track for outcome in course.outcomes
    ]
    own = f"{track}-{ref.rpartition('-')[2]}" if kind == "bank" else ""
    outcome = own or (known[0] if known else f"{track}-1")
    return {
        "ref": ref,
        "track": track if kind == "bank" else track.lower(),
        "folder": track.lower(),
        "outcome": outcome,
        "outcome_number": outcome.rpartition("-")[2],
    }


def _with_unit(tree: Tree, kind: str, ref: str) -> dict[str, str]:
    """Return course.yaml with one more unit at its end, nothing when it does not end with a list of units."""
    course = tree.courses.get(ref.partition("-")[0])
    if course is None:
        return {}
    path = course.origin.file
    last = _LAST_UNIT.search(tree.texts[path])
    if last is None:
        return {}
    text = tree.texts[path] + f"{last['indent']}{_unit(tree, kind, ref, last)}\n"
    try:
        parse_course(text, path)
    except SourceErrors:
        return {}
    return {path: text}


def _unit(tree: Tree, kind: str, ref: str, last: re.Match[str]) -> str:
    course = tree.courses[ref.partition("-")[0]]
    types = [rule.type for rule in course.grading]
    graded = f", graded: {types[0]}" if kind == "scenario" and types else ""
    number = str(int(last["number"]) + 1).zfill(len(last["number"]))
    return f'- {{id: {last["stem"]}{number}, title: "TODO the title of {ref}", component: {ref}{graded}}}'


def _translation(tree: Tree, ref: str, language: str) -> dict[str, str]:
    source = tree.components.get(ref)
    if source is None or ref in tree.clauses:
        raise IdFormError(ref, "a lesson, conversation, bank or exam of this content", "FND-01")
    if not _LANGUAGE.fullmatch(language):
        raise IdFormError(language, "a language (--language)", "de")
    path = source.origin.file
    told = f"translation: {{language: {language}, source: {source.sha256[:SHORTEST_HASH]}}}\n"
    text = re.sub(r"(?m)^type: .*\n", lambda match: match[0] + told, tree.texts[path], count=1)
    folder = path.split("/")[0] if "/" in path else "."
    return {f"{folder}/i18n/{language}/{ref}.md": text}


def _hint(tree: Tree, written: Mapping[str, str], options: argparse.Namespace) -> str:
    if options.kind in {"scenario", "lesson"} and not any(path in tree.texts for path in written):
        return f"Put it into a course: add a unit with component: {options.ref} to course.yaml."
    return ""


def _tell(root: Path, written: Mapping[str, str], found: tuple[Finding, ...], hint: str) -> int:
    for path in written:
        print(f"Wrote {root / path}.")
    if hint:
        print(hint)
    left = [one for one in found if one.file in written]
    todos = [one for one in left if one.rule == "E702"]
    if todos:
        print("Left to write:")
        for one in todos:
            print(f"  {root / one.file}:{one.line}: {one.message}")
    other = [one for one in left if one.is_error and one.rule != "E702"]
    for one in other:
        print(shown(one, root))
    return FINDINGS if other else WELL
