"""What trainers see below the exam: who has more time, who gets new tries, which questions were called unclear."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.allowances import LEAST_PERCENT, MOST_PERCENT, Allowances, Note
from advocert_xblocks._shared.html import Child, el, icon, join
from advocert_xblocks._shared.phrasing import phrasing
from advocert_xblocks._shared.tongue import Tongue, in_tongue
from advocert_xblocks._shared.words import Words

MAX_NAME, MAX_COACHING_NOTE = 150, 300


def trainer_panel(
    words: Words, allowances: Allowances, names: Mapping[str, str], notes: Sequence[Note]
) -> SafeString:
    """Return the fold; `names` are user names by id."""
    summary = el("summary", icon("next", ".flip"), words(texts.FOR_TRAINERS))
    body = el(
        "div.stack.stack-l",
        el("p.small.soft", words(texts.FOR_TRAINERS_TEXT)),
        el("div", allowed(words, allowances, names), data_region="allowed"),
        _time_form(words),
        _tries_form(words),
        _notes(words, notes),
        el("div", _questions_form(words), data_region="questions"),
    )
    return el("details.fold.trainer", summary, body)


def allowed(words: Words, allowances: Allowances, names: Mapping[str, str], said: str = "") -> SafeString:
    """Return who has more time, below a sentence about what was just set."""
    rows = [
        el("li", el("bdi", names.get(who, words(texts.NO_ACCOUNT))), f": {one.percent} %")
        for who, one in allowances.learners.items()
        if one.percent != LEAST_PERCENT
    ]
    listed = el("ul.plain", rows) if rows else el("p.soft", words(texts.NOBODY_YET))
    confirmed = el("p.note.good", said, data_focus="allowed") if said else None
    return el("div.stack.stack-s", confirmed, el("h4", words(texts.MORE_TIME_FOR)), listed)


def all_questions(words: Words, bundle: courses.Bundle[courses.Exam]) -> SafeString:
    """Return every question of the exam's banks, with its key, in the order of the files."""
    head = el("h4", words(texts.ALL_QUESTIONS), data_focus="questions")
    return el("section.stack.stack-l", head, [_bank(words, bank) for bank in bundle.banks.values()])


def _bank(words: Words, bank: courses.Bank) -> SafeString:
    tongue = words.tongue(bank.origin.language)
    rows = [
        el(
            "li.stack.stack-s",
            el("p.small", el("bdi.strong", item.ref)),
            el("div.strong", phrasing(item.stem_html), **tongue),
            el("ol.letters", [_option(words, option, tongue) for option in item.options]),
        )
        for item in bank.items
        if not item.recall
    ]
    title = in_tongue(join(bank.title), tongue) if bank.title else bank.ref
    summary = el("summary", icon("next", ".flip"), title)
    return el("details.fold", summary, el("ol.stack.stack-l.entries", rows))


def _option(words: Words, option: courses.Option, tongue: Tongue) -> SafeString:
    mark = el("span.small.good", " ", icon("check"), words(texts.IS_RIGHT)) if option.correct else None
    return el("li", in_tongue(phrasing(option.html), tongue), mark)


def _questions_form(words: Words) -> SafeString:
    alert = el("p.error-text", role="alert", data_error=True)
    button = el("button.btn.btn-second", words(texts.SHOW_QUESTIONS), data_busy=words(texts.OPENING))
    return el("form", alert, el("div.row.actions", button), data_action="questions")


def _time_form(words: Words) -> SafeString:
    number = el(
        "input.input",
        id="percent",
        name="percent",
        type="number",
        min=LEAST_PERCENT,
        max=MOST_PERCENT,
        step="5",
        value="150",
        aria_describedby="percent-hint",
    )
    hint = el("span.hint", words(texts.PERCENT_HINT), id="percent-hint")
    percent = el("div.field", el("label", words(texts.PERCENT), for_="percent"), number, hint)
    return _form(words, "allow", texts.GIVE_TIME, _who(words, "who-time"), percent)


def _tries_form(words: Words) -> SafeString:
    area = el(
        "textarea.input",
        id="coaching",
        name="note",
        rows="3",
        maxlength=str(MAX_COACHING_NOTE),
        aria_describedby="coaching-hint",
    )
    hint = el("span.hint", words(texts.COACHING_HINT), id="coaching-hint")
    note = el("div.field", el("label", words(texts.COACHING_NOTE), for_="coaching"), area, hint)
    title = el("h4", words(texts.NEW_TRIES))
    return _form(words, "reopen", texts.OPEN_TRIES, title, _who(words, "who-tries"), note)


def _who(words: Words, name: str) -> SafeString:
    box = el(
        "input.input", id=name, name="who", maxlength=str(MAX_NAME), autocomplete="off", spellcheck="false"
    )
    return el("div.field", el("label", words(texts.WHO), for_=name), box)


def _form(words: Words, action: str, label: str, *fields: Child) -> SafeString:
    button = el("button.btn.btn-second", words(label), data_busy=words(texts.WORKING))
    alert = el("p.error-text", role="alert", data_error=True)
    return el("form.card.stack", *fields, alert, el("div.row.actions", button), data_action=action)


def _notes(words: Words, notes: Sequence[Note]) -> SafeString:
    rows = [
        el("li", el("bdi.strong", note.item), f" ({note.day}): ", el("bdi", note.text))
        for note in reversed(notes)
    ]
    listed = el("ul.plain", rows) if rows else el("p.soft", words(texts.NO_NOTES))
    return el("div.stack.stack-s", el("h4", words(texts.UNCLEAR_NOTES)), listed)
