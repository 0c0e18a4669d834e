"""What is collected while one text is read: findings with true line numbers, safe HTML, likely words."""

from collections.abc import Iterable
from difflib import get_close_matches

from advocert_courses.errors import MarkdownRefusedError, SourceErrors
from advocert_courses.findings import Finding, in_order
from advocert_courses.html import render_html, render_inline
from advocert_courses.phrases import Phrase
from advocert_courses.rules import finding


class Report:
    """Findings about one text. Reading goes on after an error with a harmless value, so one sees all of them.

    `offset` is the number of lines before this text in the file that its author sees (a bundle holds several
    texts). `asked` holds every key that a reader asked for, with what it may hold: the reference page is made
    of it.
    """

    def __init__(self, file: str, offset: int = 0) -> None:
        self.file = file
        self.offset = offset
        self.findings: list[Finding] = []
        self.asked: dict[str, tuple[str, bool]] = {}

    def add(self, rule: str, line: int, message: str, fix: str | None = None) -> None:
        """Note what is wrong on a line of this text."""
        self.findings.append(finding(rule, self.file, line + self.offset, message, fix))

    def raise_errors(self) -> None:
        """Raise what was found.

        Raises:
            SourceErrors: something was found.
        """
        if self.findings:
            raise SourceErrors(in_order(self.findings))

    def html(self, markdown: str, line: int) -> str:
        """Return safe HTML; a refusal becomes a finding."""
        try:
            return render_html(markdown)
        except MarkdownRefusedError as error:
            self._refuse(error, line)
            return ""

    def inline(self, markdown: str, line: int) -> str:
        """Return safe HTML for a text inside a line; a refusal becomes a finding."""
        try:
            return render_inline(markdown)
        except MarkdownRefusedError as error:
            self._refuse(error, line)
            return ""

    def _refuse(self, error: MarkdownRefusedError, line: int) -> None:
        self.add("E011", line, error.what, error.fix)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question to append to a sentence when a known word is near, else nothing.

    >>> did_you_mean("pushh", ["ask", "push"])
    ' Did you mean "push"?'
    """
    near = get_close_matches(word[:100], list(known), n=1, cutoff=0.6)
    return f' Did you mean "{near[0]}"?' if near else ""


def near(word: str, known: Iterable[str]) -> Phrase | None:
    """Return the same question as a sentence of its own, None when no known word is near."""
    words = get_close_matches(word[:100], list(known), n=1, cutoff=0.6)
    return Phrase('Did you mean "{word}"?', word=words[0]) if words else None


# For every kind of heading, whatever a word processor has put behind its signs.
NO_PLAIN_SPACE = (
    Phrase("There is no plain space behind the # of this heading."),
    Phrase("Type the space yourself; one that was pasted may be of another kind."),
)


def quoted(word: str) -> Phrase:
    """Return a word from a file as it may stand in a sentence: one line, not longer than a line, in the reader's quotes."""
    shown = " ".join(word.split())
    limit = 60
    return Phrase('"{word}"', word=f"{shown[:limit]}…" if len(shown) > limit else shown)
