"""A font inside the PDF: only the glyphs that are used, and which signs they stand for (ISO 32000-1, 9.7, 9.10).

HarfBuzz makes the subset: variable fonts are fixed at their weight, and CFF2 outlines become the CFF that PDF knows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import uharfbuzz as hb

from advocert_certificates.credentials.pdf.fonts import Face
from advocert_certificates.credentials.pdf.objects import number, reference, stream

OBJECTS_OF_A_FONT = 5
_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.DESUBROUTINIZE
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.DOWNGRADE_CFF2
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)
_UNUSED_IN_PDF = (
    "GSUB",
    "GPOS",
    "GDEF",
    "BASE",
    "STAT",
    "OS/2",
    "post",
    "name",
    "cmap",
    "gasp",
    "VORG",
    "vhea",
    "vmtx",
)
_SYMBOLIC = 4


@dataclass(frozen=True)
class Embedded:
    """A subset: `glyphs` tells the number that a glyph of the face has in it."""

    face: Face
    glyphs: Mapping[int, int]
    data: bytes
    is_cff: bool
    signs: Mapping[int, str]

    def objects(self, first: int) -> dict[int, bytes]:
        """Return the objects of the font; the one to refer to is `first`."""
        name = b"/" + _tag(self.glyphs) + b"+" + self.face.name.replace(" ", "").encode()
        kind = b"/CIDFontType0" if self.is_cff else b"/CIDFontType2 /CIDToGIDMap /Identity"
        widths = b" ".join(
            number(self.face.advance(old)) for old in sorted(self.glyphs, key=self.glyphs.__getitem__)
        )
        return {
            first: b"<< /Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s >>"
            % (name, reference(first + 1), reference(first + 4)),
            first
            + 1: b"<< /Type /Font /Subtype %s /BaseFont %s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            b"/Supplement 0 >> /FontDescriptor %s /DW 0 /W [0 [%s]] >>"
            % (kind, name, reference(first + 2), widths),
            first + 2: self._descriptor(name, first + 3),
            first + 3: self._file(),
            first + 4: stream(b"", _to_unicode(self.glyphs, self.signs)),
        }

    def _descriptor(self, name: bytes, file: int) -> bytes:
        unit = 1000 / self.face.face.upem
        extents = self.face.font.get_font_extents("ltr")
        up, down = extents.ascender * unit, extents.descender * unit
        box = b" ".join(number(value) for value in (-500, down - 200, 2500, up + 200))
        key = b"/FontFile3" if self.is_cff else b"/FontFile2"
        return (
            b"<< /Type /FontDescriptor /FontName %s /Flags %d /FontBBox [%s] /ItalicAngle 0 /Ascent %s /Descent %s "
            b"/CapHeight 700 /StemV %d %s %s >>"
            % (name, _SYMBOLIC, box, number(up), number(down), self.face.weight // 5, key, reference(file))
        )

    def _file(self) -> bytes:
        if self.is_cff:
            return stream(b"/Subtype /CIDFontType0C", self.data)
        return stream(b"/Length1 %d" % len(self.data), self.data)


def embed(face: Face, signs: Mapping[int, str]) -> Embedded:
    """Return the subset of a face with these glyphs (and .notdef); `signs` tells what each stands for."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(signs)
    wanted.flags = _FLAGS
    for table in _UNUSED_IN_PDF:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode()))
    for axis in face.face.axis_infos:
        fixed = face.weight if axis.tag == "wght" else axis.default_value
        wanted.pin_axis_location(face.face, axis.tag, fixed)
    plan = hb.SubsetPlan(face.face, wanted)
    made = plan.execute()
    is_cff = "CFF " in made.table_tags
    data = made.reference_table("CFF ").data if is_cff else made.blob.data
    return Embedded(face, dict(plan.old_to_new_glyph_mapping), data, is_cff, dict(signs))


def signs_of(face: Face, codes: Iterable[int]) -> dict[int, str]:
    """Return the glyphs of these signs, as far as the face has them; of two signs with one glyph the first counts."""
    found: dict[int, str] = {}
    for code in sorted(codes):
        glyph = face.font.get_nominal_glyph(code) if code in face.signs else None
        if glyph:
            found.setdefault(glyph, chr(code))
    return found


def _tag(glyphs: Mapping[int, int]) -> bytes:
    """Return the six letters that tell subsets of one font apart (9.6.4)."""
    value = 0
    for glyph in sorted(glyphs):
        value = (value * 31 + glyph) % 26**6
    letters = []
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters.append(65 + letter)
    return bytes(letters)


def _to_unicode(glyphs: Mapping[int, int], signs: Mapping[int, str]) -> bytes:
    lines = [
        b"<%04x> <%s>" % (glyphs[glyph], said.encode("utf-16-be").hex().encode())
        for glyph, said in signs.items()
        if glyph in glyphs
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n%s\nendcmap\n"
        b"CMapName currentdict /CMap defineresource pop\nend\nend" % body
    )
