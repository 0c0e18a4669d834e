"""What a piece says until its author has written over it; the format itself is docs/reference/format.md."""

from django.utils.translation import gettext_noop

MOMENT = gettext_noop("A moment with two choices")
CHOICE = gettext_noop("One more choice")
REPLY = gettext_noop("A reply to write")
ENDING = gettext_noop("An ending")
PAIR = gettext_noop("A weak and a strong line")
RECALL = gettext_noop("A question from the bank")
CLAUSE = gettext_noop("A clause to sign")
TRY = gettext_noop("A conversation to try")
CARD = gettext_noop("A line to answer")
QUESTION = gettext_noop("A question with three options")

NO_CLAUSE = gettext_noop(
    "Every clause that stands below this text is in it already. Paste another one at the end, below a line that begins "
    "with <!-- file:, and name it under clauses."
)
NO_PLACE = gettext_noop(
    "There is no moment with choices yet to which this could be added. Begin with a moment."
)

# The words inside, by the names that stand for them in the templates.
WORDS = {
    "says": gettext_noop("What somebody says."),
    "another": gettext_noop("One more reply."),
    "strongest": gettext_noop("The strongest reply."),
    "weaker": gettext_noop("A weaker reply."),
    "readers": gettext_noop("What readers see then."),
    "last": gettext_noop("The last thing that is said."),
    "task": gettext_noop("What the learner is to write."),
    "missing": gettext_noop("What it means when nothing is asked."),
    "length": gettext_noop("What it means when it is too short or too long."),
    "strong": gettext_noop("A strong reply, with a question: what would help you most?"),
    "weak": gettext_noop("A weak one."),
    "often": gettext_noop("What people often write."),
    "lacks": gettext_noop("What is missing in it."),
    "helps": gettext_noop("What helps the reader."),
    "makes": gettext_noop("What makes it strong."),
    "asked": gettext_noop("What do you ask?"),
    "right": gettext_noop("The right option"),
    "why_right": gettext_noop("Why it is right."),
    "wrong": gettext_noop("A wrong option"),
    "why_wrong": gettext_noop("Why it is wrong."),
    "other": gettext_noop("Another wrong option"),
    "why_other": gettext_noop("Why it is wrong too."),
}

# --- templates; a word in braces is one of the above, or chosen for the text that is open
LINK = """- ["{another}"](#{name}) `{least}`
  > {readers}
"""
CHOICES = """- ["{strongest}"](#{on}) `{most}` *best*
  > {readers}
- ["{weaker}"](#{off}) `{least}`
  > {readers}
"""
WRITING = """- *Write:* [{task}](#{on}) *best*
  - `asks` `{first} 2` :: {missing}
  - `words: 5-60` `{final} 1` :: {length}
  > Strong: "{strong}"
  > Weak: "{weak}"
  > {readers}
"""
SAID = """## {name}
{speaker}: "{says}"

"""
LAST = """## {name}
{speaker}: "{last}"
"""
EXAMPLES = """> [!EXAMPLE weak]
> "{often}"
>
> Why: {lacks}

> [!EXAMPLE strong]
> "{helps}"
>
> Why: {makes}
"""
ITEM = """### {name} `{level}` {marks}
{asked}

- [x] {right} :: {why_right}
- [ ] {wrong} :: {why_wrong}
- [ ] {other} :: {why_other}
"""
BANK = """<!-- file: {bank}.md -->
---
id: {bank}
type: bank
outcome: {outcome}
---
"""
ASKED = """> [!RECALL {name}]
"""
SIGNED = """> [!CLAUSE {name}]
"""
TRIED = """> [!TRY {name}]
"""
TURN = """### {name}
{speaker}: "{says}"

"""
