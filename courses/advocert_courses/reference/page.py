"""Put the page together."""

from collections.abc import Iterator

from advocert_courses.analysis import RANDOM_CLICKER_LIMIT
from advocert_courses.bundle import MAX_DOCUMENTS
from advocert_courses.graph import MAX_DECISIONS
from advocert_courses.html.allowed import TAGS
from advocert_courses.html.limits import MAX_BRACKETS, MAX_DEPTH, MAX_LENGTH
from advocert_courses.lint.ids import FORMS
from advocert_courses.parsing import parse_course, parse_programme
from advocert_courses.parsing.bank import LEVELS, MAX_ITEMS, MAX_OPTIONS
from advocert_courses.parsing.door import PARSERS, parse_reported
from advocert_courses.parsing.fields import BY_NAME
from advocert_courses.parsing.nodes import MAX_NODES
from advocert_courses.parsing.report import Report
from advocert_courses.parsing.source import MAX_BYTES, MAX_LINES
from advocert_courses.reference.marks import MARKS, told_marks
from advocert_courses.reference.samples import SAMPLES
from advocert_courses.reference.words import BODIES, COMMON, HEAD, KEYS, TAIL
from advocert_courses.rules import RULES

_FACTS = {
    "LEVELS": ", ".join(f"`{one}`" for one in LEVELS),
    "MAX_BYTES": f"{MAX_BYTES // 1024} kB",
    "MAX_BRACKETS": str(MAX_BRACKETS),
    "MAX_DECISIONS": str(MAX_DECISIONS),
    "MAX_DEPTH": str(MAX_DEPTH),
    "MAX_DOCUMENTS": str(MAX_DOCUMENTS),
    "MAX_ITEMS": str(MAX_ITEMS),
    "MAX_LENGTH": f"{MAX_LENGTH:,}",
    "MAX_LINES": f"{MAX_LINES:,}",
    "MAX_NODES": str(MAX_NODES),
    "MAX_OPTIONS": str(MAX_OPTIONS),
    "RANDOM_LIMIT": f"{float(RANDOM_CLICKER_LIMIT):.0%}".replace("%", " %"),
    "TAGS": ", ".join(f"`{tag}`" for tag in sorted(TAGS)),
    "TYPES": ", ".join(f"`{one}`" for one in PARSERS),
}


def reference_page() -> str:
    """Return the whole page as Markdown."""
    parts = [HEAD, *(part for kind in SAMPLES for part in _kind(kind)), *_ids(), *_rules(), TAIL]
    text = "\n\n".join(part.strip("\n") for part in parts) + "\n"
    for name, value in _FACTS.items():
        text = text.replace(f"<{name}>", value)
    return text


def asked_keys(kind: str) -> dict[str, tuple[str, bool]]:
    """Return the keys that the parser of a kind asks for, each with what it may hold and whether it must be there."""
    report, text = Report(kind), SAMPLES[kind]
    if kind == "programme":
        parse_programme(text, kind, report)
    elif kind == "course":
        parse_course(text, kind, report)
    else:
        parse_reported(text, report)
    named = [path for path, (what, _) in report.asked.items() if what.startswith(BY_NAME)]
    return {
        path.replace("variants/persona", "variants/…"): told
        for path, told in report.asked.items()
        if not any(path.startswith(f"{one}/") for one in named)
    }


def undescribed() -> list[str]:
    """Return the keys that have no sentence yet."""
    return [
        f"{kind}: {key}"
        for kind in SAMPLES
        for key in asked_keys(kind)
        if key not in COMMON and _told(kind, key) is None
    ]


def _kind(kind: str) -> Iterator[str]:
    yield f"## {kind.capitalize()}"
    yield BODIES[kind][0]
    rows = [
        f"| `{key}` | {what}{'' if required else ' (may be left out)'} | {_told(kind, key) or ''} |"
        for key, (what, required) in sorted(asked_keys(kind).items())
        if key not in COMMON
    ]
    yield "\n".join(["| Key | Holds | Means |", "|---|---|---|", *rows])
    yield BODIES[kind][1]
    if kind in MARKS:
        yield told_marks(kind)
        yield "The whole, with every key:"
    yield f"````{'yaml' if kind in {'course', 'programme'} else 'markdown'}\n{SAMPLES[kind]}````"


def _told(kind: str, key: str) -> str | None:
    """Return what a key means; groups of requirements hold each other to any depth."""
    short = key
    for group in ("all/", "any/"):
        short = short.replace(group, "")
    return KEYS[kind].get(key) or KEYS[kind].get(short)


def _ids() -> Iterator[str]:
    yield "## Ids"
    yield "An id is for ever: results, signatures and links hang on it. Correct the text, keep the id."
    rows = [f"| {name} | `{example}` | `{form.pattern}` |" for name, form, example in FORMS.values()]
    yield "\n".join(["| Of | Looks like | Exactly |", "|---|---|---|", *rows, *_MORE_IDS])


_MORE_IDS = (
    "| a question | `FND-Q-205` | three or four digits |",
    "| an outcome | `FND-2` | no zero in front |",
)


def _rules() -> Iterator[str]:
    yield "## Rules"
    yield (
        "`E` is a mistake and stops a build. `W` is a remark; it can be answered in the file (see `answered`). "
        "`advocert lint --explain E208` says the same on the terminal."
    )
    rows = [
        f"| {rule.id} | {_cell(rule.what)} | {_cell(rule.reason)} | {_cell(rule.fix)} |"
        for rule in sorted(RULES.values(), key=lambda one: one.id)
    ]
    yield "\n".join(["| Rule | Finds | Because | Do |", "|---|---|---|---|", *rows])


def _cell(text: str) -> str:
    """A table cell: bars and angle brackets would be read as markup."""
    return text.replace("|", "\\|").replace("<", "&lt;")
