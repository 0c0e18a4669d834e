"""Put a piece into a text so that the text stays sound: under a name that is new, where it belongs, leading to what is there."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from advocert_courses import api as courses
from advocert_xblocks._pieces import texts
from advocert_xblocks._pieces.sheet import Placed, Sheet, next_id
from advocert_xblocks._pieces.talk import ACTS, Talk
from advocert_xblocks._shared.words import Words

_ID = re.compile(r"^id: ([A-Z]{2,5})-", re.MULTILINE)
_TRACK = "FND"
# A strong line belongs to the weak one above it.
_OTHER_HALF = "> [!EXAMPLE strong]"
_JUDGED, _REMEMBERED = "`angoff 0.75 provisional`", "`recall`"
# Questions of recall are numbered from here, so that they stand apart from those of the exam.
_RECALL_FROM = 901


def pieces_for(kind: type) -> tuple[str, ...]:
    """Return the names of the pieces that belong into a text of this kind."""
    return tuple(_PIECES.get(kind, {}))


def placed(kind: type, piece: str, text: str, line: int, words: Words) -> Placed:
    """Return a text with a piece in it, or a sentence that says why it cannot be put there.

    Args:
        kind: what the text is, such as `courses.Lesson`.
        piece: one of `pieces_for(kind)`.
        text: the whole text, which need not be free of mistakes.
        line: the line in which the author writes, from 1.
        words: the language of the author.

    Raises:
        KeyError: there is no such piece for this kind.
    """
    act = _PIECES[kind][piece]
    return act(_Page(text, line, words))


class _Page:
    """A text, what can be read of it, and the words that fill a piece."""

    def __init__(self, text: str, line: int, words: Words) -> None:
        self.sheet = Sheet(text, line)
        self.text = text
        self.words = {name: words(one) for name, one in texts.WORDS.items()}
        try:
            self.bundle: courses.Bundle[Any] | None = courses.load_bundle(text)
        except courses.SourceErrors:
            self.bundle = None

    @property
    def main(self) -> Any:
        return self.bundle.main if self.bundle else None

    @property
    def track(self) -> str:
        named = _ID.search(self.text)
        return named[1] if named else _TRACK

    def put_here(self, template: str, **names: str) -> Placed:
        """Put a piece below the paragraph in which the author writes, never between the keys or into a further file."""
        return self.put(self._place(), template, **names)

    def put(self, line: int, template: str, **names: str) -> Placed:
        """Put a piece before a line."""
        begin = self.sheet.put(line, template.format(**{**self.words, **names}))
        return Placed(self.sheet.text, begin)

    def _place(self) -> int:
        """Return the line before which a piece may stand, from 0."""
        lines, end = self.sheet.lines, self.sheet.first_file_end
        line = max(min(self.sheet.here + 1, end), self.first_place(end))
        if isinstance(self.main, courses.Deck):
            # Between two cards, never into one.
            return self.sheet.next_heading(line, end)
        while line < end and lines[line - 1].strip():
            line += 1
        following = next((at for at in range(line, end) if lines[at].strip()), end)
        if following < end and lines[following].startswith(_OTHER_HALF):
            return next((at for at in range(following, end) if not lines[at].strip()), end)
        return line

    def first_place(self, end: int) -> int:
        """Return the first line before which a piece may stand: behind the keys, in a deck behind its first heading too."""
        lines = self.sheet.lines
        keys = [at for at in range(end) if lines[at].strip() == "---"][:2]
        below = keys[1] + 1 if len(keys) > 1 else 0
        heads = (at + 1 for at in range(below, end) if lines[at].startswith("## "))
        return next(heads, below) if isinstance(self.main, courses.Deck) else below


def _talk(page: _Page, act: Callable[[Talk], Placed]) -> Placed:
    main = page.main if isinstance(page.main, courses.Scenario) else None
    return act(Talk(page.sheet, main, page.words))


def _pair(page: _Page) -> Placed:
    return page.put_here(texts.EXAMPLES)


def _try(page: _Page) -> Placed:
    return page.put_here(texts.TRIED, name=f"{page.track}-01")


def _clause(page: _Page) -> Placed:
    known = page.bundle.clauses if page.bundle else {}
    free = [ref for ref in known if f"[!CLAUSE {ref}]" not in page.text]
    return page.put_here(texts.SIGNED, name=free[0]) if free else Placed(page.text, 0, texts.NO_CLAUSE)


def _recall(page: _Page) -> Placed:
    """Put in a question that the text has and does not ask yet, or a new one in a bank of its own."""
    items = page.bundle.items.values() if page.bundle else ()
    free = [one.ref for one in items if one.recall and f"[!RECALL {one.ref}]" not in page.text]
    name = free[0] if free else next_id(page.text, "Q", page.track, _RECALL_FROM)
    if not free:
        banks = [int(one) for one in re.findall(rf"\b{page.track}-BANK-(\d+)", page.text)]
        bank = f"{page.track}-BANK-{max([0, *banks]) + 1}"
        outcomes = getattr(page.main, "outcomes", ())
        head = texts.BANK.format(bank=bank, outcome=outcomes[0] if outcomes else f"{page.track}-1")
        item = texts.ITEM.format(**page.words, name=name, level="remember", marks=_REMEMBERED)
        page.sheet.lines += ["", *(head + item).rstrip("\n").split("\n")]
    return page.put_here(texts.ASKED, name=name)


def _card(page: _Page) -> Placed:
    name = next_id(page.text, "D", page.track)
    end = page.sheet.first_file_end
    line = page.sheet.next_heading(max(page.sheet.here + 1, page.first_place(end)), end)
    return page.put(line, texts.TURN + texts.EXAMPLES, name=name, speaker="Tom")


def _question(page: _Page) -> Placed:
    """Put a question into the bank in which the author writes, or into the first one."""
    sheet = page.sheet
    start = sheet.start_of_file(sheet.here) or sheet.end_of_file(0)
    while start < len(sheet.lines) and not sheet.lines[start].strip():
        start += 1
    name = next_id(page.text, "Q", page.track)
    end = sheet.end_of_file(min(start, len(sheet.lines) - 1))
    line = sheet.next_heading(sheet.here + 1, end) if start <= sheet.here < end else end
    return page.put(line, texts.ITEM, name=name, level="apply", marks=_JUDGED)


def _talked(act: Callable[[Talk], Placed]) -> Callable[[_Page], Placed]:
    return lambda page: _talk(page, act)


_PIECES: Mapping[type, Mapping[str, Callable[[_Page], Placed]]] = {
    courses.Scenario: {name: _talked(act) for name, act in ACTS.items()},
    courses.Lesson: {texts.PAIR: _pair, texts.RECALL: _recall, texts.CLAUSE: _clause, texts.TRY: _try},
    courses.Deck: {texts.CARD: _card, texts.RECALL: _recall},
    courses.Exam: {texts.QUESTION: _question},
}
