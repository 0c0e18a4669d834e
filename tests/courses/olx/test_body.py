from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from advocert_courses.errors import BodyCharacterError, BodyMarkupError
from advocert_courses.olx.body import set_body, take_body, write_body
from advocert_courses.text import canonical

# Whatever XML can hold (XML 1.0, 2.2), line ends and markup more often than chance would have it.
xml_text = st.text(
    st.one_of(
        st.sampled_from("\n\r\t ]>&<\"'{}`#é\u2028\u0085"),
        st.characters(codec="utf-8", exclude_categories=["Cs"]).filter(
            lambda c: c == canonical(f"x{c}x")[1:-2]
        ),
    )
)


def through_xml(text: str, parser: etree.XMLParser | None = None, *, pretty: bool = False) -> str | None:
    """Write a text into a unit as the platform exports one, and read it as the platform imports one."""
    unit = etree.Element("vertical", display_name="x")
    set_body(etree.SubElement(unit, "advocert_lesson", url_name="FND-L01"), text)
    data = etree.tostring(unit, encoding="utf-8", pretty_print=pretty)
    return take_body(etree.fromstring(data, parser)[0])


@given(xml_text)
@example('---\nid: FND-L01\n---\n> [!EXAMPLE weak]\n> "Best & first"\n')
@example("]]>")
@example("\r\n")
@example("\n\n\n")
@example("]]")
@example("<![CDATA[x]]>")
@example("")
def test_every_text_comes_back_byte_for_byte(text: str):
    assert through_xml(text) == text


@given(xml_text.filter(str.strip))
def test_a_text_survives_the_parser_of_the_platform(text: str):
    """It drops text that is blank, which a canonical text never is."""
    assert through_xml(text, etree.XMLParser(remove_blank_text=True, encoding="utf-8"), pretty=True) == text


@given(xml_text)
def test_a_second_export_is_identical_to_the_first(text: str):
    assert write_body(str(through_xml(text))) == write_body(text)


def test_the_body_is_cdata_after_one_newline():
    assert write_body("---\nid: X\n> quote & more\n") == "<![CDATA[\n---\nid: X\n> quote & more\n]]>"


@pytest.mark.parametrize("text", ["a ]]> b", "a\rb"])
def test_what_cdata_cannot_hold_is_escaped(text: str):
    assert "CDATA" not in write_body(text)


def test_a_body_without_our_newline_is_read_as_it_stands():
    """Somebody may have written the tag by hand."""
    assert take_body(etree.fromstring("<x>text</x>")) == "text"


def test_a_node_without_a_body_has_no_text():
    assert take_body(etree.fromstring("<x/>")) is None


def test_setting_no_text_removes_the_body():
    node = etree.fromstring("<x>old</x>")
    set_body(node, None)
    assert etree.tostring(node) == b"<x/>"


def test_taking_the_body_leaves_the_node_empty():
    """The platform's base method reads what is left, and would strip it."""
    node = etree.fromstring("<x a='1'>text</x>")
    take_body(node)
    assert etree.tostring(node) == b'<x a="1"/>'


@pytest.mark.parametrize("inner", ["<p>text</p>", "<!-- note -->", "<?note x?>", "before<b/>after"])
def test_markup_inside_our_tag_is_refused(inner: str):
    with pytest.raises(BodyMarkupError):
        take_body(etree.fromstring(f"<x>{inner}</x>"))


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe", "\ud800"])
def test_a_character_that_xml_forbids_is_refused(character: str):
    node: Any = etree.Element("x")
    with pytest.raises(BodyCharacterError):
        set_body(node, f"a{character}b")
