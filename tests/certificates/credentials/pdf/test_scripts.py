"""A name in any script: embedded, shaped by HarfBuzz, written as text that can be copied."""

import re
import shutil
import subprocess

import pytest
import uharfbuzz
from tests.support.printed import reader, rendered, text
from tests.support.scripts import SCRIPTS

from advocert_certificates.credentials.pdf.embedding import embed
from advocert_certificates.credentials.pdf.fonts import STRONG
from advocert_certificates.credentials.pdf.shaping import shape


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS)
def test_every_font_is_embedded(name):
    fonts = reader(holder_name=name).pages[0]["/Resources"]["/Font"].values()
    files = [
        font["/DescendantFonts"][0]["/FontDescriptor"].keys() & {"/FontFile2", "/FontFile3"} for font in fonts
    ]
    assert len(files) >= 2
    assert all(files)


@pytest.mark.parametrize("name", SCRIPTS.values(), ids=SCRIPTS)
def test_a_name_in_any_script_is_written(name):
    assert "the holder of" not in text(holder_name=name)


@pytest.mark.parametrize(
    "script", ["Latin", "Greek", "Georgian", "Ethiopic", "Japanese", "Korean", "Chinese"]
)
def test_a_name_from_left_to_right_can_be_copied(script):
    assert SCRIPTS[script] in text(holder_name=SCRIPTS[script])


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils")
@pytest.mark.parametrize("script", ["Arabic", "Hebrew", "Thai", "Devanagari", "Bengali", "Tamil"])
def test_poppler_reads_the_name_in_the_order_of_reading(script):
    read = subprocess.run(
        ["pdftotext", "-", "-"],
        input=rendered(holder_name=SCRIPTS[script]),
        capture_output=True,
        check=True,
        text=False,
    )
    marks = dict.fromkeys([0x202A, 0x202B, 0x202C])
    assert SCRIPTS[script] in read.stdout.decode().translate(marks)


@pytest.mark.parametrize("script", ["Arabic", "Devanagari", "Thai"])
def test_the_glyphs_on_the_page_are_those_that_harfbuzz_chooses(script):
    """Shaped a second time by plain harfbuzz from the font file; the subset maps its glyphs one to one."""
    name = SCRIPTS[script]
    [run] = shape(name, STRONG).runs
    buffer = uharfbuzz.Buffer()
    buffer.add_str(name)
    buffer.guess_segment_properties()
    uharfbuzz.shape(run.face.font, buffer)
    codes = [run_code(name, run, info.codepoint) for info in buffer.glyph_infos]
    assert codes == page_codes(name)


def run_code(name, run, glyph):
    return embed(run.face, {one.number: one.text for one in run.glyphs}).glyphs[glyph]


def page_codes(name):
    """The codes that the page shows in the font that the name brought along."""
    content = reader(holder_name=name).pages[0].get_contents().get_data()
    shown = re.search(rb"/X0 \S+ Tf (.*?) ET", content, re.DOTALL).group(1)
    return [
        int(part[at : at + 4], 16)
        for part in re.findall(rb"<([0-9a-f]+)>(?! >> BDC)", re.sub(rb"<feff[0-9a-f]*>", b"", shown))
        for at in range(0, len(part), 4)
    ]


def test_an_arabic_word_is_joined():
    """Three times the same letter takes a first, a middle and a last form."""
    glyphs = [glyph.number for run in shape("\u0647" * 3, STRONG).runs for glyph in run.glyphs]
    assert len(set(glyphs)) == 3
