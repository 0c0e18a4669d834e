"""Which font has which sign. All of them are embedded, so the page looks the same everywhere.

Source Sans Pro (package font-source-sans-pro) is the face of the certificate. What it lacks comes from the Noto
fonts of manimgx-fonts (22 scripts) and manimgx-fonts-cjk (Chinese, Japanese, Korean), and what these lack from
Noto fonts that the machine has (Debian: fonts-noto-core). Where nothing has a sign, `faces_for` says so.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import uharfbuzz as hb

REGULAR, STRONG = 400, 600
_SOURCE_SANS = {REGULAR: "SourceSansPro-Regular", STRONG: "SourceSansPro-Semibold"}
_SYSTEM_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_SYSTEM_NAMES = ("NotoSans*-Regular.*", "NotoSerif*-Regular.*")
# Positions in the collection of manimgx-fonts-cjk: the same signs, drawn as each place draws them.
_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL = 0, 1, 2, 3


@dataclass(frozen=True, eq=False)
class Face:
    """One font in one weight, ready to shape with. Compared by identity: each is loaded once per process."""

    name: str
    weight: int
    face: hb.Face
    font: hb.Font
    signs: frozenset[int]
    variable: bool
    metrics: dict[int, float] = field(default_factory=dict)

    def has(self, text: str) -> bool:
        """Tell whether every sign can be drawn; signs that are never visible need no glyph."""
        return all(ord(sign) in self.signs or is_invisible(sign) for sign in text)

    def advance(self, glyph: int) -> float:
        """Return the width of a glyph in thousandths of the size."""
        if glyph not in self.metrics:
            self.metrics[glyph] = self.font.get_glyph_h_advance(glyph) * 1000 / self.face.upem
        return self.metrics[glyph]


def is_invisible(sign: str) -> bool:
    """Tell whether a sign only steers others: joiners, direction marks, variation selectors."""
    return unicodedata.category(sign) == "Cf" or "\ufe00" <= sign <= "\ufe0f"


def faces_for(weight: int, text: str, language: str) -> Iterator[Face]:
    """Yield the fonts in the order in which they are asked; `text` and `language` decide between Han forms."""
    yield source_sans(weight)
    yield from _noto(weight)
    han = _cjk(weight, _han_form(text, language))
    if han:
        yield han
    yield from _system(weight)


@cache
def source_sans(weight: int) -> Face:
    """Return the face of the certificate."""
    name = _SOURCE_SANS[weight]
    with as_file(files("font_source_sans_pro").joinpath("files", f"{name}.ttf")) as path:
        return _load(path, name, weight)


@cache
def _noto(weight: int) -> tuple[Face, ...]:
    with suppress(ModuleNotFoundError), as_file(files("manimgx_fonts")) as folder:
        found = sorted(path for path in folder.glob("Noto*.ttf") if "Italic" not in path.name)
        # Pictures last: a digit or an arrow must not come from them.
        found.sort(key=lambda path: ("Emoji" in path.name, "Symbols" in path.name))
        return tuple(_load(path, path.name.partition("[")[0], weight) for path in found)
    return ()


@cache
def _cjk(weight: int, form: int) -> Face | None:
    with suppress(ModuleNotFoundError), as_file(files("manimgx_fonts_cjk")) as folder:
        for path in sorted(folder.glob("*.ttc")):
            return _load(path, f"NotoSansCJK{form}", weight, form)
    return None


@cache
def _system(weight: int) -> tuple[Face, ...]:
    """Load what the machine has; only reached by signs that no package has. One weight has to do."""
    found = [path for folder in _SYSTEM_FOLDERS for name in _SYSTEM_NAMES for path in folder.rglob(name)]
    return tuple(_load(path, path.stem, weight) for path in sorted(found))


def _load(path: Path, name: str, weight: int, index: int = 0) -> Face:
    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    font = hb.Font(face)
    variable = any(axis.tag == "wght" for axis in face.axis_infos)
    if variable:
        font.set_variations({"wght": weight})
    return Face(f"{name}-{weight}", weight, face, font, frozenset(face.unicodes), variable)


def _han_form(text: str, language: str) -> int:
    names = [unicodedata.name(sign, "") for sign in text]
    if language.startswith("ja") or any(name.startswith(("HIRAGANA", "KATAKANA")) for name in names):
        return _JAPANESE
    if language.startswith("ko") or any(name.startswith("HANGUL") for name in names):
        return _KOREAN
    return _TRADITIONAL if language in {"zh-Hant", "zh-TW", "zh-HK"} else _SIMPLIFIED
