"""The certificate's page: a first sentence, and templates that the script fills with the service's answer.

All markup and all words are made here; the script only puts values in. The service is asked by the browser,
because blocks and service do not know each other.
"""

from django.utils.safestring import SafeString

from advocert_xblocks._certificate import texts
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.links import MY_PAGE, jump_link
from advocert_xblocks._shared.words import Words

# The script puts the component's id in its place; the platform rewrites the address around it.
REF = "__ref__"


def page(words: Words) -> SafeString:
    """Return the page of a signed-in learner."""
    stage = el("div.stack.stack-l", el("p.soft", words(texts.ASKING)), data_region="stage", aria_busy="true")
    return el("div.block", stage, *_templates(words))


def author_card(words: Words) -> SafeString:
    """Return the card of Studio's unit page."""
    text = el("p.soft", words(texts.AUTHOR_TEXT))
    return el("div.block.card.stack.stack-s", el("h3", words(texts.AUTHOR_TITLE)), text)


def notice(words: Words, title: str, text: str = "") -> SafeString:
    """Return a calm notice."""
    second = el("p", words(text)) if text else None
    return el("div.note", icon("info"), el("div", el("h4", words(title)), second))


def client_texts(words: Words) -> dict[str, str]:
    """Return the sentences into which the script puts numbers and dates."""
    named = {
        "open_none": texts.OPEN_NONE,
        "open_one": texts.OPEN_ONE,
        "open_many": texts.OPEN_MANY,
        "done_of": texts.DONE_OF,
        "met": texts.MET,
        "not_met": texts.NOT_MET,
        "until": texts.UNTIL,
        "number": texts.NUMBER,
        "asking": texts.ASKING,
        **{f"access-{name}": text for name, text in texts.ACCESS_STATES.items()},
    }
    return {name: words(text) for name, text in named.items()}


def _templates(words: Words) -> list[SafeString]:
    states = [_template(f"state-{name}", _state(words, *look)) for name, look in texts.STATES.items()]
    retry = el("button.btn.btn-second", words(texts.RETRY), type="button", data_retry=True)
    unavailable = el("div.stack", notice(words, texts.UNAVAILABLE, texts.UNAVAILABLE_TEXT), retry)
    return [
        *states,
        _template("unavailable", unavailable),
        _template("signed-out", notice(words, texts.SIGNED_OUT)),
        _template("nothing", notice(words, texts.NOTHING)),
        _template("level", _level()),
        _template("requirement", _requirement()),
        _template("entry", _entry()),
        _template("link", _go(words)),
        _template("allowed", _allowed(words)),
        _template("signing", el("div.note", icon("clock"), el("p", words(texts.SIGNING)))),
        _template("certificate", _certificate(words)),
        _template("access", _access(words)),
        _template("my-page", el("p", el("a", words(texts.MY_PAGE), href=MY_PAGE, target="_top"))),
    ]


def _template(name: str, html: SafeString) -> SafeString:
    return el("template", html, data_template=name)


def _state(words: Words, tone: str, sign: str, label: str) -> SafeString:
    selector = ".".join(filter(None, ["span.badge", tone, "big"]))
    return el(selector, icon(sign), words(label))


def _level() -> SafeString:
    return el(
        "section.stack.stack-l",
        el("div.stack", el("div.row", data_slot="state"), el("h3", data_slot="headline", data_focus="stage")),
        el("p.lede", data_slot="summary"),
        el("div", data_slot="certificate"),
        el("ol.reqs.card", data_slot="requirements"),
        el("div", data_slot="access"),
        el("div", data_slot="after"),
    )


def _requirement() -> SafeString:
    return el(
        "li.req",
        el("span.dot", icon("check"), el("span.sr", data_slot="met")),
        el(
            "div.stack.stack-s",
            el("div.row.between", el("b", data_slot="title"), el("span.small.soft.num", data_slot="count")),
            el("ul.entries", data_slot="entries"),
        ),
    )


def _entry() -> SafeString:
    words = el("span", el("span", data_slot="title"), el("span.small.soft", data_slot="detail"))
    return el(
        "li.entry",
        el("span.mark", icon("check"), el("span.sr", data_slot="met")),
        words,
        el("span", data_slot="link"),
    )


def _go(words: Words) -> SafeString:
    return jump_link("a.btn.btn-second.btn-small", REF, words(texts.GO), " ", icon("next", ".flip"))


def _allowed(words: Words) -> SafeString:
    lines = [("yes", "check", texts.YOU_MAY), ("ask", "ask", texts.ASK_FIRST), ("no", "ban", texts.NOT_WITH)]
    return el("ul.may", [_line(words(text), tone, sign) for tone, sign, text in lines])


def _line(label: str, tone: str, sign: str) -> SafeString:
    return el("li", icon(sign, f".{tone}"), el("span", el("b", label), ": ", el("span", data_slot=tone)))


def _certificate(words: Words) -> SafeString:
    return el(
        "div.card.stack",
        el("p.small.soft.num", data_slot="number"),
        el(
            "div.row.actions",
            el("a.btn.btn-main", icon("down"), words(texts.PDF), data_slot="pdf_url", target="_top"),
            el("a.btn.btn-second", words(texts.CHECK), data_slot="verify_url", target="_top"),
            el("a.btn.btn-text", words(texts.DOCUMENT), data_slot="document_url", target="_top"),
        ),
    )


def _access(words: Words) -> SafeString:
    return el("section.card.stack", el("h4", words(texts.ACCESS)), el("ul.entries", data_slot="list"))
