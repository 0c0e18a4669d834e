"""Texts for the blocks, written so that everything secret in them can be searched for in an answer.

Node ids, consequences and explanations carry words that stand nowhere else (`hidden-…`, `Zq…`).
"""

from advocert_courses import api as courses

CLAUSE = """---
id: {ref}
type: clause
version: {version}
title: Say that you work here
rule: Say you work here, where the praise is.
jurisdiction: general
source: House rule 12
checked_on: 2026-11-01
review_by: 2030-01-01
volatility: 1
owner: People team
{change}---
When you praise what we sell, say **in the post itself** that you work here.
"""

LESSON = """---
id: FND-L01
type: lesson
title: Say that you work here
outcomes: [FND-1]
clauses: [{clauses}]
minutes: 5
review_by: 2030-01-01
---
## Why it matters

Readers weigh praise by ==who says it==. Write <b>plainly</b> & kindly.

> [!EXAMPLE weak]
> "Best router ever."
>
> Why: Sounds like a customer. You are not one.

> [!EXAMPLE strong]
> "I work at Acme, so weigh this accordingly: it fixed my attic."
{recall}
> [!TRY FND-01]
"""

RECALL = """
> [!RECALL FND-Q-901]
"""

ITEM = """### FND-Q-{number} `apply` `angoff 0.75 provisional`{recall}
You share launch video {number} and want to praise it. What belongs in the post?

- [x] A plain sentence that you work at Acme, number {number} :: Zqright{number} readers can weigh it.
- [ ] A line in your profile, for number {number} :: Zqwronga{number} nobody reads profiles.
- [ ] Nothing, number {number} is only praise :: Zqwrongb{number} it is still an advertisement.
"""

BANK = """---
id: FND-BANK-{number}
type: bank
title: {title}
outcome: FND-{number}
taught_in: {{FND-L0{number}: "Lesson {number}, read"}}
review_by: 2030-01-01
---
"""

EXAM = """---
id: FND-EXAM
type: exam
title: The exam
banks: [FND-BANK-1, FND-BANK-2]
blueprint: {FND-1: 2, FND-2: 2}
attempts: 3
waits_hours: [24, 72, 336]
seconds_per_item: 60
cut: angoff
review_by: 2030-01-01
---
Four questions. Take your time.
"""

# One question of each kind; what is right carries a word that no wrong one has.
KINDS = """### FND-Q-701 `apply` `pick two` `angoff 0.6 provisional`
Which two belong into the post, Zqpick?

- [x] Good: that you work at Acme :: Zqwhy1 readers can weigh it.
- [ ] Your staff number :: Zqwhy2 nobody needs it.
- [x] Good: what you tried yourself :: Zqwhy3 that is what you know.
- [ ] The price in spring :: Zqwhy4 prices have an owner.

### FND-Q-702 `apply` `order` `angoff 0.6 provisional`
What comes first, Zqorder?

1. First say that you see why :: Zqwhy5 feeling first.
2. Second say who you are :: Zqwhy6 then the hat.
3. Third say where help is :: Zqwhy7 then the way.

### FND-Q-703 `apply` `mark` `angoff 0.6 provisional`
Which sentence breaks a rule, Zqmark?

- [ ] We tested it in my kitchen. :: Zqwhy8 he was there.
- [x] Good: we will lower the price. :: Zqwhy9 a promise.
- [ ] Ask me what you like. :: Zqwhy0 an offer.
"""

SCENARIO = """---
id: FND-01
type: scenario
title: "{name} asks for a recommendation"
channel: {skin: forum, name: "Riverside Neighbours", note: "Local group, 1,204 members"}
setting: You work at Acme, which makes routers. {name} does not know that.
people:
  - {name: "{name} Raman", feels: "unsure", why: "the last router was a mistake", role: "two streets away"}
  - {name: "Tom Berger", feels: "curious"}
outcomes: [FND-1]
dimensions: {policy: 2, disclosure: 2, empathy: 1, brand: 1}
pass: 80
start: hidden-first
review_by: 2030-01-01
variants:
  - {id: hidden-a, name: Priya}
  - {id: hidden-b, name: Tara}
---
## hidden-first
It is Sunday evening.

{name} Raman: "Which router should I buy, Zqfirst?"

- ["I work at Acme, so I am biased. How big is the flat?"](#hidden-second) `policy 2 disclosure 2 empathy 2 brand 2` *best*
  > Zqconsequence-best everybody can weigh it.
- ["Get the Acme R9, nothing comes close at all."](#hidden-caught) `policy 0 disclosure 0 empathy 1 brand 1`
  > Zqconsequence-push nobody can tell.
- [Ask a colleague to like a post about the R9 for you.](#hidden-bad) `policy 0 disclosure 0 empathy 0 brand 0` **critical: fake-praise**
  > Zqconsequence-critical somebody makes a screenshot.

## hidden-second
{name} Raman: "Three rooms, thin walls, Zqsecond."

Tom Berger: "Good of you to say so."

- ["Then a small one is plenty. Here are two others to compare."](#hidden-good) `policy 2 disclosure 2 empathy 2 brand 2` *best*
  > Zqconsequence-fair she can decide without you.
- ["Then take the largest one that we make, to be safe."](#hidden-good) `policy 1 disclosure 2 empathy 0 brand 1`
  > Zqconsequence-upsell it sounds like a shop.

## hidden-caught
Tom Berger: "Funny how you never mention who pays you, Zqcaught."

- ["Fair point. I work at Acme and should have said so."](#hidden-good) `policy 2 disclosure 2 empathy 1 brand 2` *best*
  > Zqconsequence-late late is better than never.
- ["It really is the best one. Look at the reviews."](#hidden-bad) `policy 0 disclosure 0 empathy 0 brand 0`
  > Zqconsequence-deny now nobody believes you.

## hidden-good
{name} Raman: "Thank you, that helps, Zqgood."

## hidden-bad
Tom Berger: "I saved a screenshot, Zqbad."
"""


DECK = """---
id: FND-DECK
type: deck
title: Three minutes to keep it
checkpoints: [3, 24, 90, 180]
cards_a_day: 3
review_by: 2030-01-01
---
Say it before you look.

## After FND-L01: Say that you work here

> [!RECALL FND-Q-901]

### FND-D-011
Lena: "Is the R9 worth <b>its</b> price?"

> [!EXAMPLE weak]
> "Zqweak best ever!"

> [!EXAMPLE strong]
> "Zqstrong I work at Acme."
>
> Why: Zqwhy the tie first.

## After FND-01: A neighbour asks

### FND-D-012
Tom: "Who pays you?"

> [!EXAMPLE strong]
> "Zqtom Acme does."

### FND-D-013
Tom: "And who else?"

> [!EXAMPLE strong]
> "Zqelse nobody."
"""


def clause_text(ref: str = "DISC-1", version: int = 1, change: str = "") -> str:
    """Return a clause."""
    return courses.canonical(CLAUSE.format(ref=ref, version=version, change=change))


def lesson_text(clauses: tuple[str, ...] = ("DISC-1",), *, recall: bool = True, version: int = 1) -> str:
    """Return the bundle of a lesson."""
    named = ", ".join(f"{ref}@{version}" for ref in clauses)
    lesson = LESSON.replace("{clauses}", named).replace("{recall}", RECALL if recall else "")
    files = [("", lesson), *((f"clauses/{ref}.md", clause_text(ref, version)) for ref in clauses)]
    if recall:
        files.append(("fnd/bank/FND-BANK-1.md", bank_text(1, [901], recall=True)))
    return courses.join_bundle(files)


def bank_text(number: int, items: list[int], *, recall: bool = False) -> str:
    """Return a bank with these questions."""
    tag = " `recall`" if recall else ""
    written = "\n".join(ITEM.format(number=item, recall=tag) for item in items)
    return BANK.format(number=number, title=f"Outcome {number} in words") + written


def exam_text(each: int = 6) -> str:
    """Return the bundle of an exam: two outcomes, `each` questions in each bank, two drawn from each."""
    banks = [
        (f"fnd/bank/FND-BANK-{number}.md", bank_text(number, [number * 100 + place for place in range(each)]))
        for number in (1, 2)
    ]
    return courses.join_bundle([("", EXAM), *banks])


def kinds_text(purpose: str = "exam") -> str:
    """Return the bundle of an exam with one question of each further kind, all of them in every form."""
    head = EXAM.replace("[FND-BANK-1, FND-BANK-2]", "[FND-BANK-1]").replace(
        "{FND-1: 2, FND-2: 2}", "{FND-1: 3}\npurpose: " + purpose
    )
    bank = BANK.format(number=1, title="Outcome 1 in words") + KINDS
    return courses.join_bundle([("", head), ("fnd/bank/FND-BANK-1.md", bank)])


def scenario_text() -> str:
    """Return the bundle of a conversation."""
    return courses.canonical(SCENARIO)


def deck_text() -> str:
    """Return the bundle of a deck: a question and a moment after FND-L01, two moments after FND-01."""
    return courses.join_bundle([("", DECK), ("fnd/bank/FND-BANK-1.md", bank_text(1, [901], recall=True))])
