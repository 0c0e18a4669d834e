"""The short way for the texts of a batch: signs that stand one for one in a font that is there already.

It gives what `shaping` and `showing` give for them, without the steps that only other scripts need; whatever is not
that simple it leaves to them.
"""

import unicodedata

import uharfbuzz as hb

from advocert_certificates.credentials.pdf.objects import number
from advocert_certificates.credentials.pdf.shaping import FEATURES
from advocert_certificates.credentials.pdf.showing import TOLERANCE, Font, Shown

_NOT_SIMPLE = {"Mn", "Mc", "Me", "Cf", "Cc"}


class Quick:
    """Shows lines in one font of a series."""

    def __init__(self, font: Font, language: str) -> None:
        self._font = font.subset.face.font
        self._resource = b"/" + font.resource
        self._language = language
        face = font.subset.face
        self._unit = 1000 / face.face.upem
        self._glyphs = {
            glyph: (b"%04x" % code, face.advance(glyph)) for glyph, code in font.subset.glyphs.items()
        }
        self._letters = frozenset(
            said for said in font.subset.signs.values() if len(said) == 1 and _is_simple(said)
        )

    def takes(self, text: str) -> bool:
        """Tell whether the text is of the simple kind."""
        return self._letters.issuperset(text)

    def show(self, text: str) -> Shown | None:
        """Return the line, or None where the long way is needed after all."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        if self._language:
            buffer.language = self._language
        hb.shape(self._font, buffer, FEATURES)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != len(text):
            return None
        total, codes = 0, []
        for info, place in zip(infos, positions, strict=True):
            known = self._glyphs.get(info.codepoint)
            x_offset, y_offset, advance, _ = place.position
            if known is None or x_offset or y_offset:
                return None
            total += advance
            after = known[1] - advance * self._unit
            codes.append(b"%s>%s<" % (known[0], number(after)) if abs(after) > TOLERANCE else known[0])
        return Shown(((self._resource, b"[<%s>] TJ" % b"".join(codes)),), total * self._unit, b"")


def _is_simple(sign: str) -> bool:
    return unicodedata.category(sign) not in _NOT_SIMPLE and unicodedata.bidirectional(sign) not in {
        "R",
        "AL",
        "AN",
    }
