"""A place where the learner writes: the prompt, the checks below it, and two models in the quote.

    - *Write:* [Answer Priya in one or two sentences.](#need)
      - `discloses: Acme` `disclosure 2` [caught](#caught) :: Nobody can tell that you have a stake in it.
      - `asks` `empathy 2` *remember asked* :: She still does not know what to look for.
      - `no-private-data` `privacy 2` **critical: private-data** :: Everybody can read it.
      > Strong: "I work at Acme, so weigh this accordingly. How far is the bedroom?"
      > Weak: "Get the R9, nothing comes close."
      > Approved: "Thank you, [name]. I work at Acme and ..."
      > She can weigh it, and she feels asked.

The points are what a reply loses when the check is not met; the link is where it leads then; the words after `::`
say why. What stands in the quote without a name is what readers see of a reply that meets every check.
"""

import re
from collections.abc import Sequence

from advocert_courses.models import Check, Writing
from advocert_courses.parsing.choice import BEST, CRITICAL, LINK, MAX_TEXT, check_rest, read_points
from advocert_courses.parsing.marks import read_remembered
from advocert_courses.parsing.quotes import unquoted
from advocert_courses.parsing.report import Report, near, quoted
from advocert_courses.phrases import Phrase
from advocert_courses.reply_checks import KINDS

WRITE = re.compile(r"\*write:?\*:?[ \t]*", re.IGNORECASE)
_KIND = re.compile(r"`(?P<kind>[a-z-]{1,30})(?::[ \t]*(?P<words>[^`]{0,1000}))?`[ \t]*")
_TARGET = re.compile(r"\[[^\[\]]{0,80}\]\(#(?P<target>[^()]{0,80})\)")
_MODEL = re.compile(r"(?P<name>strong|weak|approved):[ \t]*(?P<text>.*)$", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})[ \t]*-[ \t]*(\d{1,3})")
_SHAPE = Phrase("Write - *Write:* [What is asked for.](#node), and the checks below it, indented.")
_CHECK_SHAPE = Phrase("Write - `asks` `empathy 2` :: Why it matters.")
MAX_CHECKS = 8
MAX_WORDS = 40
MAX_RANGE = 200


def read_writing(
    line: int,
    text: str,
    checks: Sequence[tuple[int, str]],
    quote: Sequence[str],
    dimensions: Sequence[str],
    report: Report,
) -> Writing | None:
    """Return the place to write of a list item; None when the report says why it is none.

    Args:
        line: where the item begins.
        text: the item behind its mark.
        checks: line and text of each nested item.
        quote: the lines of the quote below it.
        dimensions: what may be lost.
        report: takes the findings.
    """
    link = LINK.match(text[: 4 * MAX_TEXT])
    if link is None:
        report.add("E010", line, Phrase("This list item asks for no reply."), _SHAPE)
        return None
    if len(checks) > MAX_CHECKS:
        report.add(
            "E007",
            line,
            Phrase("A reply has more than {max_checks} checks.", max_checks=MAX_CHECKS),
            Phrase("Keep those that matter most."),
        )
    remembers, marks = read_remembered(link["marks"], line, dimensions, report)
    check_rest(marks, line, report, _SHAPE)
    models, consequence = _models(quote)
    read = [_check(number, words, dimensions, report) for number, words in checks[:MAX_CHECKS]]
    _check_whole(line, link["text"], models, consequence, read, report)
    return Writing(
        prompt=link["text"].strip(),
        target=link["target"].strip(),
        checks=tuple(check for check in read if check is not None),
        strong=models.get("strong", ""),
        weak=models.get("weak", ""),
        approved=models.get("approved", ""),
        consequence=consequence,
        best=BEST.search(marks) is not None,
        remembers=remembers,
        line=line + report.offset,
    )


def _models(quote: Sequence[str]) -> tuple[dict[str, str], str]:
    """Sort the lines of the quote: a named one goes on until the next name or an empty line."""
    found: dict[str, list[str]] = {"": []}
    name = ""
    for line in quote:
        match = _MODEL.match(line)
        if match:
            name = match["name"].lower()
            found[name] = [match["text"]]
        elif not line:
            name = ""
        elif name and found[name][-1][-1:] in {'"', "\u201d"}:
            # The quotation has ended, so what follows is what readers see.
            name = ""
            found[""].append(line)
        else:
            found[name].append(line)
    texts = {key: " ".join(lines).strip() for key, lines in found.items()}
    return {key: unquoted(text)[0] for key, text in texts.items() if key}, texts[""]


def _check_whole(
    line: int,
    prompt: str,
    models: dict[str, str],
    consequence: str,
    checks: Sequence[Check | None],
    report: Report,
) -> None:
    texts = [prompt, consequence, *models.values()]
    if not prompt.strip() or any(len(text) > MAX_TEXT for text in texts):
        message = Phrase(
            "A prompt, its models and what readers see have at most {max_text} characters each.",
            max_text=MAX_TEXT,
        )
        report.add("E007", line, message, Phrase("Shorten it, or write what is missing."))
    missing = [name for name in (Phrase("strong"), Phrase("weak")) if not models.get(name)]
    if missing:
        message = Phrase("The reply to write has no {missing} model.", missing=missing[0])
        if missing[1:]:
            message = Phrase("The reply to write has no strong and no weak model.")
        report.add("E216", line, message, Phrase('Add an indented line: > Strong: "..." or > Weak: "...".'))
    if not consequence:
        report.add("E207", line, Phrase("The reply to write does not say what readers see then."))
    if not checks:
        report.add("E216", line, Phrase("Nothing judges this reply."), _CHECK_SHAPE)


def _check(line: int, text: str, dimensions: Sequence[str], report: Report) -> Check | None:
    kind = _KIND.match(text)
    if kind is None:
        report.add("E010", line, Phrase("This is no check of a reply."), _CHECK_SHAPE)
        return None
    if kind["kind"] not in KINDS:
        hint = near(kind["kind"], KINDS) or Phrase("Use {kinds}.", kinds=", ".join(KINDS))
        report.add("E005", line, Phrase("There is no check {kind}.", kind=quoted(kind["kind"])), hint)
        return None
    before, _, note = text[kind.end() :].partition("::")
    if not note.strip() or len(note) > MAX_TEXT:
        report.add(
            "E207", line, Phrase("The check does not say why it matters, or says it too long."), _CHECK_SHAPE
        )
    target = _TARGET.search(before)
    remembers, marks = read_remembered(_TARGET.sub("", before, count=1), line, dimensions, report)
    critical = CRITICAL.search(marks)
    costs = read_points(marks, line, dimensions, report)
    if not any(costs.values()) and not critical:
        report.add(
            "E206",
            line,
            Phrase("Missing this check costs nothing."),
            Phrase("Write `empathy 2`, or remove the check."),
        )
    check_rest(marks, line, report, _CHECK_SHAPE)
    return Check(
        kind=kind["kind"],
        costs=costs,
        note=note.strip(),
        words=_words(kind["kind"], kind["words"] or "", line, report),
        target=target["target"].strip() if target else None,
        critical=critical[1].lower() if critical else None,
        remembers=remembers,
        line=line + report.offset,
    )


def _words(kind: str, text: str, line: int, report: Report) -> tuple[str, ...]:
    if kind == "words":
        return (_range(text, line, report),)
    words = tuple(word.strip() for word in text.split(",") if word.strip())
    if len(words) > MAX_WORDS:
        report.add(
            "E007",
            line,
            Phrase("A check looks for more than {max_words} words.", max_words=MAX_WORDS),
            Phrase("Keep those that matter."),
        )
    if KINDS[kind].needs_words and not words:
        report.add(
            "E005",
            line,
            Phrase("The check {kind} names no words.", kind=quoted(kind)),
            Phrase("Write `{kind}: one, two`.", kind=kind),
        )
    return words[:MAX_WORDS]


def _range(text: str, line: int, report: Report) -> str:
    match = _RANGE.fullmatch(text.strip())
    if match and 1 <= int(match[1]) <= int(match[2]) <= MAX_RANGE:
        return f"{int(match[1])}-{int(match[2])}"
    report.add(
        "E005",
        line,
        Phrase("{value} is no number of words.", value=quoted(text)),
        Phrase("Write `words: 5-60`; up to {max_range}.", max_range=MAX_RANGE),
    )
    return f"1-{MAX_RANGE}"
