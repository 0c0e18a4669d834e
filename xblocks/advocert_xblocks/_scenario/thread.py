"""The conversation on the screen: one markup for all channels, its skin is one attribute.

What this module is given is what the browser may know (`RunView`): no graph, no score, no consequence of a
choice that was not taken.
"""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._scenario.people import Cast, persona_card
from advocert_xblocks._scenario.state import Attempt
from advocert_xblocks._shared.html import el, icon, join
from advocert_xblocks._shared.words import Words

# Typing lasts as long as a person would need to begin, never longer than a reader wants.
FASTEST, SLOWEST, PER_LETTER = 600, 1200, 8


def playing(
    words: Words, cast: Cast, attempt: Attempt, view: courses.RunView, *, new_from: int | None, note: str
) -> SafeString:
    """Return the stage of a run under way, or of one that has just ended.

    Args:
        words: the language of the request.
        cast: the people of this variant.
        attempt: the attempt on the table.
        view: what was said so far and what may be chosen.
        new_from: how many posts the learner had seen; what others said since then arrives. None: nothing
            arrives.
        note: a sentence above the thread, such as for a reply that came twice.
    """
    return el(
        "div.stack.stack-l",
        el("div.row", standing(words, counts=attempt.counts)),
        el("p.note", note, data_focus="note") if note else None,
        persona_card(words, cast),
        _scene(words, cast, view, new_from),
        _ending(words) if view.finished else _choices(words, attempt, view),
        el("template", _typing(), data_typing=True),
    )


def standing(words: Words, *, counts: bool) -> SafeString:
    """Return the badge that says what is at stake."""
    if counts:
        return el("span.badge.company", icon("check"), words(texts.COUNTS))
    return el("span.badge.you", icon("undo"), words(texts.PRACTICE))


def _scene(words: Words, cast: Cast, view: courses.RunView, new_from: int | None) -> SafeString:
    channel = cast.scenario.channel
    decision = (
        None if view.finished else el("span.small.push.num", words(texts.DECISION, number=view.step + 1))
    )
    bar = el(
        "div.scene-bar",
        el("h3.h-small", cast.filled(channel.name)),
        el("span.small.soft", cast.filled(channel.note)),
        decision,
    )
    thread = el("div.thread", _posts(words, cast, view.posts, new_from))
    return el(
        "section.scene",
        bar,
        el("div.scene-in", thread),
        data_skin=channel.skin,
        aria_label=cast.filled(channel.name),
    )


def _posts(
    words: Words, cast: Cast, posts: Sequence[courses.PostView], new_from: int | None
) -> list[SafeString]:
    shown, number = [], 0
    for index, post in enumerate(posts):
        is_new = new_from is not None and index >= new_from
        number += post.kind == "post"
        shown.append(_post(words, cast, post, number, is_new=is_new))
    return shown


def _post(words: Words, cast: Cast, post: courses.PostView, number: int, *, is_new: bool) -> SafeString:
    match post.kind:
        case "consequence":
            return _consequence(words, post, is_new=is_new)
        case "narration":
            return el("p.narration", post.text, **_arrival(words, "", post.text, is_new=is_new))
        case "action":
            return el("p.narration.did", el("b", words(texts.YOU_DID), ": "), post.text)
    return _own(words, post, number) if post.mine else _others(words, cast, post, number, is_new=is_new)


def _own(words: Words, post: courses.PostView, number: int) -> SafeString:
    face = el("span.face.me", words(texts.YOU), aria_hidden="true")
    head = _head(words(texts.YOU), "", number)
    return _article("article.post.mine", words(texts.YOUR_REPLY), face, head, post.text)


def _others(words: Words, cast: Cast, post: courses.PostView, number: int, *, is_new: bool) -> SafeString:
    name = post.speaker or ""
    head = _head(name, cast.role(name), number)
    arrival = _arrival(words, name, post.text, is_new=is_new)
    return _article("article.post", words(texts.SAYS, name=name), cast.face(name), head, post.text, **arrival)


def _article(
    selector: str, label: str, face: SafeString, head: SafeString, text: str, **more: str
) -> SafeString:
    return el(selector, face, el("div.post-in", head, el("div.post-body", text)), aria_label=label, **more)


def _head(name: str, role: str, number: int) -> SafeString:
    return el(
        "div.post-head",
        el("b", el("bdi", name)),
        el("span", role) if role else None,
        el("span.nr", f"#{number}"),
    )


def _consequence(words: Words, post: courses.PostView, *, is_new: bool) -> SafeString:
    return el(
        "div.note.consequence",
        icon("eye"),
        el("div", el("p.strong", words(texts.READERS_SEE)), el("p", post.text)),
        data_focus="consequence" if is_new else None,
    )


def _arrival(words: Words, name: str, text: str, *, is_new: bool) -> dict[str, str]:
    """Return what the script needs to let a new post arrive: how long it is typed, and what is said aloud."""
    if not is_new:
        return {}
    wait = min(max(len(text) * PER_LETTER, FASTEST), SLOWEST)
    spoken = f"{words(texts.SAYS, name=name)}: {text}" if name else text
    typing = words(texts.READING, name=name) if name else ""
    return {"data_arrive": str(wait), "data_spoken": spoken, "data_typing_text": typing}


def _typing() -> SafeString:
    dots = join(el("i"), el("i"), el("i"))
    return el("div.post.typing-row", el("span.face", aria_hidden="true"), el("p.typing", dots, el("span")))


def _choices(words: Words, attempt: Attempt, view: courses.RunView) -> SafeString:
    cards = [_choice(choice) for choice in view.choices]
    return el(
        "form.stack",
        el("fieldset.choices", el("legend", words(texts.WHAT_TO_DO)), cards),
        el("p.error-text", role="alert", data_error=True),
        el("input", type="hidden", name="attempt", value=attempt.id),
        el("input", type="hidden", name="step", value=view.step),
        el("div.row.actions", el("button.btn.btn-main", words(texts.SEND), data_busy=words(texts.SENDING))),
        data_action="choose",
        data_missing=words(texts.MISSING),
        data_after=True,
        novalidate=True,
    )


def _choice(choice: courses.ChoiceView) -> SafeString:
    text = f"“{choice.text}”" if choice.said else choice.text
    box = el("input", type="radio", name="choice", value=choice.id, required=True)
    return el("label.choice", box, el("span", text))


def _ending(words: Words) -> SafeString:
    return el(
        "form.stack",
        el("p.soft", words(texts.OVER)),
        el("p.error-text", role="alert", data_error=True),
        el(
            "div.row.actions",
            el("button.btn.btn-main", words(texts.LOOK_BACK), data_busy=words(texts.LOOKING_BACK)),
        ),
        data_action="look_back",
        data_after=True,
    )
