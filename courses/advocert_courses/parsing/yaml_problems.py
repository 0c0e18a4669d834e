"""What a YAML reader complains about, in whole sentences of ours: its own are English, short, and about its insides."""

import re

import yaml

from advocert_courses.phrases import Phrase

# (what is wrong, what to do)
Told = tuple[Phrase, Phrase]

_QUOTE_IT = Phrase("Put the value between straight quotes.")
_OTHER: Told = (
    Phrase("This cannot be read as keys with their values."),
    Phrase("Check the colons, quotes and indentation."),
)
_UNSEEN: Told = (
    Phrase("This line holds a character that nobody can see."),
    Phrase("Write the line again by hand; such characters come along when a text is pasted."),
)
_TAB: Told = (Phrase("This line is indented with a tab."), Phrase("Indent it with spaces."))
_PARTED: Told = (
    Phrase("A line of three hyphens or dots stands between the keys."),
    Phrase("Remove it: the keys end with the first such line."),
)
_NO_COLON: Told = (
    Phrase("There is a key here without a colon and a space."),
    Phrase('Write them after the key, as in title: "One".'),
)
_SECOND_COLON: Told = (
    Phrase("There is a second colon in this value."),
    Phrase('Put the value between straight quotes, as in title: "One: two".'),
)
_FURTHER_IN: Told = (
    Phrase("This line stands further in than the one above it, which has its value already."),
    Phrase("Begin keys of one level in the same column."),
)
# By the words of libyaml; what is not among them is told by `_OTHER`.
_TOLD: dict[str, Told] = {
    "could not find expected ':'": _NO_COLON,
    "found unexpected end of stream": (
        Phrase("A quotation mark opens here and is never closed."),
        Phrase("Close it where the value ends."),
    ),
    "did not find expected ',' or ']'": (
        Phrase("A list opens here with [ and does not end as it should."),
        Phrase("Put commas between its entries, and ] at its end."),
    ),
    "did not find expected ',' or '}'": (
        Phrase("A brace { opens here, and what it holds does not end as it should."),
        Phrase("Put commas between the keys, and a closing brace at the end."),
    ),
    "did not find expected key": (
        Phrase("Something stands here that belongs to no key."),
        Phrase(
            "Begin keys of one level in the same column. A value between quotes holds no quotes of the same kind."
        ),
    ),
    "did not find expected '-' indicator": (
        Phrase("This line does not fit the list above it."),
        Phrase("Begin the entries of a list in the same column, each with a hyphen and a space."),
    ),
    "block sequence entries are not allowed in this context": (
        Phrase("A list begins here beside its key."),
        Phrase("Begin the list on the line below, or write it as [one, two]."),
    ),
    "found character that cannot start any token": (
        Phrase(
            "A value begins here with a tab, or with a sign that means something else, such as @, % or `."
        ),
        Phrase("Put the value between straight quotes, and indent with spaces."),
    ),
    "did not find expected alphabetic or numeric character": (
        Phrase("A value begins here with a sign that means something else: * or &."),
        _QUOTE_IT,
    ),
    "did not find expected comment or line break": (
        Phrase("A value begins here with a sign that means something else: > or |."),
        _QUOTE_IT,
    ),
    "did not find expected node content": (
        Phrase("There is a comma or a closing bracket here where a value should begin."),
        Phrase("Write the value, or put it between straight quotes."),
    ),
    "found unknown escape character": (
        Phrase("There is a backslash here between double quotes."),
        Phrase("Put the value between single quotes, or write the backslash twice."),
    ),
    "found a tab character that violates indentation": _TAB,
    "found a tab character where an indentation space is expected": _TAB,
    "found unexpected document indicator": _PARTED,
    "did not find expected <document start>": _PARTED,
}
_COLON = "mapping values are not allowed in this context"
_KEY_ENDS = re.compile(r":(?=\s|$)")
# What YAML does not take: controls other than tab and line ends, surrogates, and two that are no characters.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def told(error: yaml.YAMLError, text: str) -> tuple[Phrase, Phrase, int]:
    """Return what is wrong with a text, what to do, and the line, from 0, on which an author would look for it."""
    line = _line(error, text)
    if isinstance(error, yaml.reader.ReaderError):
        return (*_UNSEEN, line)
    lines = text.split("\n")
    if re.match(r" *\t", lines[line]):
        return (*_TAB, line)
    problem = getattr(error, "problem", None) or ""
    if problem == _COLON:
        return _colon(lines, line)
    return (*_TOLD.get(problem, _OTHER), line)


def _colon(lines: list[str], line: int) -> tuple[Phrase, Phrase, int]:
    """Return which of three slips makes a colon unreadable; the reader calls them all the same."""
    if len(_KEY_ENDS.findall(lines[line])) > 1 or not line:
        return (*_SECOND_COLON, line)
    if not _KEY_ENDS.search(lines[line - 1]):
        return (*_NO_COLON, line - 1)
    return (*_FURTHER_IN, line)


def _line(error: yaml.YAMLError, text: str) -> int:
    """Return where the mistake stands.

    An open bracket or quote is noticed far below it, so its beginning is the place; a block begins far above. A
    missing end is noticed behind the last line; the mistake stands on that line.
    """
    if isinstance(error, yaml.reader.ReaderError):
        refused = _REFUSED.search(text)
        return text.count("\n", 0, refused.start()) if refused else 0
    begun, noticed = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    is_block = "block" in (getattr(error, "context", None) or "block")
    mark = noticed if is_block else begun or noticed
    return min(int(mark.line) if mark else 0, text.rstrip("\n").count("\n"))
