"""Pieces of a conversation: something leads to them, and they lead on to what is there."""

import re
from collections.abc import Callable, Mapping

from advocert_courses import api as courses
from advocert_xblocks._pieces import texts
from advocert_xblocks._pieces.sheet import Part, Placed, Sheet, unused

_CHOICE = re.compile(r"- (?:\*When [^*]*:\* )?\[.*\]\(#([\w-]+)\)(.*)")
_WRITTEN = re.compile(r"- (?:\*When [^*]*:\* )?\*Write:\*")
_SCORES = re.compile(r"`((?:[\w-]+ \d)(?: [\w-]+ \d)*)`")
# Where nothing can be read: as a new file has them.
_DIMENSIONS = ("policy", "disclosure", "empathy", "brand")
_SPEAKER = "Tom"


class Talk:
    """A conversation into which a piece is put."""

    def __init__(self, sheet: Sheet, main: courses.Scenario | None, words: Mapping[str, str]) -> None:
        self.sheet, self.words = sheet, words
        self.moments = sheet.parts("## ", 0, sheet.first_file_end)
        self.dimensions = list(main.dimensions) if main else self._dimensions()
        self.speaker = main.people[0].name if main and main.people else _SPEAKER

    def moment(self) -> Placed:
        """Put in a moment with two choices, and a choice that leads there."""
        return self._moment("new-moment", texts.SAID + texts.CHOICES)

    def reply(self) -> Placed:
        """Put in a moment in which a reply is written, and a choice that leads there."""
        return self._moment("new-reply", texts.SAID + texts.WRITING)

    def ending(self) -> Placed:
        """Put in an ending, and a choice that leads there."""
        return self._moment("new-ending", texts.LAST)

    def choice(self) -> Placed:
        """Put in one more choice, which leads where the last one of its moment leads."""
        here = self._deciding()
        if here is None:
            return Placed(self.sheet.text, 0, texts.NO_PLACE)
        piece = self._filled(texts.LINK, name=self._targets(here)[-1][0])
        line = self.sheet.put(here.end, piece, apart=False)
        return Placed(self.sheet.text, line)

    def _moment(self, name: str, template: str) -> Placed:
        name = unused(name, [one.name for one in self.moments])
        here = self._deciding()
        if here is None:
            return self._first(name, template)
        targets = self._targets(here)
        on = next((target for target, rest in targets if "*best*" in rest), targets[0][0])
        piece = self._filled(template, name=name, on=on, off=targets[-1][0])
        self.sheet.put(here.end, piece)
        self.sheet.put(here.end, self._filled(texts.LINK, name=name), apart=False)
        return Placed(self.sheet.text, self.sheet.lines.index(f"## {name}", here.end) + 1)

    def _first(self, name: str, template: str) -> Placed:
        """Put a moment behind all others; it leads to an ending, which is made where there is none."""
        ending = next((one.name for one in self.moments if not self._leads(one)), None)
        end = self.sheet.first_file_end
        if ending is None and template != texts.LAST:
            ending = "new-ending"
            self.sheet.put(end, self._filled(texts.LAST, name=ending))
        piece = self._filled(template, name=name, on=ending or name, off=ending or name)
        line = self.sheet.put(end, piece)
        return Placed(self.sheet.text, line)

    def _deciding(self) -> Part | None:
        """Return the moment in which one writes, or the nearest before or behind it, that has choices."""
        able = [one for one in self.moments if self._targets(one)]
        before = [one for one in able if one.first <= self.sheet.here]
        return before[-1] if before else able[0] if able else None

    def _leads(self, part: Part) -> bool:
        return any(line.startswith("- ") for line in self.sheet.lines[part.first : part.end])

    def _targets(self, part: Part) -> list[tuple[str, str]]:
        """Return where the choices of a moment lead, and what stands behind each."""
        found = (_CHOICE.fullmatch(line) for line in self.sheet.lines[part.first : part.end])
        return [(one[1], one[2]) for one in found if one]

    def _dimensions(self) -> list[str]:
        """Return the dimensions of the first choice that is scored."""
        scores = _SCORES.search("\n".join(self.sheet.lines))
        return re.findall(r"([\w-]+) \d", scores[1]) if scores else list(_DIMENSIONS)

    def _filled(self, template: str, **names: str) -> str:
        scores = {
            "most": " ".join(f"{one} 2" for one in self.dimensions),
            "least": " ".join(f"{one} 0" for one in self.dimensions),
            "first": self.dimensions[0],
            "final": self.dimensions[-1],
            "speaker": self.speaker,
        }
        return template.format(**{**self.words, **scores, **names})


ACTS: Mapping[str, Callable[[Talk], Placed]] = {
    texts.MOMENT: Talk.moment,
    texts.CHOICE: Talk.choice,
    texts.REPLY: Talk.reply,
    texts.ENDING: Talk.ending,
}
