"""A deck file: what is asked again later, under the lesson or conversation that opens it.

    ## After FND-L03: Say that you work here

    > [!RECALL FND-Q-291]

    ### FND-D-031
    Lena, in the group of your street: "Is the R9 worth its price?"

    > [!EXAMPLE strong]
    > "I work at Acme, so weigh this. How large is your flat?"
    >
    > Why: One clause, then a question.

A card is a question of a bank, or a moment of its own: a heading, what is said (`Name: "words"` is a post,
anything else tells what happens), and a model reply, with a weak one beside it if that helps.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from advocert_courses.models import Card, Deck, DeckPart, Example, Post, PracticeMoment, Recall, card_ref
from advocert_courses.parsing.directives import Chunk, read_chunks, read_example, read_id
from advocert_courses.parsing.quotes import unquoted
from advocert_courses.parsing.report import Report, near, quoted
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

DIRECTIVES = ("RECALL", "EXAMPLE")
MAX_CARDS = 200
MAX_POST = 1_000
MAX_CHECKPOINTS = 8
MAX_DAY = 400
USUAL_CHECKPOINTS = (3, 24, 90, 180)  # CURRICULUM 5.8
USUAL_CARDS = 5
_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<text>[^\n]*?)[ \t#]*$")
_AFTER = re.compile(r"After[ \t]+(?P<ref>[A-Za-z0-9][A-Za-z0-9-]{0,62})[ \t]*:[ \t]*(?P<title>[^\n]{1,200})$")
_REF = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")
_SPEAKER = re.compile(r"(?P<name>[^\W\d_][^:\"\u201c\n]{0,60}):[ \t]+(?P<words>[\"\u201c\u201e][^\n]*)$")
_PART, _CARD = 2, 3


@dataclass
class _MomentDraft:
    ref: str
    line: int
    posts: list[Post] = field(default_factory=list)
    examples: dict[str, Example] = field(default_factory=dict)


@dataclass
class _PartDraft:
    after: str
    title: str
    line: int
    cards: list[Recall | _MomentDraft] = field(default_factory=list)


def parse_deck(source: Source) -> Deck:
    """Return the deck of a file; problems go to the source's report."""
    fields, report = source.fields, source.report
    reader = _Reader(report)
    for chunk in read_chunks(source):
        reader.take(chunk)
    parts = tuple(reader.finished())
    if not parts:
        fix = Phrase("Write a heading: ## After FND-L01: and the title of that lesson.")
        report.add("E003", source.body_line, Phrase("The deck has no card."), fix)
    _check_cards(parts, report)
    return Deck(
        ref=fields.ref("id"),
        title=fields.text("title"),
        intro_html=report.html(reader.intro, source.body_line) if reader.intro else "",
        checkpoints=_checkpoints(source),
        cards_a_day=fields.integer("cards_a_day", 1, 20, USUAL_CARDS),
        parts=parts,
        sha256=source.sha256,
        origin=source.origin,
    )


class _Reader:
    """Takes chunks one by one; running text may hold headings, and belongs to what was opened last."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.parts: list[_PartDraft] = []
        self.moment: _MomentDraft | None = None
        self.intro = ""

    def take(self, chunk: Chunk) -> None:
        if chunk.name is None:
            self._text(chunk)
        elif chunk.name == "RECALL":
            self._recall(chunk)
        elif chunk.name == "EXAMPLE":
            self._example(chunk)
        else:
            hint = near(chunk.name, DIRECTIVES)
            message = Phrase("A deck has no directive {name}.", name=quoted(chunk.name))
            self.report.add(
                "E012",
                chunk.line,
                message,
                hint or Phrase("Use {directives}.", directives=" or ".join(DIRECTIVES)),
            )

    def finished(self) -> Iterator[DeckPart]:
        for part in self.parts:
            if not part.cards:
                message = Phrase("Nothing is asked after {after}.", after=part.after)
                self.report.add(
                    "E003", part.line, message, Phrase("Add a > [!RECALL ...] or a ### moment below it.")
                )
            cards = (self._card(card) for card in part.cards)
            taken = tuple(card for card in cards if card is not None)
            yield DeckPart(part.after, part.title, taken, part.line + self.report.offset)

    def _card(self, draft: "Recall | _MomentDraft") -> Card | None:
        if isinstance(draft, Recall):
            return draft
        if not draft.posts:
            fix = Phrase('Write below the heading who says what: Lena: "Is it worth its price?"')
            self.report.add(
                "E003", draft.line, Phrase("In the moment {ref} nobody says anything.", ref=draft.ref), fix
            )
        if "strong" not in draft.examples:
            fix = Phrase("Add > [!EXAMPLE strong] and the reply on the next line of the quote.")
            self.report.add(
                "E003", draft.line, Phrase("The moment {ref} has no model reply.", ref=draft.ref), fix
            )
            return None
        line = draft.line + self.report.offset
        weak = draft.examples.get("weak")
        return PracticeMoment(draft.ref, tuple(draft.posts), draft.examples["strong"], weak, line)

    def _text(self, chunk: Chunk) -> None:
        for first, lines in _paragraphs(chunk):
            heading = _HEADING.match(lines[0])
            if heading:
                self._heading(first, heading)
            else:
                self._said(first, " ".join(lines))

    def _heading(self, line: int, heading: re.Match[str]) -> None:
        self.moment = None
        after = _AFTER.match(heading["text"])
        if len(heading["marks"]) == _PART and after:
            self.parts.append(_PartDraft(after["ref"], after["title"].strip(), line))
        elif len(heading["marks"]) == _CARD and self.parts and _REF.fullmatch(heading["text"]):
            self.moment = _MomentDraft(heading["text"], line)
            self.parts[-1].cards.append(self.moment)
        else:
            fix = Phrase(
                "Write ## After FND-L03: and the lesson's title, or below such a line ### FND-D-031."
            )
            self.report.add(
                "E010",
                line,
                Phrase("The heading {heading} opens no part and no moment.", heading=quoted(heading["text"])),
                fix,
            )

    def _said(self, line: int, text: str) -> None:
        if not self.parts:
            self.intro = f"{self.intro}\n\n{text}".strip("\n")
        elif self.moment is None or self.moment.examples:
            fix = Phrase("Put it below a ### heading, above its example.")
            self.report.add("E010", line, Phrase("This line belongs to no moment."), fix)
        elif len(text) > MAX_POST:
            self.report.add(
                "E007",
                line,
                Phrase("This post has more than {max_post:,} characters.", max_post=MAX_POST),
                Phrase("Shorten it."),
            )
        else:
            self.moment.posts.append(_post(text, line + self.report.offset))

    def _recall(self, chunk: Chunk) -> None:
        self.moment = None
        ref = read_id(chunk, self.report)
        if ref and not self.parts:
            fix = Phrase("Put it below a line such as ## After FND-L03: and the lesson's title.")
            self.report.add("E010", chunk.line, Phrase("Nothing opens the question {ref}.", ref=ref), fix)
        elif ref:
            self.parts[-1].cards.append(Recall(ref, chunk.line + self.report.offset))

    def _example(self, chunk: Chunk) -> None:
        found = read_example(chunk, self.report)
        if found is None:
            return
        strength, example = found
        if self.moment is None:
            fix = Phrase("Put it below a line such as ### FND-D-031 and what is said there.")
            self.report.add("E010", chunk.line, Phrase("This example belongs to no moment."), fix)
        elif strength in self.moment.examples:
            message = Phrase(
                "The moment {ref} has a {strength} example already.", ref=self.moment.ref, strength=strength
            )
            self.report.add("E012", chunk.line, message, Phrase("Remove one of them."))
        else:
            self.moment.examples[strength] = example


def _paragraphs(chunk: Chunk) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines between blank ones with the number of the first; a heading stands alone."""
    first, lines = chunk.line, list[str]()
    for number, raw in enumerate([*chunk.lines, ""], start=chunk.line):
        line = raw.strip()
        is_heading = _HEADING.match(line) is not None
        if lines and (is_heading or not line):
            yield first, lines
            lines = []
        if is_heading:
            yield number, [line]
        elif line:
            first = first if lines else number
            lines.append(line)


def _post(text: str, line: int) -> Post:
    speaker = _SPEAKER.match(text)
    if speaker is None:
        return Post(None, text, line)
    words, is_quotation = unquoted(speaker["words"].strip())
    return Post(speaker["name"].strip(), words, line) if is_quotation else Post(None, text, line)


def _checkpoints(source: Source) -> tuple[int, ...]:
    days = source.fields.integers("checkpoints", 1, MAX_DAY) or USUAL_CHECKPOINTS
    if list(days) != sorted(set(days)) or len(days) > MAX_CHECKPOINTS:
        message = Phrase(
            "The checkpoints are at most {max_checkpoints} days, each later than the one before it.",
            max_checkpoints=MAX_CHECKPOINTS,
        )
        source.report.add(
            "E005", source.fields.line("checkpoints"), message, Phrase("Write [3, 24, 90, 180].")
        )
    return tuple(sorted(set(days)))


def _check_cards(parts: tuple[DeckPart, ...], report: Report) -> None:
    seen: dict[str, int] = {}
    opened: dict[str, int] = {}
    for part in parts:
        if part.after in opened:
            message = Phrase(
                "There is a part after {after} already, on line {line}.",
                after=part.after,
                line=opened[part.after],
            )
            report.add("E102", part.line - report.offset, message, Phrase("Put the cards together."))
        opened.setdefault(part.after, part.line)
        for card in part.cards:
            ref = card_ref(card)
            if ref in seen:
                message = Phrase(
                    "The card {ref} stands on line {line} already.", ref=quoted(ref), line=seen[ref]
                )
                report.add("E102", card.line - report.offset, message, Phrase("Remove one of them."))
            seen.setdefault(ref, card.line)
    if len(seen) > MAX_CARDS:
        report.add(
            "E007",
            1,
            Phrase("The deck has more than {max_cards} cards.", max_cards=MAX_CARDS),
            Phrase("Divide it."),
        )
