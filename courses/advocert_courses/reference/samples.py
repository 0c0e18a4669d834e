"""One file of each kind that uses every key; the page shows them, and the parsers are watched while they read them."""

from advocert_courses.reference.sample_course import COURSE, PROGRAMME

CLAUSE = """---
id: DISC-1
type: clause
version: 2
title: Say that you work here
rule: Say you work here, where the praise is.
jurisdiction: US
source: House rule of 2026
owner: Legal, Ines Duarte
checked_on: 2026-11-22
review_by: 2027-11-01
volatility: 1
change: {kind: minor, summary: Stories are named., holds_from: 1}
---
When you praise what we sell, say **in the post itself** that you work here.
"""

LESSON = """---
id: FND-L03
type: lesson
title: Say that you work here
outcomes: [FND-2]
clauses: [DISC-1@2]
minutes: 6
review_by: 2027-05-01
answered:
  W401: Three highlights, because there are three places.
---
Readers should see ==in the post itself== that you work there.

> [!EXAMPLE weak]
> "Best router I have ever owned!"
>
> Why: It sounds like a customer.

> [!EXAMPLE strong]
> "I work at Acme, so weigh this accordingly: it fixed my attic."

> [!VIDEO /static/praise.mp4]
> Title: The same praise, twice
> Captions: /static/praise.en.vtt
>
> Mara reads her post aloud. The second time she begins with "I work at Acme".

> [!RECALL FND-Q-291]

> [!TRY FND-01]

> [!CLAUSE DISC-1]

> [!ASK]
> What should leaders know about this?
"""

SCENARIO = """---
id: FND-01
type: scenario
title: A neighbour asks for a recommendation
channel: {skin: review, name: Riverside Market, note: Local shop, subject: Acme R9 router, picture: A router on a shelf}
setting: You work at Acme. {persona} does not know that.
people:
  - {name: "{persona}", feels: unsure, why: She spends her own money., role: a neighbour}
outcomes: [FND-2]
clauses: [DISC-1@2]
dimensions: {policy: 2, disclosure: 2, empathy: 1}
pass: 80
steps: 10
drill: 45
worked: a
start: ask
review_by: 2027-05-01
variants:
  - {id: a, persona: Priya}
  - {id: b, persona: Olek}
---
## ask
{persona} (09:12, ★★☆☆☆, unsure): "**It drops out.** Is the other one any better?"

*Six neighbours find this helpful.*

The review stands above all others.

- ["I work at Acme, so I am biased. How big is the flat?"](#flat) `policy 2 disclosure 2 empathy 2` *best* *remember told*
  > One short sentence, and it sounds like you.
- ["The R9 never drops out."](#doubt) `policy 1 disclosure 0 empathy 1` *remember pushed*
  > Readers cannot tell that you have a stake in it.
- [Say nothing.](#doubt) `policy 1 disclosure 0 empathy 0` *late*
  > The question stands there for all to see.
- [Ask a colleague to praise it.](#end) `policy 0 disclosure 0 empathy 0` **critical: fake-engagement**
  > Borrowed applause is still fake.

## flat
{persona}: "Two rooms. What would you do?"

*When not told:* {persona}: "And how do you know all this?"

- *Write:* [Answer {persona} in one or two sentences.](#turn) *best* *remember wrote*
  - `discloses: Acme` `disclosure 2` [doubt](#doubt) :: Nobody can tell that you have a stake in it.
  - `asks` `empathy 2` *remember asked* :: {persona} still does not know what to look for.
  - `no-private-data` `policy 2` **critical: private-data** :: Everybody can read it.
  - `words: 5-60` `empathy 1` :: It is too short to help, or too long to read.
  > Strong: "I work at Acme, so weigh this. Is the bedroom far from the router?"
  > Weak: "Get the R9, nothing comes close."
  > Approved: "Thank you, [name]. I work at Acme, and the guide on our page compares them all."
  > {persona} can weigh it, and feels asked.
- *When told and empathy >= 2:* [Send the guide.](#turn) `policy 2 disclosure 1 empathy 1`
  > A page of tables, and no word about two rooms.

## turn
- *When told and not pushed and decisions <= 3:* [end](#end)
- *Otherwise:* [doubt](#doubt)

## doubt
A stranger: "Who pays you?"

- ["Acme does. I should have said so at once."](#flat) `policy 2 disclosure 2 empathy 1` *best* *remember told*
  > Late is better than never.
- ["Nobody. I am a neighbour."](#end) `policy 0 disclosure 0 empathy 0` **critical: denial**
  > Your profile says something else.
- ["Why do you ask?"](#end) `policy 1 disclosure 0 empathy 0`
  > Readers draw their own conclusions.

## end
Two neighbours save the review.
"""

BANK = """---
id: FND-BANK-2
type: bank
outcome: FND-2
title: Say that you work here
clauses: [DISC-1@2]
taught_in: {FND-L03: Say that you work here}
review_by: 2027-05-01
---
### FND-Q-205 `apply` `angoff 0.78 provisional`
You share your company's launch video and add "So proud!" What is missing?

- [ ] A link to the legal notice :: Readers need the connection, not small print.
- [x] A plain statement in the post that you work there :: It must stand where the praise is.
- [ ] Nothing, your profile names your employer :: Readers may never open your profile.

### FND-Q-206 `apply` `pick two` `angoff 0.6 provisional`
Which two belong in the post?

- [x] Where you work :: Readers weigh it.
- [x] What you tried yourself :: It is yours to tell.
- [ ] A fault of a rival :: It is not yours to judge.
- [ ] A date of release :: It is not public.

### FND-Q-207 `understand` `order` `angoff 0.7 provisional`
Somebody is angry. In which order do you answer?

1. Thank :: It was an effort to write.
2. Ask :: You know too little yet.
3. Offer the desk :: They can look it up.

### FND-Q-208 `analyse` `mark` `angoff 0.5 provisional`
Which sentence promises too much?

- [ ] Thank you for writing. :: It is kind.
- [x] You will get a new one. :: It is not yours to promise.
- [ ] I ask our desk. :: It is what you can do.

### FND-Q-291 `remember` `recall`
Where must readers see it?

- [x] In the post :: It travels alone.
- [ ] In the profile :: Few people open it.
- [ ] In the pinned post :: Few people scroll up.
"""

EXAM = """---
id: FND-EXAM
type: exam
title: Foundations exam
banks: [FND-BANK-2]
blueprint: {FND-2: 15}
levels: {remember: 5, apply: 10}
attempts: 3
waits_hours: [24, 72, 336]
seconds_per_item: 75
cut: angoff
panel: Nine people of service, sales and legal, 2026-11-12
purpose: exam
review_by: 2027-05-01
---
Fifteen questions with three answers each.
"""

DECK = """---
id: FND-DECK
type: deck
title: Three minutes
checkpoints: [3, 24, 90, 180]
cards_a_day: 5
review_by: 2027-05-01
---
Say it *before* you look.

## After FND-L03: Say that you work here

> [!RECALL FND-Q-291]

### FND-D-031
It is Sunday evening.

Lena, next door: "Is the R9 worth its price?"

> [!EXAMPLE weak]
> "Best ever!"

> [!EXAMPLE strong]
> "I work at Acme, so weigh this. How large is your flat?"
>
> Why: One clause, then a question.
"""

SAMPLES = {
    "programme": PROGRAMME,
    "course": COURSE,
    "clause": CLAUSE,
    "lesson": LESSON,
    "scenario": SCENARIO,
    "bank": BANK,
    "exam": EXAM,
    "deck": DECK,
}
