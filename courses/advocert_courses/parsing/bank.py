"""A bank file: the questions of one outcome.

A question is a heading `### FND-Q-101 `apply` `angoff 0.78 provisional``, a stem, and options `- [x] text ::
why`. The mark `recall` in the heading keeps a question out of exams. Without a further mark one option is
right; three more kinds have a mark of their own:

* `pick two`: exactly two of at least four options are right.
* `order`: instead of options, steps `1. text :: why here`, written in the right order.
* `mark`: the options are the sentences of one text, in its order; the one to be marked has the `[x]`.

`taught_in: {FND-L02: Two hats}` in the front matter names the lessons of the outcome. A question that only one of
several teaches says so in its heading: `in FND-L02`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from advocert_courses.models import Bank, Item, Option
from advocert_courses.models.exam import KINDS, ORDER, SINGLE
from advocert_courses.parsing.report import NO_PLAIN_SPACE, Report, near, quoted
from advocert_courses.parsing.source import Source
from advocert_courses.phrases import Phrase

LEVELS = ("remember", "understand", "apply", "analyse")
MAX_ITEMS = 300
MAX_OPTIONS = 8
MAX_TEXT = 2_000
_HEADING = re.compile(r"#{1,6}[ \t]+(?P<ref>[^`\s]*)(?P<marks>[^\n]*)$")
_MARK = re.compile(r"`([^`]*)`")
_TAUGHT = re.compile(r"in[ \t]+([A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?)")
_ANGOFF = re.compile(
    r"angoff[ \t]+(?P<value>0?\.\d{1,4}|1(?:\.0{1,4})?|0(?:\.0{1,4})?)(?P<provisional>[ \t]+provisional)?"
)
_OPTION = re.compile(r"[-*+][ \t]+\[(?P<key>[ xX])\][ \t]*(?P<text>[^\n]*)$")
_STEP = re.compile(r"\d{1,2}[.)][ \t]+(?P<text>[^\n]*)$")
# What a word processor makes of these lines, and what is typed in haste: they would be part of the question.
_ALMOST_HEADING = re.compile(r"#{1,6}[^#]")
_ALMOST_OPTION = re.compile(r"[^\w\s\[]?\s*\[[ xX]?\](?!\()")
_REF = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?")
_BETWEEN = "::"


@dataclass
class _OptionDraft:
    line: int
    correct: bool
    text: list[str]


@dataclass
class _Marks:
    """What stands behind the id of a question; a recall question needs no estimate."""

    level: str = ""
    angoff: float | None = None
    provisional: bool = False
    recall: bool = False
    taught_in: tuple[str, ...] = ()


@dataclass
class _Draft:
    """The lines of one question, sorted."""

    ref: str
    marks: str
    line: int
    stem: list[str] = field(default_factory=list)
    options: list[_OptionDraft] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Return how the question is answered; it decides how its lines are read."""
        marks = [mark.strip() for mark in _MARK.findall(self.marks)]
        return next((mark for mark in marks if mark in KINDS[1:]), SINGLE)


def parse_bank(source: Source) -> Bank:
    """Return the bank of a file; problems go to the source's report."""
    fields = source.fields
    outcome = fields.ref("outcome")
    lessons = fields.named_texts("taught_in", required=False)
    drafts = list(_drafts(source))
    if not drafts:
        source.report.add(
            "E003",
            source.body_line,
            Phrase("The bank has no question."),
            Phrase("Write a heading: ### FND-Q-101 `apply`."),
        )
    if len(drafts) > MAX_ITEMS:
        source.report.add(
            "E007",
            drafts[MAX_ITEMS].line,
            Phrase("A bank holds at most {max_items} questions.", max_items=MAX_ITEMS),
            Phrase("Divide it."),
        )
    _check_twice(drafts, source.report)
    return Bank(
        ref=fields.ref("id"),
        outcome=outcome,
        items=tuple(_item(draft, outcome, lessons, source.report) for draft in drafts[:MAX_ITEMS]),
        sha256=source.sha256,
        title=fields.text("title", ""),
        clauses=fields.clauses(),
        lessons=lessons,
        origin=source.origin,
    )


def _drafts(source: Source) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for number, line in source.lines():
        heading = _HEADING.match(line)
        if heading:
            if draft:
                yield draft
            draft = _Draft(heading["ref"], heading["marks"], number)
        elif draft:
            _take(draft, number, line, source.report)
        elif line.strip():
            source.report.add(
                "E010",
                number,
                Phrase("This line stands before the first question."),
                Phrase("Put it below a ### heading."),
            )
    if draft:
        yield draft


def _take(draft: _Draft, number: int, line: str, report: Report) -> None:
    if _ALMOST_HEADING.match(line):
        report.add("E010", number, *NO_PLAIN_SPACE)
        return
    option, step = _OPTION.match(line), _STEP.match(line) if draft.kind == ORDER else None
    if option and draft.kind == ORDER:
        message = Phrase("{ref} asks for an order, and this line is an option.", ref=draft.ref)
        report.add("E010", number, message, Phrase("Write it as a step: 1. text :: why here."))
    elif option:
        draft.options.append(_OptionDraft(number, option["key"] != " ", [option["text"].strip()]))
    elif step:
        draft.options.append(_OptionDraft(number, correct=False, text=[step["text"].strip()]))
    elif _ALMOST_OPTION.match(line.strip()):
        message = Phrase("This line looks like an option and does not begin like one.")
        report.add("E010", number, message, Phrase("Begin it with a plain hyphen, a space, and [ ] or [x]."))
    elif not draft.options:
        draft.stem.append(line)
    elif line[:1].isspace() and line.strip():
        draft.options[-1].text.append(line.strip())
    elif line.strip():
        message = Phrase("This line stands between or below options and belongs to none of them.")
        report.add("E010", number, message, Phrase("Put it above the options, or indent it."))


def _item(draft: _Draft, outcome: str, lessons: Mapping[str, str], report: Report) -> Item:
    marks = _marks(draft, lessons, report)
    stem = "\n".join(draft.stem).strip("\n")
    if not _REF.fullmatch(draft.ref):
        report.add(
            "E103",
            draft.line,
            Phrase("{ref} is no id of a question.", ref=quoted(draft.ref)),
            Phrase("Write ### FND-Q-101 `apply`."),
        )
    if not stem.strip():
        report.add(
            "E003",
            draft.line,
            Phrase("The question {ref} asks nothing.", ref=draft.ref),
            Phrase("Write the question below its heading."),
        )
    if len(draft.options) > MAX_OPTIONS:
        report.add(
            "E007",
            draft.line,
            Phrase("The question has more than {max_options} options.", max_options=MAX_OPTIONS),
            Phrase("Remove some."),
        )
    return Item(
        ref=draft.ref,
        level=marks.level,
        angoff=marks.angoff or 0.0,
        provisional=marks.provisional or marks.angoff is None,
        recall=marks.recall,
        stem_html=report.html(stem[:MAX_TEXT], draft.line + 1),
        options=tuple(_option(option, report) for option in draft.options[:MAX_OPTIONS]),
        outcome=outcome,
        kind=draft.kind,
        taught_in=marks.taught_in or tuple(lessons),
        line=draft.line + report.offset,
    )


def _option(draft: _OptionDraft, report: Report) -> Option:
    text, _, explanation = " ".join(draft.text).partition(_BETWEEN)
    if not text.strip() or len(text) + len(explanation) > MAX_TEXT:
        report.add(
            "E007",
            draft.line,
            Phrase("An option has 1 to {max_text:,} characters.", max_text=MAX_TEXT),
            Phrase("Write or shorten it."),
        )
        text = explanation = ""
    return Option(
        html=report.inline(text.strip(), draft.line),
        correct=draft.correct,
        explanation_html=report.inline(explanation.strip(), draft.line),
        line=draft.line + report.offset,
    )


def _marks(draft: _Draft, lessons: Mapping[str, str], report: Report) -> _Marks:
    """Read the marks of a heading, and say which of them are missing or cannot be read."""
    marks = _Marks()
    for mark in _MARK.findall(draft.marks):
        _take_mark(marks, mark.strip(), draft, lessons, report)
    if _MARK.sub("", draft.marks).strip():
        message = Phrase("Only the id and its marks stand in the heading of a question.")
        report.add("E010", draft.line, message, Phrase("Put the rest below."))
    if not marks.level:
        fix = Phrase("Add one of {levels} in backticks.", levels=", ".join(LEVELS))
        report.add("E003", draft.line, Phrase("{ref} names no level.", ref=draft.ref), fix)
    if marks.angoff is None and not marks.recall:
        fix = Phrase("Add `angoff 0.70 provisional`: the share of just-qualified people who answer it right.")
        report.add("E003", draft.line, Phrase("{ref} has no estimate.", ref=draft.ref), fix)
    return marks


def _take_mark(marks: _Marks, words: str, draft: _Draft, lessons: Mapping[str, str], report: Report) -> None:
    estimate, taught = _ANGOFF.fullmatch(words), _TAUGHT.fullmatch(words)
    if estimate:
        marks.angoff, marks.provisional = float(estimate["value"]), estimate["provisional"] is not None
    elif taught:
        marks.taught_in = (*marks.taught_in, taught[1])
        if taught[1] not in lessons:
            message = Phrase(
                "The lesson {taught} is not in taught_in of this bank.", taught=quoted(taught[1])
            )
            fix = near(taught[1], lessons) or Phrase("Add it there: {taught}: its title.", taught=taught[1])
            report.add("E101", draft.line, message, fix)
    elif words == "recall":
        marks.recall = True
    elif words in LEVELS and not marks.level:
        marks.level = words
    elif words != draft.kind:
        hint = near(words, [*LEVELS, *KINDS[1:], "recall", "angoff 0.70"])
        report.add(
            "E005",
            draft.line,
            Phrase("The mark {words} is not understood here.", words=quoted(words)),
            hint or None,
        )


def _check_twice(drafts: list[_Draft], report: Report) -> None:
    first: dict[str, int] = {}
    for draft in drafts:
        if draft.ref in first:
            line = first[draft.ref] + report.offset
            report.add(
                "E102",
                draft.line,
                Phrase("The question {ref} stands on line {line} already.", ref=quoted(draft.ref), line=line),
            )
        first.setdefault(draft.ref, draft.line)
