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
    """Shows lines in one font of a series.

    What a sign does depends on the next one only (kerning), so harfbuzz is asked once for each pair.
    """

    def __init__(self, font: Font, language: str) -> None:
        self._font = font.subset.face.font
        self._resource = b"/" + font.resource
        self._language = language
        self._unit = 1000 / font.subset.face.face.upem
        self._glyphs = font.subset.glyphs
        self._letters = frozenset(
            said for said in font.subset.signs.values() if len(said) == 1 and _is_simple(said)
        )
        self._known: dict[str, tuple[bytes, int] | None] = {}

    def takes(self, text: str) -> bool:
        """Tell whether the text is of the simple kind."""
        return self._letters.issuperset(text)

    def show(self, text: str) -> Shown | None:
        """Return the line, or None where the long way is needed after all."""
        total, codes, known = 0, [], self._known
        for place in range(len(text)):
            pair = text[place : place + 2]
            if pair not in known:
                known[pair] = self._ask(pair)
            said = known[pair]
            if said is None:
                return None
            codes.append(said[0])
            total += said[1]
        return Shown(((self._resource, b"[<%s>] TJ" % b"".join(codes)),), total * self._unit, b"")

    def _ask(self, pair: str) -> tuple[bytes, int] | None:
        """Return the first glyph of a pair as it stands in `[<…>] TJ`, and how far it moves on, in font units."""
        shaped = self._shape(pair)
        if shaped is None or any(
            shaped[row][1] != self._own(shaped[row][0]) for row in range(1, len(shaped))
        ):
            return None
        glyph, advance = shaped[0]
        code = b"%04x" % self._glyphs[glyph]
        after = (self._own(glyph) - advance) * self._unit
        return (b"%s>%s<" % (code, number(after)) if abs(after) > TOLERANCE else code), advance

    def _own(self, glyph: int) -> int:
        return int(self._font.get_glyph_h_advance(glyph))

    def _shape(self, text: str) -> list[tuple[int, int]] | None:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        if self._language:
            buffer.language = self._language
        hb.shape(self._font, buffer, FEATURES)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        moved = any(place.x_offset or place.y_offset for place in positions)
        if moved or len(infos) != len(text) or any(info.codepoint not in self._glyphs for info in infos):
            return None
        return [(info.codepoint, place.x_advance) for info, place in zip(infos, positions, strict=True)]


def _is_simple(sign: str) -> bool:
    """Tell whether a sign stands alone, reads from left to right, and is its own composed form."""
    return (
        unicodedata.category(sign) not in _NOT_SIMPLE
        and unicodedata.bidirectional(sign) not in {"R", "AL", "AN"}
        and unicodedata.is_normalized("NFC", sign)
    )
