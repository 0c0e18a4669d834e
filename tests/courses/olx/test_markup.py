"""Tags written as text are the bytes that lxml would write."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from advocert_courses.olx.body import set_body
from advocert_courses.olx.markup import body, parent, tag
from advocert_courses.text import canonical

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40).map(canonical)


@given(
    st.dictionaries(
        st.sampled_from(["url_name", "display_name"]), texts | st.sampled_from(["a\tb\nc", '<"&>'])
    )
)
def test_attributes(attributes: dict[str, str]):
    expected = etree.tostring(etree.Element("x", attributes), encoding="unicode")
    assert tag("x", attributes) == expected


@given(texts | st.sampled_from(["]]>\n", "a\rb", "<b>&amp;</b>\n", ""]))
def test_bodies(text: str):
    node = etree.Element("x")
    set_body(node, text)
    assert tag("x", {}, body(text)) == etree.tostring(node, encoding="unicode")


def test_children_stand_on_lines():
    node = etree.Element("chapter", {"display_name": "A"})
    node.extend(etree.Element("sequential", {"url_name": name}) for name in "ab")
    expected = etree.tostring(node, encoding="utf-8", pretty_print=True)
    children = [tag("sequential", {"url_name": name}) for name in "ab"]
    assert parent("chapter", {"display_name": "A"}, children) == expected
