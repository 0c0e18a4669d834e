"""What all components share: where they come from, and how they name a clause."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

# What a file is written in when it does not say.
ENGLISH = "en"


class ClauseRef(NamedTuple):
    """A clause in one version, written `DISC-1@3`."""

    ref: str
    version: int

    def __str__(self) -> str:
        return f"{self.ref}@{self.version}"


@dataclass(frozen=True)
class Translation:
    """In which language a file stands, and the hash of the source text that it was made from."""

    language: str
    source: str


@dataclass(frozen=True)
class Origin:
    """Where a component comes from: its file, and the line of each key of its front matter.

    Nested keys are joined by slashes and list places count from 0: `people/1/feels`. `answered` holds the
    author's answers to warnings, by rule or by rule and place (`W201 ask`). `translation` is set when the
    file says the same as another one in another language; `written_in` is the language of what is no translation.
    """

    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    review_by: date | None = None
    answered: Mapping[str, str] = field(default_factory=dict)
    translation: Translation | None = None
    written_in: str = ENGLISH

    @property
    def language(self) -> str:
        """Return the language of the words, as a tag such as `de` or `pt-BR`."""
        return self.translation.language if self.translation else self.written_in

    def line(self, key: str = "") -> int:
        """Return the line of a key, or of the nearest key above it; 1 when there is none."""
        while key and key not in self.lines:
            key = key.rpartition("/")[0]
        return self.lines.get(key, 1)


# Values that were not read from a file, such as those of a test, come from nowhere.
NOWHERE = Origin()
