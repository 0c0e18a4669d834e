"""The conversation on the screen: one markup for all channels, its skin is one attribute.

What this module is given is what the browser may know (`RunView`): no graph, no score, no consequence of a
choice that was not taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._scenario.people import Cast
from advocert_xblocks._shared.html import el, icon, join
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

# Typing lasts as long as a person would need to begin, never longer than a reader wants.
FASTEST, SLOWEST, PER_LETTER = 600, 1200, 8
STARS = 5


@dataclass(frozen=True)
class Slot:
    """Where a post stands: its number, whether it arrives now, who speaks for the first time, and what it shows.

    `unasked`: it happened because nobody decided in time. `of_deed`: it follows from something that was done, not said.
    """

    number: int
    is_new: bool
    role: str
    within: SafeString | None
    unasked: bool = False
    of_deed: bool = False

    @property
    def kind(self) -> str:
        """Return the selector of the post; the first one leads."""
        return "article.post.lead" if self.number == 1 else "article.post"


@dataclass(frozen=True)
class Thread:
    """What is said in one run, for one reader.

    `new_from`: how many posts the reader had seen; what others said since then arrives. None: nothing arrives.
    `skin`: where the style of the channel lies; only the one that is needed is loaded. `overdue`: the decisions, from 0
    on, that a clock ran out on. `note`: a sentence before what is new.
    """

    words: Words
    cast: Cast
    view: courses.RunView
    new_from: int | None = None
    skin: str = ""
    overdue: frozenset[int] = frozenset()
    note: str = ""

    def scene(self, *beside: SafeString) -> SafeString:
        """Return the channel with everything that was said in it."""
        channel = self.cast.scenario.channel
        name, about = self.cast.filled(channel.name), self._about(channel)
        # In a feed a picture belongs to the post that shows it; before there is one, it waits on top.
        within = about if channel.skin == "feed" and any(map(_is_said, self.view.posts)) else None
        return el(
            "section.scene",
            el(
                "div.scene-bar",
                self.cast.face(self.cast.persona) if channel.skin == "chat" else None,
                el(
                    "div.scene-name",
                    el("h3.h-small", name, data_focus="thread", **self.tongue),
                    el("p.small.soft", self.cast.filled(channel.note), **self.tongue)
                    if channel.note
                    else None,
                ),
                el("span.small.push.num", beside) if beside else None,
            ),
            el("div.scene-in", None if within else about, el("div.thread", self._posts(within))),
            data_skin=channel.skin,
            data_style=self.skin or None,
            aria_label=name,
        )

    @property
    def tongue(self) -> Tongue:
        """Return what marks the words of the course."""
        return self.cast.tongue

    @property
    def mood(self) -> str:
        """Return how the persona feels by now, empty when nobody said."""
        moods = [post.mood for post in self.view.posts if post.mood and post.speaker == self.cast.persona]
        return moods[-1] if moods else ""

    def _about(self, channel: courses.Channel) -> SafeString | None:
        """Return what everybody in the channel has in front of them: the product, the picture, the clip."""
        subject, picture = self.cast.filled(channel.subject), self.cast.filled(channel.picture)
        seen = (
            el("p.seen", el("span.sr", f"{self.words(texts.SEEN)}: "), el("span", picture, **self.tongue))
            if picture
            else None
        )
        named = el("p.subject", subject, **self.tongue) if subject else None
        return el("div.about", seen, named) if seen or named else None

    def _posts(self, within: SafeString | None) -> list[SafeString]:
        """Return all that was said; the first post leads, and shows what it is about where the channel does so."""
        shown, number, met, decisions, last = [], 0, set[str](), 0, ""
        for index, post in enumerate(self.view.posts):
            is_new = self.new_from is not None and index >= self.new_from
            if self.note and index == self.new_from:
                shown.append(el("p.note.warn", self.note, data_focus="note"))
            number += _is_said(post)
            unasked = post.silence and decisions in self.overdue
            about = within if number == 1 else None
            slot = Slot(number, is_new, self._role(post, met), about, unasked, last == "action")
            shown.append(self._post(post, slot))
            decisions, last = decisions + post.mine, post.kind
        return shown

    def _role(self, post: courses.PostView, met: set[str]) -> str:
        """Return what somebody is, where they speak for the first time; after that everybody knows."""
        name = post.speaker or ""
        if not name or name in met:
            return ""
        met.add(name)
        return self.cast.role(name)

    def _post(self, post: courses.PostView, slot: Slot) -> SafeString:
        text = el("span", post.text, **self.tongue)
        match post.kind:
            case "consequence":
                return self._consequence(post, slot)
            case "narration":
                return el("p.narration", text, **self._arrival(post, is_new=slot.is_new))
            case "action":
                who = self.words(texts.TIME_RAN_OUT if slot.unasked else texts.YOU_DID)
                return el("p.narration.did", el("b", who, ": "), text)
        return self._own(post, slot) if post.mine else self._others(post, slot)

    def _own(self, post: courses.PostView, slot: Slot) -> SafeString:
        you = self.words(texts.YOU)
        # A word for "you" is as long as a language likes; a face is not.
        face = el("span.face.me", icon("you"), aria_hidden="true")
        said = el("div.post-body", post.text, **self.tongue)
        body = el("div.post-in", self._head(you, "", post.time, slot.number), said, slot.within)
        return el(f"{slot.kind}.mine", face, body, aria_label=self.words(texts.YOUR_REPLY))

    def _others(self, post: courses.PostView, slot: Slot) -> SafeString:
        name = post.speaker or ""
        headline = el("b.headline", post.headline, " ") if post.headline else None
        reaction = el("span", post.reaction, **self.tongue)
        body = el(
            "div.post-in",
            self._head(name, slot.role, post.time, slot.number, post.mood),
            self._stars(post),
            el("div.post-body", headline, post.text, **self.tongue),
            slot.within,
            el("p.reacts", icon("feel"), " ", reaction) if post.reaction else None,
        )
        label, arrival = self.words(texts.SAYS, name=name), self._arrival(post, is_new=slot.is_new)
        return el(slot.kind, self.cast.face(name), body, aria_label=label, **arrival)

    def _stars(self, post: courses.PostView) -> SafeString | None:
        if post.stars is None:
            return None
        drawn = "★" * post.stars + "☆" * (STARS - post.stars)
        return el("div.stars", drawn, role="img", aria_label=self.words(texts.STARS, count=post.stars))

    def _head(self, name: str, role: str, time: str, number: int, mood: str = "") -> SafeString:
        felt = el("span.mood", icon("feel"), " ", el("span", mood, **self.tongue)) if mood else None
        parts: Sequence[SafeString | None] = (
            el("b", el("bdi", name)),
            el("time", el("bdi", time)) if time else None,
            el("span.nr", f"#{number}"),
            el("span.row", el("span", role, **self.tongue) if role else None, felt) if role or mood else None,
        )
        return el("div.post-head", parts)

    def _consequence(self, post: courses.PostView, slot: Slot) -> SafeString:
        """Return what a decision led to: nobody can read what was only done."""
        name = texts.COMES_OF_IT if slot.of_deed else texts.READERS_SEE
        return el(
            "div.note.consequence",
            icon("eye"),
            el("div", el("p.strong", self.words(name)), el("p", post.text, **self.tongue)),
            data_focus="consequence" if slot.is_new else None,
        )

    def _arrival(self, post: courses.PostView, *, is_new: bool) -> dict[str, str]:
        """Return what the script needs to let a new post arrive: how long it is typed, and what is said aloud."""
        if not is_new:
            return {}
        wait = min(max(len(post.text) * PER_LETTER, FASTEST), SLOWEST)
        name = post.speaker or ""
        said = f"{post.headline} {post.text} {post.reaction}".strip()
        spoken = f"{self.words(texts.SAYS, name=name)}: {said}" if name else said
        typing = self.words(texts.READING, name=name) if name else ""
        # A voice reads the whole announcement in one language; most of it is the course's.
        tongue = self.tongue.get("lang") or ""
        return {
            "data_arrive": str(wait),
            "data_spoken": spoken,
            "data_tongue": tongue,
            "data_typing_text": typing,
        }


def typing(words: Words) -> SafeString:
    """Return what the script shows while somebody types, and how a reader need not wait for it."""
    dots = join(el("i"), el("i"), el("i"))
    row = el("div.post.typing-row", el("span.face", aria_hidden="true"), el("p.typing", dots, el("span")))
    return el("template", row, el("p.small.soft", words(texts.SKIP_HINT)), data_typing=True)


def standing(words: Words, *, counts: bool, drill: bool = False) -> SafeString:
    """Return the badge that says what is at stake."""
    if counts:
        return el("span.badge.company", icon("check"), words(texts.COUNTS))
    if drill:
        return el("span.badge.you", icon("clock"), words(texts.DRILL))
    return el("span.badge.you", icon("undo"), words(texts.PRACTICE))


def _is_said(post: courses.PostView) -> bool:
    return post.kind == "post"
