"""Pieces that an author may put into a text instead of remembering how they are written; the format is docs/reference/format.md.

Each is an example to write over. Its names are new in most texts; the lint says where they are not.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_noop

from advocert_courses import api as courses

# (what it is called, the text)
Snippet = tuple[str, str]

_PAIR = (
    gettext_noop("A weak and a strong line"),
    """
> [!EXAMPLE weak]
> "What people often write."
>
> Why: What is missing in it.

> [!EXAMPLE strong]
> "What helps the reader."
>
> Why: What makes it strong.
""",
)
_QUESTION = (
    gettext_noop("A question with three options"),
    """
### FND-Q-999 `apply` `angoff 0.75 provisional`
What do you ask?

- [x] The right option :: Why it is right.
- [ ] A wrong option :: Why it is wrong.
- [ ] Another wrong option :: Why it is wrong too.
""",
)
_SCENARIO: tuple[Snippet, ...] = (
    (
        gettext_noop("A moment with two choices"),
        """
## new-moment
Tom (10:40): "What somebody says."

- ["The strongest reply."](#next-moment) `{most}` *best*
  > What readers see then.
- ["A weaker reply."](#next-moment) `{least}`
  > What readers see then.
""",
    ),
    (
        gettext_noop("One more choice"),
        """- ["One more reply."](#next-moment) `{least}`
  > What readers see then.
""",
    ),
    (
        gettext_noop("A reply to write"),
        """- *Write:* [What the learner is to write.](#next-moment)
  - `discloses: Acme` `{first} 2` :: What it means when it is missing.
  - `words: 5-60` `{last} 1` :: What it means when it is too short or too long.
  > Strong: "A strong reply."
  > Weak: "A weak one."
  > What readers see then.
""",
    ),
    (
        gettext_noop("An ending"),
        """
## new-ending
Tom (11:20): "The last thing that is said."
""",
    ),
)
_LESSON: tuple[Snippet, ...] = (
    _PAIR,
    (gettext_noop("A question from the bank"), "\n> [!RECALL FND-Q-999]\n"),
    (gettext_noop("A clause to sign"), "\n> [!CLAUSE CLAUSE-1]\n"),
    (gettext_noop("A conversation to try"), "\n> [!TRY FND-01]\n"),
)
_DECK: tuple[Snippet, ...] = (
    (
        gettext_noop("A line to answer"),
        """
### FND-D-999
Tom, a neighbour, in a chat: "What he says?"
"""
        + _PAIR[1],
    ),
    (gettext_noop("A question from the bank"), "\n> [!RECALL FND-Q-999]\n"),
)
_PIECES: dict[type, tuple[Snippet, ...]] = {
    courses.Scenario: _SCENARIO,
    courses.Lesson: _LESSON,
    courses.Deck: _DECK,
    courses.Exam: (_QUESTION,),
}


def snippets_for(kind: type, main: Any = None) -> tuple[Snippet, ...]:
    """Return the pieces that belong into a text of this kind, scored in the dimensions of the text that is open."""
    pieces = _PIECES.get(kind, ())
    if kind is not courses.Scenario:
        return pieces
    names = list(main.dimensions) if isinstance(main, courses.Scenario) else ["policy", "disclosure"]
    values = {
        "{most}": " ".join(f"{name} 2" for name in names),
        "{least}": " ".join(f"{name} 0" for name in names),
        "{first}": names[0],
        "{last}": names[-1],
    }
    return tuple((name, _filled(text, values)) for name, text in pieces)


def _filled(text: str, values: Mapping[str, str]) -> str:
    for place, value in values.items():
        text = text.replace(place, value)
    return text
