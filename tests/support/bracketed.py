"""A language in which every text of ours stands in brackets: what stands outside was never marked."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from demo import translations

LANGUAGE = "eo"  # one that Django knows and we do not speak
_INNERMOST = re.compile("⟦[^⟦⟧]*⟧")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SPOKEN = {"alt", "aria-label", "placeholder", "title"}
# Faces and posts of the first conversation are drawn from data.
_DRAWN = {"face", "mono", "scene-bar", "thread", "xblock"}
_SILENT = {"script", "style", "svg", "textarea", "code", "pre", "bdi", "time", "progress"}
_EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path"}
# Names of things and forms of files, and what Django itself says in that language: the name of a language.
_NAMES = {
    "Advocert",
    "CSV",
    "XLSX",
    "JSON",
    "JWT",
    "PDF",
    "PNG",
    "SVG",
    "UTC",
    "Deutsch",
    "English",
    "Esperanto",
    "Angla",
    "7KQ2-M9XD",
}


def write_catalogue(folder: Path) -> None:
    """Write the catalogue below a `locale` folder."""
    path = folder / LANGUAGE / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    texts = translations.filled(LANGUAGE, (translations.SERVICE, translations.DEMO), lambda text: f"⟦{text}⟧")
    path.write_bytes(translations.compiled(texts))


def outside(html: str, data: Iterable[str]) -> list[str]:
    """Return the words of a page that stand outside brackets and are no data: no name, no number, no course text."""
    page = _Page()
    page.feed(html)
    known = sorted({*data, *_NAMES}, key=len, reverse=True)
    return [left for text in page.texts for left in _left(text, known)]


def _left(text: str, known: list[str]) -> list[str]:
    before = ""
    while before != text:
        before, text = text, _INNERMOST.sub(" ", text)
    text = " ".join(text.split())
    for one in known:
        text = text.replace(one, " ")
    return [part.strip() for part in text.split("¦") if _WORDS.search(part)]


class _Page(HTMLParser):
    """Keeps what is read: the running text as a whole, and every attribute that is spoken or said by a script."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = [""]
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        silent = tag in _SILENT or bool(_DRAWN & set((said.get("class") or "").split()))
        if not self._hidden and not silent:
            self.texts += [value for name, value in attrs if value and _is_spoken(name, value)]
        if tag not in _EMPTY:
            self._open.append((tag, silent))
        self.texts[0] += "¦"

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        self.texts[0] += "¦"

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts[0] += data

    @property
    def _hidden(self) -> bool:
        return any(silent for _, silent in self._open)


def _is_spoken(name: str, value: str) -> bool:
    return name in _SPOKEN or (name.startswith("data-") and "⟦" in value) or (name == "data-busy")
