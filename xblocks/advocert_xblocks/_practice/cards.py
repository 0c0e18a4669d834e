"""The two faces of a card: what is asked, and what it is compared with. Practice is never red."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._practice import texts
from advocert_xblocks._practice.spans import in_so_long
from advocert_xblocks._practice.state import Shown
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.phrasing import lowered, phrasing
from advocert_xblocks._shared.tongue import Tongue, in_tongue
from advocert_xblocks._shared.words import Words

WHOLE_QUOTE = re.compile('<p>["\u201c]([^"\u201c\u201d]*)["\u201d]</p>')
GRADES = {
    courses.Grade.AGAIN: (texts.AGAIN, texts.AGAIN_MEANS),
    courses.Grade.HARD: (texts.HARD, texts.HARD_MEANS),
    courses.Grade.GOOD: (texts.GOOD, texts.GOOD_MEANS),
}


def shown_order(item: courses.Item, day: date) -> list[int]:
    """Return the original option indexes in the order shown; it differs from day to day."""
    return courses.shuffled(range(len(item.options)), 0, f"practice {item.ref} {day.isoformat()}")


def ask_moment(words: Words, moment: courses.PracticeMoment, tongue: Tongue) -> SafeString:
    """Return what somebody says, and the place for one's own words."""
    return el(
        "form.card.stack",
        *_thread(words, moment, tongue),
        el("p.say-it", words(texts.SAY_IT), data_focus="card"),
        el(
            "div.field",
            el("label", words(texts.OWN_WORDS), for_="own"),
            # No name: what is written here is never sent.
            el("textarea.input", id="own", rows="2", maxlength="600", aria_describedby="own-hint"),
            el("span.hint", words(texts.OWN_HINT), id="own-hint"),
        ),
        _ref(moment.ref),
        _error(),
        el(
            "div.row.actions",
            el("button.btn.btn-main", words(texts.SHOW), data_busy=words(texts.SHOWING)),
        ),
        data_action="show",
        novalidate=True,
    )


def ask_question(words: Words, item: courses.Item, day: date, tongue: Tongue) -> SafeString:
    """Return a question as a form; options go by their place on the screen."""
    options = [
        el(
            "label.choice",
            el("input", type="radio", name="option", value=place, required=True),
            el("span", phrasing(item.options[index].html), **tongue),
        )
        for place, index in enumerate(shown_order(item, day))
    ]
    legend = el("legend", phrasing(item.stem_html), data_focus="card", **tongue)
    return el(
        "form.card.stack",
        el("fieldset.choices", legend, options),
        _ref(item.ref),
        _error(),
        el("div.row.actions", el("button.btn.btn-main", words(texts.CHECK), data_busy=words(texts.CHECKING))),
        data_action="show",
        data_missing=words(texts.CHOOSE_FIRST),
        novalidate=True,
    )


def moment_answer(words: Words, moment: courses.PracticeMoment, tongue: Tongue) -> SafeString:
    """Return the model reply, the weaker one, and a place into which the script puts the learner's words."""
    own = el("div.own", el("p.small.soft", words(texts.YOU_WROTE)), el("p", data_own_text=True), hidden=True)
    weak = _reply(words(texts.WEAK), "cross", "div.weaker", moment.weak, tongue) if moment.weak else None
    return el(
        "div.card.stack",
        *_thread(words, moment, tongue),
        el(
            "div.replies",
            el("div.own-slot", own, data_own=True),
            _reply(words(texts.STRONG), "check", "div.bub.best", moment.strong, tongue),
        ),
        weak,
    )


def question_answer(words: Words, item: courses.Item, shown: Shown, tongue: Tongue) -> SafeString:
    """Return what the chosen option is worth, and the right one beside it when it was another."""
    chosen = item.options[shown.option or 0]
    right = next(option for option in item.options if option.correct)
    parts = [_explained(words(texts.YOUR_ANSWER), chosen, tongue)]
    if not chosen.correct:
        parts.append(_explained(words(texts.RIGHT_ANSWER), right, tongue))
    verdict = words(texts.RIGHT if chosen.correct else texts.WRONG)
    return el(
        "div.card.stack",
        el("p.stem", phrasing(item.stem_html), **tongue),
        el(
            "div.note.good" if chosen.correct else "div.note",
            icon("check" if chosen.correct else "info"),
            el("div.stack.stack-s", el("p.strong", verdict), parts),
        ),
    )


def grade_form(
    words: Words, ref: str, question: str, dues: Mapping[courses.Grade, date], today: date
) -> SafeString:
    """Return the buttons that are possible here; each says what it means and when the card comes back."""
    keys = el("span.small.soft.keys", words(texts.KEYS, first=int(min(dues)), last=int(max(dues))))
    buttons = [_grade_button(words, grade, in_so_long(words, today, due)) for grade, due in dues.items()]
    if len(dues) == 1:
        keys, buttons = None, [_only_button(words, next(iter(dues)))]
    return el(
        "form.stack",
        el("div.row.between", el("h4", question, id="how", data_focus="grades"), keys),
        _ref(ref),
        el("div.grades", buttons, role="group", aria_labelledby="how"),
        _error(),
        data_action="grade",
        novalidate=True,
    )


def _grade_button(words: Words, grade: courses.Grade, back: str) -> SafeString:
    name, means = GRADES[grade]
    return el(
        "button.grade.btn.btn-second",
        el("span.strong", words(name)),
        el("span.small.soft", words(means)),
        el("span.small", words(texts.BACK, when=back)),
        **_grades(words, grade),
    )


def _only_button(words: Words, grade: courses.Grade) -> SafeString:
    return el("button.btn.btn-main", words(texts.GO_ON), **_grades(words, grade))


def _grades(words: Words, grade: courses.Grade) -> dict[str, Any]:
    return {
        "data_with": f'{{"grade": {int(grade)}}}',
        "data_key": int(grade),
        "data_busy": words(texts.KEEPING),
    }


def _thread(words: Words, moment: courses.PracticeMoment, tongue: Tongue) -> list[SafeString]:
    return [
        _post(words, post, tongue) if post.speaker else el("p.small.soft", post.text, **tongue)
        for post in moment.posts
    ]


def _post(words: Words, post: courses.Post, tongue: Tongue) -> SafeString:
    # "Lena, in the group of your street": the name, and who or where that is.
    name, _, place = str(post.speaker).partition(",")
    who = el("p.small.soft", el("b", el("bdi", name)), f",{place}" if place else None, **tongue)
    face = el("span.face.f2", courses.initials(name), aria_hidden="true")
    return el(
        "article.post",
        face,
        el("div", who, el("p.words", post.text, **tongue)),
        aria_label=words(texts.WRITES, name=name),
    )


def _reply(title: str, sign: str, selector: str, example: courses.Example, tongue: Tongue) -> SafeString:
    why = el("div.small.soft.why", trusted(lowered(example.why_html)), **tongue) if example.why_html else None
    said = el(selector, trusted(_unquoted(lowered(example.html))), **tongue)
    return el("div.reply", el("p.small.soft", icon(sign), f" {title}"), said, why)


def _unquoted(html: str) -> str:
    """Return a reply without the quotes around it: in a bubble it is clear that somebody says it."""
    match = WHOLE_QUOTE.fullmatch(html)
    return f"<p>{match[1]}</p>" if match else html


def _explained(name: str, option: courses.Option, tongue: Tongue) -> SafeString:
    chosen = el("p", el("span.soft", f"{name}: "), in_tongue(phrasing(option.html), tongue))
    return el("div", chosen, el("div.small", trusted(option.explanation_html), **tongue))


def _ref(ref: str) -> SafeString:
    return el("input", type="hidden", name="card", value=ref)


def _error() -> SafeString:
    return el("p.error-text", role="alert", data_error=True)
