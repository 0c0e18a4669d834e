"""The certificate's page: a first sentence, and templates that the script fills with the service's answer.

All markup and all words are made here; the script only puts values in. The service is asked by the browser,
because blocks and service do not know each other.
"""

from typing import Any

from django.utils.safestring import SafeString

from advocert_xblocks._certificate import texts
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.links import MY_PAGE, jump_link
from advocert_xblocks._shared.words import NUMBERS, Words

# Two speech shapes; what both cover is the certified zone. The same as on the printed certificate.
MARK = (
    '<svg viewBox="0 0 120 110" aria-hidden="true"><path fill="#F8EAF2" d="M8 0h52a34 34 0 0 1 34 34v22a6 6 0 0 1-6 6H42A34 34 0 0 1 8 28z"/>'
    '<path fill="#E4F1F2" d="M56 32h64v78H90a34 34 0 0 1-34-34z"/><path fill="#FFE9B8" d="M56 32h38v24a6 6 0 0 1-6 6H56z"/></svg>'
)
# The script puts the component's id in its place; the platform rewrites the address around it.
REF = "__ref__"
_SAID = (
    "OPEN_NONE", "LEADS_TO", "ON_ITS_WAY", "DONE_OF", "IN_LESSON", "MET", "NOT_MET", "UNTIL", "SINCE", "NUMBER",
    "ASKING", "ONLY_FOR", "ONLY_IN", "SIGNING_LONG", "ACCESS_NONE", "ENDS", "ENDS_SOON", "ENDED_GRACE",
    "REMINDERS", "EXPIRED_TEXT", "SUSPENDED_TEXT", "REVOKED_TEXT", "REASON", "HR_WRITES", "BY", "YOU_MAY", "YOU_WILL", "TASK_CLAUSE",
    "PAUSES", "RECALL",
)  # fmt: skip


def page(words: Words) -> SafeString:
    """Return the page of a signed-in learner."""
    stage = el("div.stack.stack-xl", el("p.soft", words(texts.ASKING)), data_region="stage", aria_busy="true")
    return el("div.block", stage, *_templates(words))


def author_card(words: Words) -> SafeString:
    """Return the card of Studio's unit page."""
    text = el("p.soft", words(texts.AUTHOR_TEXT))
    return el("div.block.card.stack.stack-s", el("h3", words(texts.AUTHOR_TITLE)), text)


def notice(words: Words, title: str, text: str = "") -> SafeString:
    """Return a calm notice."""
    second = el("p", words(text)) if text else None
    said = el("div.stack.stack-s", el("h4", words(title), data_focus="stage"), second)
    return el("div.note", icon("info"), said)


def client_texts(words: Words) -> dict[str, Any]:
    """Return the sentences into which the script puts numbers and dates, and how access looks."""
    access = {name: [sign, tone, words(text)] for name, (sign, tone, text) in texts.ACCESS_STATES.items()}
    said = {name.lower(): words(getattr(texts, name)) for name in _SAID}
    numbers = [words(number) for number in NUMBERS]
    return {**said, "access": access, "numbers": numbers, "open": words.forms(texts.OPEN, "count")}


def _templates(words: Words) -> list[SafeString]:
    states = [_template(f"state-{name}", _state(words, *look)) for name, look in texts.STATES.items()]
    retry = el("button.btn.btn-second", words(texts.RETRY), type="button", data_retry=True)
    unavailable = el("div.stack", notice(words, texts.UNAVAILABLE, texts.UNAVAILABLE_TEXT), retry)
    return [
        *states,
        _template("unavailable", unavailable),
        _template("signed-out", notice(words, texts.SIGNED_OUT)),
        _template("nothing", notice(words, texts.NOTHING)),
        _template("level", _level(words)),
        _template("requirements", el("ol.reqs.card", data_slot="list")),
        _template("rests-on", _folded(words, texts.RESTS_ON)),
        _template("requirement", _requirement()),
        _template("entry", _entry()),
        _template("link", _go(words)),
        _template("may", _line("yes", "check", "")),
        _template("ask", _line("ask", "ask", words(texts.ASK_FIRST))),
        _template("not", _line("no", "ban", words(texts.NOT_WITH))),
        _template("signing", el("div.note", icon("clock"), el("p", words(texts.SIGNING), data_slot="text"))),
        _template("certificate", _certificate(words)),
        _template("access", _section(words, texts.ACCESS)),
        _template("system", _system()),
        _template("dates", _section(words, texts.DATES)),
        _template("tasks", _section(words, texts.TASKS)),
        _template("ending", el("div.note.warn", icon("clock"), el("div.stack.stack-s", data_slot="list"))),
        _template("renewal", _renewal(words)),
        _template("renew", el("a.btn.btn-second", words(texts.RENEW_GO), href=MY_PAGE, target="_top")),
        _template("line", el("li")),
        _template(
            "task",
            el(
                "li.row.between",
                el("a", href=MY_PAGE, target="_top", data_slot="title"),
                el("span.badge.warn", icon("clock"), el("span", data_slot="by")),
            ),
        ),
        _template(
            "stopped", el("div.note.stop-note", icon("ban"), el("div.stack.stack-s", data_slot="list"))
        ),
        _template("paragraph", el("p")),
        _template("my-page", el("p", el("a", words(texts.MY_PAGE), href=MY_PAGE, target="_top"))),
    ]


def _template(name: str, html: SafeString) -> SafeString:
    return el("template", html, data_template=name)


def _state(words: Words, tone: str, sign: str, label: str) -> SafeString:
    selector = ".".join(filter(None, ["span.badge", tone, "big"]))
    return el(selector, icon(sign), words(label))


def _level(words: Words) -> SafeString:  # noqa: ARG001 - all makers of templates are called alike
    """Return one level: the answer first, what it allows, what is to be done, then the proof."""
    return el(
        "section.stack.stack-l",
        el(
            "div.stack.stack-s",
            el("div.row", data_slot="state"),
            el("h3", data_slot="headline", data_focus="stage"),
            el("p.lede", data_slot="summary"),
            # The list below says the same in words.
            el("div", el("span.bar", el("span.fill")), data_slot="bar", hidden=True, aria_hidden="true"),
        ),
        el("div.stack.stack-l", data_slot="stopped"),
        el("ul.may", data_slot="allowed"),
        el("p.small.soft", data_slot="where"),
        el("div", data_slot="certificate"),
        el("div", data_slot="tasks"),
        el("div.pair", data_slot="cards"),
        el("div", data_slot="requirements"),
    )


def _renewal(words: Words) -> SafeString:
    """Return what a renewal asks for, part by part like what was asked at first, and below it a way on."""
    return el(
        "section.renewal.stack",
        el("h4", words(texts.RENEWAL)),
        el("ol.reqs.card", data_slot="list"),
        el("div.row.actions", data_slot="way"),
    )


def _folded(words: Words, title: str) -> SafeString:
    return el(
        "details.fold",
        el("summary", icon("next", ".flip"), words(title)),
        el("ol.reqs.card", data_slot="list"),
    )


def _requirement() -> SafeString:
    return el(
        "li.req",
        el("span.dot", icon("check")),
        el(
            "div.stack.stack-s",
            el(
                "div.row.between",
                el("span", el("span.sr", data_slot="met"), " ", el("b", data_slot="title")),
                el("span.small.soft.num", data_slot="count"),
            ),
            el("ul.entries", data_slot="entries"),
        ),
    )


def _entry() -> SafeString:
    words = el(
        "span",
        el("span.sr", data_slot="met"),
        " ",
        el("span", data_slot="title"),
        el("span.small.soft", data_slot="detail"),
    )
    return el("li.entry", el("span.mark", icon("check")), words, el("span", data_slot="link"))


def _go(words: Words) -> SafeString:
    return jump_link(
        "a.btn.btn-second.btn-small",
        REF,
        words(texts.GO),
        el("span.sr", data_slot="what"),
        icon("next", ".flip"),
    )


def _line(tone: str, sign: str, label: str) -> SafeString:
    return el(
        "li",
        icon(sign, f".{tone}"),
        el("span", el("b", label, data_slot="label"), " ", el("span", data_slot="text")),
    )


def _certificate(words: Words) -> SafeString:
    """Return the certificate in small, as on paper, and what can be done with it; nothing on it is new to a listener."""
    paper = el(
        "div.paper",
        trusted(MARK),
        el("b", data_slot="paper_title"),
        el("span", data_slot="paper_until"),
        el("span.num", data_slot="paper_number"),
        aria_hidden="true",
    )
    return el(
        "div.got",
        paper,
        el(
            "div.stack",
            el(
                "div.row.actions",
                el("a.btn.btn-second", icon("down"), words(texts.PDF), data_slot="pdf_url", target="_top"),
                el("a.btn.btn-second", words(texts.CHECK), data_slot="verify_url", target="_top"),
            ),
            el(
                "p.row.small.soft",
                el("span.num", data_slot="number"),
                el("a", words(texts.DOCUMENT), data_slot="document_url", target="_top"),
            ),
        ),
    )


def _section(words: Words, title: str) -> SafeString:
    return el("section.card.stack", el("h4", words(title)), el("ul.systems", data_slot="list"))


def _system() -> SafeString:
    return el(
        "li.system",
        el("span.i", aria_hidden="true", data_slot="icon"),
        el("div", el("b", el("bdi", data_slot="title")), el("p.small.soft", data_slot="detail")),
    )
