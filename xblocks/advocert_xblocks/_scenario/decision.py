"""What can be done now: choose, write, take the last reply back; or, when the run is over, look back.

Nothing here tells what anything is worth: the checks of a written reply stay on the server until the debrief.
"""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._scenario.forms import press, problem
from advocert_xblocks._scenario.quoting import quoted
from advocert_xblocks._scenario.state import Attempt
from advocert_xblocks._shared.html import Child, el, icon
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

# What the form says instead of a choice when the learner writes.
WRITTEN = "w"


def decision(
    words: Words,
    attempt: Attempt,
    view: courses.RunView,
    tongue: Tongue,
    clock: SafeString | None = None,
) -> SafeString:
    """Return the form of the present step; `tongue` marks what the course says in it."""
    return el(
        "form.stack.decide",
        clock,
        _what(words, view, tongue),
        problem(),
        el("input", type="hidden", name="attempt", value=attempt.id),
        el("input", type="hidden", name="step", value=view.step),
        el("div.row.actions", _send(words, view), _back(words, attempt, view)),
        data_action="choose",
        data_missing=words(texts.MISSING if view.choices else texts.MISSING_TEXT),
        data_after=True,
    )


def ending(words: Words) -> SafeString:
    """Return what stands below a run that is over."""
    over = el("p.soft", words(texts.OVER))
    return el(
        "div", press("look_back", words(texts.LOOK_BACK), words(texts.LOOKING_BACK), over), data_after=True
    )


def _what(words: Words, view: courses.RunView, tongue: Tongue) -> SafeString:
    if not view.choices and view.writing:
        only = el("input", type="hidden", name="choice", value=WRITTEN)
        return el("div.stack", only, _field(words, view.writing, "h4", tongue, required=True))
    cards = [_choice(words, choice, tongue) for choice in view.choices]
    own = _own(words, view.writing, tongue) if view.writing else []
    return el("fieldset.choices", el("legend", words(texts.WHAT_TO_DO)), cards, own)


def _choice(words: Words, choice: courses.ChoiceView, tongue: Tongue) -> SafeString:
    if choice.said:
        return _card(choice.id, quoted(words, choice.text, tongue))
    return _card(choice.id, el("bdi.deed", choice.text, **tongue))


def _card(value: str, *content: Child) -> SafeString:
    box = el("input", type="radio", name="choice", value=value, required=True)
    return el("label.choice", box, el("span", content))


def _own(words: Words, writing: courses.WritingView, tongue: Tongue) -> list[SafeString]:
    """Return one more choice, and the field that opens below it."""
    card = _card(WRITTEN, icon("pen"), " ", words(texts.WRITE_OWN))
    return [card, el("div.own", _field(words, writing, "b", tongue, required=False))]


def _field(
    words: Words, writing: courses.WritingView, tag: str, tongue: Tongue, *, required: bool
) -> SafeString:
    low, high = writing.words or (0, 0)
    range_hint = words.many(texts.WORDS_RANGE, high, low=low, high=high) if high else ""
    area = el(
        "textarea.input",
        id="reply",
        name="text",
        rows="4",
        maxlength=courses.MAX_REPLY,
        dir="auto",
        required=required,
        aria_describedby="reply-hint",
        data_draft=words(texts.KEPT_HERE),
    )
    count = el("span", data_count=words(texts.WORDS_NOW, count="{count}"))
    return el(
        "div.stack",
        el(tag, writing.prompt, id="reply-prompt", **tongue),
        _approved(words, writing.approved, tongue) if writing.approved else None,
        el(
            "div.field",
            el("label", words(texts.YOUR_WORDS), for_="reply"),
            area,
            el("p.hint", range_hint, " " if range_hint else None, count, id="reply-hint"),
        ),
    )


def _approved(words: Words, text: str, tongue: Tongue) -> SafeString:
    return el(
        "div.note.company",
        icon("info"),
        el(
            "div.stack.stack-s",
            el("p.small", words(texts.APPROVED)),
            el("p", text, data_approved=True, **tongue),
            el(
                "button.btn.btn-text",
                words(texts.USE_APPROVED),
                type="button",
                hidden=True,
                data_script=True,
                data_use=True,
            ),
        ),
    )


def _send(words: Words, view: courses.RunView) -> SafeString:
    """Return the button: a reply is sent, a deed is done; where both may be chosen, the style shows the one that fits."""
    acts = any(not choice.said for choice in view.choices)
    says = bool(view.writing) or any(choice.said for choice in view.choices)
    label: Child = words(texts.DO if acts else texts.SEND)
    if acts and says:
        label = [el("span.to-do", words(texts.DO)), el("span.to-say", words(texts.SEND))]
    return el("button.btn.btn-main", label, data_busy=words(texts.SENDING))


def _back(words: Words, attempt: Attempt, view: courses.RunView) -> SafeString | None:
    """Practice is for trying things out; in a run that counts, what was sent was sent."""
    if attempt.counts or attempt.pace or not view.step:
        return None
    return el(
        "button.btn.btn-text",
        icon("undo"),
        words(texts.TAKE_BACK),
        data_action="take_back",
        data_busy=words(texts.TAKING_BACK),
        formnovalidate=True,
    )
