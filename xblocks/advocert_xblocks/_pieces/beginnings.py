"""One small text of each kind, whole and without mistakes: easier to write over than an empty page.

Their ids begin with NEW, because an author has to choose them before anybody's results are kept under them.
"""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from advocert_courses import api as courses

_LESSON = gettext_noop("""---
id: NEW-L01
type: lesson
title: Say that you work here
outcomes: [NEW-1]
minutes: 3
---
## Readers weigh praise by who says it

When you praise what we make, say ==in the post itself== that you work here. A line in your profile is not enough: few people open it.

> [!EXAMPLE weak]
> "Best router I have ever owned!"
>
> Why: It sounds like a customer, and you are not one.

> [!EXAMPLE strong]
> "I work at Acme, so weigh this accordingly: it fixed my attic."
>
> Why: Everybody can weigh it, and it still sounds like you.
""")
_SCENARIO = gettext_noop("""---
id: NEW-01
type: scenario
title: A neighbour asks for a recommendation
channel: {skin: chat, name: Riverside Neighbours}
setting: You work at Acme, which makes routers. {person} does not know that.
people:
  - {name: "{person}", feels: unsure, why: The last router was a mistake.}
dimensions: {policy: 1, disclosure: 2, empathy: 1}
pass: 80
start: ask
variants:
  - {id: a, person: Priya}
  - {id: b, person: Olek}
---
## ask
{person}: "Which router should I buy?"

- ["I work at Acme, so weigh this. How big is your flat?"](#flat) `policy 2 disclosure 2 empathy 2` *best*
  > Everybody can weigh what you say, and you ask before you advise.
- ["I work at Acme, so take ours of course."](#flat) `policy 1 disclosure 2 empathy 0`
  > They know who speaks. It sounds like a shop.
- ["Get the Acme R9, nothing comes close."](#doubt) `policy 0 disclosure 0 empathy 0`
  > Nobody can tell that you have a stake in it.

## flat
{person}: "Two rooms with thick walls. I do not want to choose wrongly again."

- ["That would annoy me too. Here is a test of three makers."](#price) `policy 2 disclosure 2 empathy 2` *best*
  > A feeling first, then something to check you by.
- ["Then take the largest one that we make, to be safe."](#price) `policy 1 disclosure 1 empathy 0`
  > It costs more than it has to, and that will be noticed.
- ["All the others have bad reviews, so stay with ours."](#doubt) `policy 0 disclosure 0 empathy 0`
  > Running others down never sounds like help.

## price
{person}: "Can you get it cheaper for me?"

- ["That is not mine to give. Our shop has offers on Friday."](#end) `policy 2 disclosure 2 empathy 1` *best*
  > You promise nothing that others would have to keep.
- ["I will see what I can do for you by the weekend."](#end) `policy 0 disclosure 1 empathy 1`
  > It will be taken for a promise.
- ["Write to me in private, I have codes for that."](#doubt) `policy 0 disclosure 0 empathy 0`
  > What is not for everybody does not stay private for long.

## doubt
{person}: "Now I wonder whom you are speaking for."

## end
{person}: "Thank you, that helps."
""")
_DECK = gettext_noop("""---
id: NEW-DECK
type: deck
title: Three minutes to keep it
checkpoints: [3, 24, 90, 180]
cards_a_day: 5
---
Say your answer before you look, aloud or in your head.

## After NEW-L01: Say that you work here

### NEW-D-001
Lena, in the group of your street: "Is the R9 worth its price?"

> [!EXAMPLE weak]
> "Totally worth it, best router I ever had."
>
> Why: It sounds like a customer.

> [!EXAMPLE strong]
> "I work at Acme, so weigh this: in two rooms the small one does the same."
>
> Why: The tie first, then help.
""")
_EXAM = gettext_noop("""---
id: NEW-EXAM
type: exam
title: What do you know already?
purpose: practice
banks: [NEW-BANK-1]
blueprint: {NEW-1: 1}
seconds_per_item: 60
---
One question, to see how it works. Nothing depends on it.

<!-- file: NEW-BANK-1.md -->
---
id: NEW-BANK-1
type: bank
title: Say that you work here
outcome: NEW-1
---
### NEW-Q-001 `apply` `angoff 0.75 provisional`
You share the launch video of your company and add "So proud!" What is missing?

- [x] A plain sentence in the post that you work there :: It must stand where the praise is.
- [ ] A link to the legal notice of your company :: Readers need the tie, not small print.
- [ ] Nothing, your profile names your employer :: Few readers open a profile.
""")
BEGINNINGS: Mapping[type, str] = {
    courses.Lesson: _LESSON,
    courses.Scenario: _SCENARIO,
    courses.Deck: _DECK,
    courses.Exam: _EXAM,
}
