"""People of a conversation: who they are on the screen, in the words of one variant."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from advocert_courses import api as courses
from advocert_xblocks._scenario import texts
from advocert_xblocks._shared.html import el, icon
from advocert_xblocks._shared.tongue import Tongue
from advocert_xblocks._shared.words import Words

TINTS = ("f2", "f1", "f3")


@dataclass(frozen=True)
class Cast:
    """The people of a run, by the name under which they speak; `tongue` marks all that is written about them."""

    scenario: courses.Scenario
    variables: Mapping[str, str]
    tongue: Tongue = field(default_factory=dict)

    @classmethod
    def of(cls, words: Words, scenario: courses.Scenario, variant_id: str) -> "Cast":
        """Return the people of one variant, below an interface in these words."""
        variables = courses.variables_of(scenario, variant_id)
        return cls(scenario, variables, words.tongue(scenario.origin.language))

    @property
    def persona(self) -> str:
        """Return the name of the person that the conversation is about."""
        return self.filled(self.scenario.people[0].name)

    def filled(self, text: str) -> str:
        """Return a text in the words of this variant."""
        return courses.fill(text, self.variables)

    def tint(self, name: str) -> str:
        """Return the colour class of a person's face, the same all through the run."""
        names = [self.filled(person.name) for person in self.scenario.people]
        return TINTS[names.index(name) % len(TINTS)] if name in names else ""

    def face(self, name: str, size: str = "") -> SafeString:
        """Return a person's face: initials, never a photograph."""
        tint = self.tint(name)
        selector = ".".join(["span.face", *filter(None, (tint, size))])
        return el(selector, el("bdi", courses.initials(name)), aria_hidden="true")

    def role(self, name: str) -> str:
        """Return what a person is in this conversation, or an empty text."""
        for person in self.scenario.people:
            if self.filled(person.name) == name:
                return self.filled(person.role or "")
        return ""


def persona_card(words: Words, cast: Cast, mood: str = "") -> SafeString:
    """Return who this is about: what they feel and why, what they do not know, and how they feel by now."""
    person = cast.scenario.people[0]
    tongue = cast.tongue
    feels = [cast.filled(person.feels), cast.filled(person.why or "")]
    role = cast.role(cast.persona)
    now = (
        el("p.feels", icon("feel"), el("b", words.rich(texts.FEELS_NOW, mood=el("span", mood, **tongue))))
        if mood
        else None
    )
    return el(
        "section.card.sunk.persona",
        cast.face(cast.persona, "xl"),
        el(
            "div.stack.stack-s",
            el(
                "div",
                el("h3.h-small", el("bdi", cast.persona), data_focus="persona"),
                el("p.small.soft", role, **tongue) if role else None,
            ),
            el(
                "p.feels",
                icon("feel"),
                el(
                    "span",
                    el("span.sr", f"{words(texts.FEELS)}: "),
                    el("span", _sentences(feels), **tongue),
                ),
            ),
            now,
            el("p.small.soft", cast.filled(cast.scenario.setting), **tongue),
        ),
        aria_label=cast.persona,
    )


def _sentences(parts: list[str]) -> str:
    """Join the feeling and its reason; authors write either as a word or as a sentence."""
    written = [part.strip() for part in parts if part.strip()]
    ended = [part if part[-1] in ".!?…" else f"{part}." for part in written]
    return " ".join(part[0].upper() + part[1:] for part in ended)
