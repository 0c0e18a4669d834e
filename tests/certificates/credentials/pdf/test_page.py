"""The certificate on paper, read back by programs that we did not write."""

import io
import json
import re
import shutil
import subprocess
import uuid
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from tests.support.printed import FACE, MM, URL, reader, rendered, text
from tests.support.scripts import SCRIPTS

from advocert_certificates.credentials.carriers.finding import find_credential
from advocert_certificates.credentials.pdf import render_certificate, sentence
from advocert_certificates.credentials.pdf.fitting import fit_name, width
from advocert_certificates.credentials.pdf.fonts import STRONG
from advocert_certificates.credentials.pdf.qr import QrSeries
from advocert_certificates.domain.branding import Branding, Words


def test_the_same_values_give_the_same_bytes():
    assert rendered() == rendered()


def test_another_certificate_in_between_changes_no_byte():
    before = rendered()
    rendered(holder_name="Ngũgĩ wa Thiong\u2019o")
    assert rendered() == before


def test_it_is_one_page_of_a4_on_its_side():
    [page] = reader().pages
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (297, 210)


@pytest.mark.parametrize(
    "words",
    [
        "Amina Osei",
        "Certified Advocate, Foundations",
        "4 March 2026 to 4 March 2028",
        "Check 7KQ2-M9XD at",
        "policy set 2026.1",
    ],
)
def test_its_words_are_text(words):
    assert words in text()


@pytest.mark.parametrize(
    "name",
    ["Ngũgĩ wa Thiong\u2019o", "Đặng Thị Ngọc Thảo", "Κωνσταντίνος", "Светлана", "Łukasz Żółć", "Þórður Æ"],
)
def test_a_name_in_latin_greek_or_cyrillic_letters_is_written(name):
    assert name in text(holder_name=name)


def test_a_decomposed_name_is_written_composed():
    assert "Gräfin" in text(holder_name="Gra\u0308fin")


def test_a_name_that_no_font_has_becomes_words_and_never_boxes():
    assert "the holder of 7KQ2-M9XD" in text(holder_name="\U00013000\U00013001")


def test_the_true_name_stands_in_the_title_in_any_script():
    assert reader(holder_name="محمد علي").metadata.title.endswith("محمد علي")


def test_the_signed_document_is_attached():
    paper = PdfReader(io.BytesIO(render_certificate(FACE, URL, b'{"name":"endstream"}')))
    assert json.loads(paper.attachments["certificate.json"][0]) == {"name": "endstream"}


def test_our_own_reader_finds_the_attached_document():
    document = b'{"type":["VerifiableCredential"],"name":"endstream \\u0000"}'
    found = find_credential(render_certificate(FACE, URL, document))
    assert json.loads(found.text) == json.loads(document)


def test_the_parts_of_the_page_are_tagged_in_the_order_of_reading():
    root = reader().trailer["/Root"]["/StructTreeRoot"]["/K"]
    assert [kid.get_object()["/S"] for kid in root["/K"]] == ["/P", "/P", "/H1", *["/P"] * 5, "/Link"]


def test_the_heading_tells_readers_of_screens_the_name():
    [heading] = [
        kid.get_object()
        for kid in reader(holder_name=SCRIPTS["Arabic"]).trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"]
        if kid.get_object()["/S"] == "/H1"
    ]
    assert heading["/ActualText"] == SCRIPTS["Arabic"]


def test_the_code_has_words_in_its_place():
    link = reader().trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][-1].get_object()
    assert "public check" in link["/K"][0].get_object()["/Alt"]


def test_a_code_that_was_computed_is_the_one_that_was_drawn():
    """The first codes come from segno, the later ones are computed."""
    series = QrSeries("https://acme.example/verify/", "/", 36)
    ids = [str(uuid.UUID(int=number**9)) for number in range(3, 33)]
    assert [series.path(one) for one in ids] == [
        QrSeries(*("https://acme.example/verify/", "/", 36)).path(one) for one in ids
    ]


def test_a_page_from_right_to_left_is_mirrored():
    page = render_certificate(replace(FACE, language="ar"), URL)
    assert b"/Rect [48.19" in page
    assert b"/Rect [48.19" not in rendered()


TITLE = "Certified Advocate for Regulated Industries and Crisis Replies"


@pytest.mark.parametrize("size", [1, 60])
def test_two_languages_and_long_titles_stay_on_the_page(size):
    words = Words(
        "de", "Hiermit wird bescheinigt, dass", TITLE[:size], "darf " + "freigegebene Beiträge teilen " * 7
    )
    longest = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Featherstonehaugh-Cholmondeley"
    page = (
        reader(title=TITLE, holder_name=longest, branding=Branding(other=words))
        .pages[0]
        .get_contents()
        .get_data()
    )
    baselines = [float(found) for found in re.findall(rb"1 0 0 1 \S+ (\S+) Tm", page)]
    foot, above = sorted(baselines)[5], sorted(baselines)[6]
    assert above - foot > 15
    assert max(baselines) < 595 - 48


def test_the_language_is_told_to_screen_readers():
    assert reader(language="de").trailer["/Root"]["/Lang"] == "de"


def test_it_stays_small():
    assert len(rendered()) <= 80_000


def test_a_long_name_is_not_cut():
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Featherstonehaugh-Cholmondeley"
    assert "".join(fit_name(name, 400).lines).replace(" ", "") == name.replace(" ", "")


@settings(max_examples=50, deadline=None)
@given(st.text("abcÄÖ WM-\u2019", min_size=1, max_size=200), st.integers(200, 600))
def test_no_line_of_a_name_is_wider_than_its_place(name, limit):
    fitted = fit_name(name, limit)
    assert all(width(line, STRONG, fitted.size) <= limit + 0.01 for line in fitted.lines)


def test_a_short_name_stands_in_56_points():
    assert fit_name("Amina Osei", 500).size == 56


def test_a_name_shrinks_to_36_points_before_it_takes_two_lines():
    assert fit_name("Bartholomew Featherstonehaugh", 600).lines == ("Bartholomew Featherstonehaugh",)


def test_the_sentence_says_what_where_and_under_which_policy():
    assert sentence(FACE) == (
        "share approved pieces and speak about Acme from their own account, for home networking, "
        "in Germany and Austria, under policy set 2026.1."
    )


@pytest.mark.skipif(
    not (shutil.which("pdftoppm") and shutil.which("zbarimg")), reason="poppler-utils and zbar-tools"
)
def test_the_code_leads_to_the_public_check(tmp_path):
    (tmp_path / "c.pdf").write_bytes(rendered())
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", "c.pdf", "c"], cwd=tmp_path, check=True)
    found = subprocess.run(
        ["zbarimg", "-q", "--raw", "c.png"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    assert found.stdout.strip() == URL
