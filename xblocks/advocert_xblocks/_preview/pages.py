"""The pages of the preview: text with its findings on one side, the learner's page on the other."""

from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from advocert_courses import api as courses
from advocert_xblocks._preview import texts
from advocert_xblocks._preview.drawing import draw, nested_list
from advocert_xblocks._preview.workspace import Workspace
from advocert_xblocks._shared.html import Child, el, trusted
from advocert_xblocks._shared.said import said
from advocert_xblocks._shared.words import Words


def page(title: str, body: Child, *, number: int = 0, script: str = "page", lang: str = "en") -> str:
    """Return a whole page; `number` is the state of the folder that it shows."""
    head = el(
        "head",
        trusted('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", title),
        trusted('<link rel="icon" href="data:,"><link rel="stylesheet" href="/files/preview/preview.css">'),
        el("script", src="/files/loader.js", defer=True) if script == "play" else None,
        el("script", src=f"/files/preview/{script}.js", defer=True),
    )
    direction = "rtl" if get_language_bidi() else "ltr"
    html = el("html", head, el(f"body.{script}", body, data_number=str(number)), lang=lang, dir=direction)
    return f"<!doctype html>{html}"


def text_page(words: Words, space: Workspace, path: str, view: str, width: str) -> str:
    """Return the page of one file."""
    state, text = space.state, space.state.tree.texts[path]
    found = [one for one in state.findings if one.file == path]
    ref = next((ref for ref, where in space.paths.items() if where == path), None)
    parts = (
        el("nav.parts", el("h2", words(texts.PARTS)), _parts(words, space, path), aria_label=words(texts.PARTS)),
        el("main", _head(words, path, ref, found), _two_columns(words, space, path, ref, text, found, width),
           _graph(words, space, path, ref, view, width)),
    )  # fmt: skip
    title = words(texts.TITLE, name=ref or path)
    return page(title, parts, number=state.number)


def empty_page(words: Words, space: Workspace) -> str:
    """Return the page of a folder that holds nothing to show, or cannot be read."""
    body = el(
        "main",
        el("h1", words(texts.TITLE, name=space.root.name)),
        el("p.note", space.state.fault or words(texts.NOTHING)),
    )
    return page(words(texts.TITLE, name=space.root.name), body, number=space.state.number)


def play_page(title: str, body: Child, *, lang: str) -> str:
    """Return the page inside the frame: what a learner sees."""
    return page(title, el("main.unit", el("h2", title), body), script="play", lang=lang)


def _head(words: Words, path: str, ref: str | None, found: list[courses.Finding]) -> SafeString:
    told = words(texts.FINDINGS, count=len(found)) if found else words(texts.CLEAN)
    return el(
        "header",
        el("h1", ref or path),
        el("p.soft", path),
        el("p.soft", words(texts.LIVE)),
        el("p.strong", told),
    )


def _parts(words: Words, space: Workspace, here: str) -> SafeString:
    counts: dict[str, int] = {}
    for one in space.state.findings:
        counts[one.file] = counts.get(one.file, 0) + 1
    items = []
    for path in space.state.tree.texts:
        count = el("span.count", words(texts.FINDINGS, count=counts[path])) if path in counts else None
        current = "page" if path == here else None
        items.append(el("li", el("a", path, href=f"/text/{path}", aria_current=current), count))
    return el("ul", items)


def _two_columns(
    words: Words,
    space: Workspace,
    path: str,
    ref: str | None,
    text: str,
    found: list[courses.Finding],
    width: str,
) -> SafeString:
    return el(
        "div.columns",
        el("section", el("h2", words(texts.TEXT)), _findings(words, found), _source(words, text, found)),
        el("section", el("h2", words(texts.AS_LEARNERS)), _learner(words, space, path, ref, width)),
    )


def _findings(words: Words, found: Iterable[courses.Finding]) -> SafeString | None:
    items = [
        el(
            "li",
            el("a", words(texts.LINE, line=one.line), href=f"#L{one.line}"),
            f" {_kind(words, one)}: {said(words, one.message)}",
        )
        for one in found
    ]
    return el("ul.findings", items) if items else None


def _told(words: Words, one: courses.Finding) -> str:
    return f"{said(words, one.message)} {said(words, one.fix)}"


def _source(words: Words, text: str, found: list[courses.Finding]) -> SafeString:
    lines = []
    for number, line in enumerate(text.rstrip("\n").split("\n"), start=1):
        told = [
            el(
                "span.finding",
                f"{_kind(words, one)} {one.rule}: {said(words, one.message)} {said(words, one.fix)}",
                role="note",
            )
            for one in found
            if one.line == number
        ]
        css = "li.marked" if told else "li"
        lines.append(el(css, el("code", line or " "), told, id=f"L{number}"))
    return el("ol.source", lines, tabindex="0", aria_label=words(texts.TEXT))


def _learner(words: Words, space: Workspace, path: str, ref: str | None, width: str) -> Child:
    if ref is None:
        is_broken = any(one.is_error for one in space.state.findings if one.file == path)
        return el("p.note", words(texts.BROKEN if is_broken else texts.NOT_SHOWN))
    if space.block(ref) is None:
        return el("p.note", words(texts.NOT_SHOWN))
    other, label = ("wide", texts.WIDE) if width == "phone" else ("phone", texts.PHONE)
    languages = space.languages(ref)
    source = el("a.button", words(texts.LANGUAGE), href=f"/play/{ref}", target="play") if languages else None
    bar = el(
        "div.bar",
        el("form", el("button", words(texts.OVER)), method="post", action=f"/again/{ref}", target="play"),
        el(
            "a.button",
            words(label),
            href=f"?width={other}",
            data_width=other,
            data_other=words(texts.WIDE if other == "phone" else texts.PHONE),
        ),
        source,
        [el("a.button", tag, href=f"/play/{ref}?language={tag}", target="play") for tag in languages],
    )
    frame = el("iframe", name="play", src=f"/play/{ref}", title=words(texts.AS_LEARNERS))
    return [bar, el(f"div.frame.{width}", frame)]


def _graph(
    words: Words, space: Workspace, path: str, ref: str | None, view: str, width: str
) -> SafeString | None:
    if ref not in space.state.tree.scenarios:
        return None
    scenario = space.component(str(ref))
    facts = courses.analyse(scenario)
    percent, limit = (
        f"{100 * float(rate):.0f}" for rate in (facts.random_clicker_rate, courses.RANDOM_CLICKER_LIMIT)
    )
    tabs = [
        el(
            "a.button",
            words(label),
            href=f"/text/{path}?view={name}&width={width}#graph",
            aria_current="page" if view == name else None,
        )
        for name, label in (("map", texts.MAP), ("list", texts.LIST))
    ]
    shown = (
        nested_list(words, scenario)
        if view == "list"
        else el("div.scroll", draw(words, scenario), tabindex="0", role="region", aria_label=words(texts.MAP))
    )
    return el(
        "section",
        el("h2", words(texts.MAP)),
        el("p.strong", words(texts.CLICKER, percent=percent, limit=limit)),
        el("p.soft", words(texts.BEST, count=len(facts.best_path))),
        el("div.bar", tabs),
        shown,
        id="graph",
    )


def _kind(words: Words, one: courses.Finding) -> str:
    return words(texts.MISTAKE if one.is_error else texts.REMARK)
