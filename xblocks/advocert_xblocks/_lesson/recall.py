"""A recall question: asked without its answer, explained once it was answered. Practice is never red."""

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_courses.seeded import shuffled
from advocert_xblocks._lesson import texts
from advocert_xblocks._shared.html import el, icon, trusted
from advocert_xblocks._shared.phrasing import phrasing
from advocert_xblocks._shared.tongue import Tongue, in_tongue
from advocert_xblocks._shared.words import Words


def region(item: courses.Item) -> str:
    """Return the name of the place where this question stands."""
    return f"recall-{item.ref}"


def shown_order(item: courses.Item) -> list[int]:
    """Return the original option indexes in the order shown: the same one for everybody."""
    return shuffled(range(len(item.options)), 0, f"recall {item.ref}")


def question(words: Words, item: courses.Item, tongue: Tongue) -> SafeString:
    """Return the question as a form; options go by their place on the screen."""
    cards = [_option(item, place, index, tongue) for place, index in enumerate(shown_order(item))]
    return el(
        "form.card.stack",
        el("p.eyebrow", words(texts.RECALL)),
        el("fieldset.choices", el("legend", phrasing(item.stem_html), **tongue), cards),
        el("p.error-text", role="alert", data_error=True),
        el("input", type="hidden", name="item", value=item.ref),
        el(
            "div.row.actions",
            el("button.btn.btn-second", words(texts.RECALL_CHECK), data_busy=words(texts.RECALL_CHECKING)),
            el("span.small.soft", words(texts.RECALL_HINT)),
        ),
        data_action="answer",
        data_missing=words(texts.RECALL_MISSING),
    )


def feedback(words: Words, item: courses.Item, answer: int, tongue: Tongue) -> SafeString:
    """Return what the chosen option is worth, and the right one beside it when it was another."""
    chosen = item.options[answer]
    right = None if chosen.correct else next((one for one in item.options if one.correct), None)
    said = words(texts.RECALL_RIGHT if chosen.correct else texts.RECALL_WRONG)
    return el(
        "div.card.stack",
        el("p.eyebrow", words(texts.RECALL)),
        el("p.stem", phrasing(item.stem_html), **tongue),
        el(
            "div.note.good" if chosen.correct else "div.note",
            icon("check" if chosen.correct else "info"),
            el(
                "div.stack.stack-s",
                el("p.strong", said, data_focus=region(item)),
                _explained(words(texts.YOUR_ANSWER), chosen, tongue),
                _explained(words(texts.RIGHT_ANSWER), right, tongue) if right else None,
            ),
        ),
    )


def announcement(words: Words, item: courses.Item, answer: int) -> str:
    """Return the verdict for those who listen."""
    return words(texts.RECALL_RIGHT if item.options[answer].correct else texts.RECALL_WRONG)


def _option(item: courses.Item, place: int, index: int, tongue: Tongue) -> SafeString:
    box = el("input", type="radio", name="option", value=place, required=True)
    return el("label.choice", box, el("span", phrasing(item.options[index].html), **tongue))


def _explained(name: str, option: courses.Option, tongue: Tongue) -> SafeString:
    chosen = el("p", el("span.soft", f"{name}: "), in_tongue(phrasing(option.html), tongue))
    return el("div", chosen, el("div.small", trusted(option.explanation_html), **tongue))
