"""The certificate on paper, read back by programs that we did not write."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from advocert_certificates.credentials.pdf import CertificateFace, render_certificate, sentence
from advocert_certificates.credentials.pdf_text import fit_name, width

FACE = CertificateFace(
    organisation="Acme",
    holder_name="Amina Osei",
    title="Certified Advocate, Foundations",
    may="share approved pieces and speak about Acme from their own account",
    number="7KQ2-M9XD",
    valid_from=date(2026, 3, 4),
    valid_until=date(2028, 3, 4),
    check_at="advocert.acme.example",
    policy_set="2026.1",
    areas=("home networking",),
    jurisdictions=("Germany", "Austria"),
)
URL = "https://advocert.acme.example/advocert/verify/3b0f5a5e-2c61-4f0e-8c57-6a0a0b8f9d10/"
MM = 72 / 25.4


def rendered(**changes):
    return render_certificate(replace(FACE, **changes), URL)


def reader(**changes):
    return PdfReader(io.BytesIO(rendered(**changes)))


def text(**changes):
    return " ".join(reader(**changes).pages[0].extract_text().split())


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
    assert "the holder of 7KQ2-M9XD" in text(holder_name="محمد علي")


def test_the_true_name_stands_in_the_title_in_any_script():
    assert reader(holder_name="محمد علي").metadata.title.endswith("محمد علي")


def test_every_font_but_cjk_is_embedded():
    fonts = [font.get_object() for font in reader().pages[0]["/Resources"]["/Font"].values()]
    assert all("/FontFile2" in font.get("/FontDescriptor", {}) for font in fonts)


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
    assert all(width(line, "SourceSansPro-Semibold", fitted.size) <= limit + 0.01 for line in fitted.lines)


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
