"""The one page of Replybox."""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from importlib.resources import files
from string import Template

from demo.receiver.messages import Scope
from demo.receiver.store import Entry, Person, Store

ENDED = {
    "revoked": "taken back",
    "expired": "ended on its date",
    "suspended": "paused",
    "active": "nothing left that is open",
}
VERDICTS = {
    "taken": ("ok", "Taken"),
    "repeated": ("quiet", "Repeated: known already, nothing changed"),
    "older": ("quiet", "Older than what we know: left aside"),
    "ping": ("quiet", "A test call"),
    "refused": ("bad", "Refused"),
    "unreadable": ("bad", "Signed, but not understood"),
}
FRAME = Template((files("demo.receiver") / "files" / "page.html").read_text("utf-8"))
NOTHING = "\u2013"


def page(store: Store, now: datetime, back: str) -> str:
    """Return the whole page as it stands now."""
    people = store.people()
    on = [person for person in people if person.may_speak(now)]
    off = [person for person in people if not person.may_speak(now)]
    body = _heading(on) + _people(on, now) + _former(off) + _log(store.log())
    link = f'<p><a href="{escape(back)}/">Back to Advocert</a></p>' if back else ""
    return FRAME.substitute(version=store.version(), back=link, body=body)


def _heading(on: list[Person]) -> str:
    count = {0: "Nobody may speak for Acme yet", 1: "1 person may speak for Acme"}
    title = count.get(len(on), f"{len(on)} people may speak for Acme")
    lede = (
        "Replybox opens for these people by itself when a signed message says so, and closes the same way. "
        "This page renews itself."
    )
    return f"<h1>{title}</h1><p class=lede>{lede}</p>"


def _people(on: list[Person], now: datetime) -> str:
    if not on:
        return (
            '<p class="empty">As soon as somebody is certified, their name appears here within seconds.</p>'
        )
    rows = [
        _row(
            [
                ("Person", escape(person.subject)),
                ("May", _scopes(person, now)),
                ("Until", _day(person.valid_until)),
                ("Told at", _moment(person.told_at)),
                ("Proof", _proof(person)),
            ]
        )
        for person in on
    ]
    return _table("Open now", ["Person", "May", "Until", "Told at", "Proof"], rows)


def _former(off: list[Person]) -> str:
    if not off:
        return ""
    rows = [
        _row(
            [
                ("Person", escape(person.subject)),
                ("Why", ENDED[person.status]),
                ("Told at", _moment(person.told_at)),
                ("Proof", _proof(person)),
            ]
        )
        for person in off
    ]
    return _table("Closed", ["Person", "Why", "Told at", "Proof"], rows)


def _log(entries: list[Entry]) -> str:
    if not entries:
        return ""
    rows = [
        _row(
            [
                ("Received", _moment(entry.at)),
                ("What it says", escape(entry.kind) or NOTHING),
                ("About", escape(entry.subject) or NOTHING),
                ("Order", NOTHING if entry.sequence is None else str(entry.sequence)),
                ("What we did", _verdict(entry)),
                ("Number", f"<code>{escape(entry.message) or NOTHING}</code>"),
            ]
        )
        for entry in entries
    ]
    heads = ["Received", "What it says", "About", "Order", "What we did", "Number"]
    return _table("Messages, newest first", heads, rows, kind="log")


def _table(caption: str, heads: Iterable[str], rows: Iterable[str], kind: str = "") -> str:
    head = "".join(f'<th scope="col" role="columnheader">{name}</th>' for name in heads)
    return (
        f'<table role="table" class="{kind}"><caption>{caption}</caption><thead role="rowgroup">'
        f'<tr role="row">{head}</tr></thead><tbody role="rowgroup">{"".join(rows)}</tbody></table>'
    )


def _row(cells: list[tuple[str, str]]) -> str:
    """Each cell carries its heading, for narrow screens."""
    (label, first), *others = cells
    lead = f'<th scope="row" role="rowheader" data-label="{label}">{first}</th>'
    rest = "".join(f'<td role="cell" data-label="{name}">{value}</td>' for name, value in others)
    return f'<tr role="row">{lead}{rest}</tr>'


def _scopes(person: Person, now: datetime) -> str:
    """A scope comes once for each area, region and language; people read it once, with all of them."""
    by_name: dict[str, list[Scope]] = {}
    for scope in person.open_scopes(now):
        by_name.setdefault(scope.scope, []).append(scope)
    items = (
        f"<li><code>{escape(name)}</code> <small>{escape(_where(scopes))}</small></li>"
        for name, scopes in by_name.items()
    )
    return f"<ul>{''.join(items)}</ul>"


def _where(scopes: list[Scope]) -> str:
    values = [*(s.area for s in scopes), *(s.region for s in scopes), *(s.language for s in scopes)]
    return ", ".join(dict.fromkeys(value for value in values if value))


def _verdict(entry: Entry) -> str:
    tone, words = VERDICTS[entry.verdict]
    detail = f" <small>{escape(entry.detail)}</small>" if entry.detail else ""
    return f'<span class="tag {tone}">{words}</span>{detail}'


def _proof(person: Person) -> str:
    if not person.certificate.startswith(("http://", "https://")):
        return NOTHING
    return (
        f'<a href="{escape(person.certificate)}">Check<span class="sr"> {escape(person.subject)}</span></a>'
    )


def _day(iso: str) -> str:
    if not iso:
        return "no date"
    moment = datetime.fromisoformat(iso)
    return f'<time datetime="{iso}">{moment.day} {moment:%B %Y}</time>'


def _moment(iso: str) -> str:
    """The script of the page rewrites it in the time of the reader; without script it is UTC."""
    moment = datetime.fromisoformat(iso)
    return f'<time datetime="{iso}" data-local>{moment.day} {moment:%b}, {moment:%H:%M:%S} UTC</time>'
