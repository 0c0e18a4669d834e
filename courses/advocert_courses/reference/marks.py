"""What stands below the front matter: every mark with a short example, which a test puts into a file and parses."""

from typing import NamedTuple

from advocert_courses.reply_checks import KINDS as CHECKS


class Mark(NamedTuple):
    """One thing that can be written: what it means, and an example of its own."""

    means: str
    example: str


SCENARIO = (
    Mark(
        "A moment is a heading. A paragraph in it is told by nobody.",
        "## thread\nSix neighbours follow the thread.",
    ),
    Mark("Somebody who is listed under `people` says something.", 'Priya: "Which router should I buy?"'),
    Mark(
        "In brackets, each by itself or together: a time, stars, a feeling. Bold words at the beginning are a headline.",
        'Priya (09:12, ★★☆☆☆, unsure): "**It drops out.** Every evening."',
    ),
    Mark(
        "A paragraph in emphasis below a post is how others answered it without words.",
        'Priya: "It drops out."\n\n*Six neighbours find this helpful.*',
    ),
    Mark(
        (
            "A choice links to the next moment: in quotes it is said, without it is done. It has 0, 1 or 2 points in every "
            "dimension, and a quote with what readers see then. One choice of a moment is `*best*`."
        ),
        '- ["I work at Acme. How big is the flat?"](#end) `policy 2 empathy 2` *best*\n  > One short sentence, and it sounds like you.',
    ),
    Mark(
        "`**critical: slug**` ends the run at once, and nobody passes with it.",
        "- [Ask a colleague to praise it.](#end) `policy 0 empathy 0` **critical: fake-engagement**\n  > Borrowed applause is still fake.",
    ),
    Mark(
        "`*remember name*` keeps a name for conditions.",
        "- [Say that you work there.](#end) `policy 2 empathy 1` *remember told*\n  > Now everybody knows.",
    ),
    Mark(
        "`*late*`: when there is a `drill`, this happens when the time for a decision is over.",
        "- [Say nothing.](#end) `policy 1 empathy 0` *late*\n  > The question stands there for all to see.",
    ),
    Mark(
        (
            "`*When …:*` in front of a post or a choice: it is there only then. A condition has up to four parts, joined by `and`: "
            "a remembered name, `not` and a name, or a number of points so far in a dimension, or of `decisions`, compared by "
            "`>=`, `<=`, `>`, `<` or `=`."
        ),
        (
            '*When not told:* Priya: "And how do you know all this?"\n\n'
            "- *When told and not pushed and empathy >= 2:* [Send the guide.](#end) `policy 2 empathy 1` *best*\n  > She reads it."
        ),
    ),
    Mark(
        (
            "A moment that asks for no decision leads on by itself: to the first way whose condition holds. The last way is "
            "`*Otherwise:*`. Ways have no points."
        ),
        "- *When told and decisions <= 3:* [end](#end)\n- *Otherwise:* [start](#start)",
    ),
    Mark(
        (
            "A reply to write. Below it stand its checks, up to eight: what the reply loses when it misses one, where that leads, "
            "and behind `::` why it matters. The quote has a `Strong:` and a `Weak:` model, an `Approved:` text of the library "
            "if there is one, and what readers see of a reply that meets every check. `*best*` and `*remember name*` are as for choices."
        ),
        (
            "- *Write:* [Answer Priya in one or two sentences.](#end) *best* *remember wrote*\n"
            "  - `discloses: Acme` `policy 2` [start](#start) :: Nobody can tell that you have a stake in it.\n"
            "  - `asks` `empathy 2` *remember asked* :: She still does not know what to look for.\n"
            "  - `no-private-data` **critical: private-data** :: Everybody can read it.\n"
            '  > Strong: "I work at Acme, so weigh this. How far is the bedroom?"\n'
            '  > Weak: "Get the R9, nothing comes close."\n'
            '  > Approved: "Thank you, [name]. I work at Acme."\n'
            "  > She can weigh it, and she feels asked."
        ),
    ),
    Mark("A moment with nothing to do and no way on is an ending.", "The thread moves on."),
    Mark(
        "A choice may lead back; `steps` says when a run is cut off.",
        "- [Ask again.](#start) `policy 1 empathy 1` *best*\n  > She answers once more.",
    ),
)

# What can stand behind a check's name, and what it looks for beyond what it knows.
CHECK_EXAMPLES = {
    "discloses": "discloses: Acme, Acme Routers",
    "asks": "asks",
    "says": "says: manual, guide*",
    "avoids": "avoids: junk, cheap*",
    "no-private-data": "no-private-data",
    "no-promise": "no-promise: next week",
    "personal": "personal",
    "words": "words: 5-60",
    "calm": "calm",
}

BANK = (
    Mark(
        (
            "A question has a level (<LEVELS>) and the share of just-qualified people who would get it right, `provisional` until "
            "a panel has judged. `[x]` is the key, the words after `::` explain. It has three to <MAX_OPTIONS> options."
        ),
        (
            "### FND-Q-101 `apply` `angoff 0.78 provisional`\nWhat is missing in your post?\n\n"
            "- [ ] A link to the legal notice :: Readers need the tie, not small print.\n"
            "- [x] A plain word that you work there :: It stands where the praise is.\n"
            "- [ ] Nothing, the profile says it :: Readers may never open it."
        ),
    ),
    Mark(
        "`recall`: for lessons and decks, never drawn in an exam. It needs no estimate.",
        (
            "### FND-Q-901 `remember` `recall`\nWhere must readers see it?\n\n"
            "- [x] In the post :: It travels alone.\n- [ ] In the profile :: Few people open it.\n"
            "- [ ] In the pinned post :: Few people scroll up."
        ),
    ),
    Mark(
        "`in FND-L03`: which lesson of `taught_in` teaches this question, where the bank names several.",
        (
            "### FND-Q-105 `apply` `angoff 0.8 provisional` `in FND-L03`\nWho sees a story?\n\n"
            "- [x] Everybody who follows you :: And whoever they show it to.\n- [ ] Friends only :: Followers are not friends.\n"
            "- [ ] Nobody after a day :: Pictures of it stay."
        ),
    ),
    Mark(
        "`pick two`: exactly two of at least four are right. Both have to be found.",
        (
            "### FND-Q-102 `apply` `pick two` `angoff 0.6 provisional`\nWhich two belong in the post?\n\n"
            "- [x] Where you work :: Readers weigh it.\n- [x] What you tried yourself :: It is yours to tell.\n"
            "- [ ] A rival's fault :: It is not yours to judge.\n- [ ] A date of release :: It is not public."
        ),
    ),
    Mark(
        "`order`: numbered steps in the right order; learners get them shuffled.",
        (
            "### FND-Q-103 `understand` `order` `angoff 0.7 provisional`\nSomebody is angry. In which order?\n\n"
            "1. Thank :: It was an effort to write.\n2. Ask :: You know too little yet.\n3. Offer the desk :: They can look it up."
        ),
    ),
    Mark(
        "`mark`: the options are the sentences of one text, in its order; one has to be marked.",
        (
            "### FND-Q-104 `analyse` `mark` `angoff 0.5 provisional`\nWhich sentence promises too much?\n\n"
            "- [ ] Thank you for writing. :: It is kind.\n- [x] You will get a new one. :: It is not yours to promise.\n"
            "- [ ] I ask our desk. :: It is what you can do."
        ),
    ),
)

DECK = (
    Mark(
        "What stands before the first heading is read before a round.",
        "Say it *before* you look.",
    ),
    Mark(
        "The cards below this heading open when that lesson or conversation is finished. A question of a bank is a card.",
        "## After FND-L03: Say that you work here\n\n> [!RECALL FND-Q-291]",
    ),
    Mark(
        "A moment of its own: what is said or happens, and an example of a strong reply with its `Why:`; a weak one if it helps.",
        (
            '## After FND-L04: Say it once\n\n### FND-D-031\nLena, next door: "Is the R9 worth its price?"\n\n'
            '> [!EXAMPLE weak]\n> "Best ever!"\n\n'
            '> [!EXAMPLE strong]\n> "I work at Acme, so weigh this. How large is your flat?"\n>\n> Why: One clause, then a question.'
        ),
    ),
)

EXAM = (
    Mark(
        "Any text: it is read before the first attempt. Questions stand in banks, never here.",
        "Fifteen questions with three answers each. You have *three* tries.",
    ),
)

MARKS = {"scenario": SCENARIO, "bank": BANK, "deck": DECK, "exam": EXAM}


def told_marks(kind: str) -> str:
    """Return the marks of a kind as Markdown; empty when it has none of its own."""
    parts = [f"{mark.means}\n\n````markdown\n{mark.example}\n````" for mark in MARKS.get(kind, ())]
    return "\n\n".join([*parts, *([_checks()] if kind == "scenario" else [])])


def _checks() -> str:
    rows = [f"| `{CHECK_EXAMPLES[kind]}` | {check.label} |" for kind, check in CHECKS.items()]
    after = (
        "Words behind a check are added to what it knows by itself; `*` stands for any ending. The same reply always gets the "
        "same verdict. No check sees irony, or whether a sentence is true: for that learners compare the models."
    )
    return "\n".join(["| Check | Is met when |", "|---|---|", *rows]) + f"\n\n{after}"
