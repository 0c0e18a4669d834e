"""Conversations for tests and for eyes: every channel, every kind of step, with people who feel something.

`channel_text("review")` is a whole file. All of them have a reply to write beside choices, one that can only be
written, conditions, a drill, and a variant that is shown solved.
"""

CHANNELS = {
    "forum": '{skin: forum, name: "Riverside Neighbours", note: "Local group, 1,204 members"}',
    "feed": '{skin: feed, name: "Your feed", note: "Friends and former colleagues", picture: "A new router on a kitchen worktop, beside a toaster and two mugs"}',
    "chat": '{skin: chat, name: "Two streets away", note: "Two people"}',
    "review": '{skin: review, name: "Reviews", note: "48 reviews", subject: "Acme R9, router for large flats"}',
    "video": '{skin: video, name: "Comments", note: "212 comments", subject: "Unboxing: is it worth the money?", picture: "Hands lift a white router out of its box. A dog looks on."}',
}

TEXT = """---
id: FND-01
type: scenario
title: "{who} asks for a recommendation"
channel: CHANNEL
setting: You work at Acme, which makes routers. {who} does not know that.
people:
  - {name: "{who} Raman", feels: "unsure", why: "The last router was a mistake.", role: "two streets away"}
  - {name: "Tom Berger", feels: "wary of hidden advertising", role: "a neighbour"}
outcomes: [FND-1]
dimensions: {policy: 2, disclosure: 2, empathy: 1, brand: 1}
pass: 80
start: hidden-ask
review_by: 2030-01-01
drill: 45
worked: hidden-w
variants:
  - {id: hidden-a, who: Priya}
  - {id: hidden-b, who: Tara}
  - {id: hidden-w, who: Olek}
---
## hidden-ask
{who} Raman (09:12, ★★☆☆☆): "**Frozen again.** Which router should I buy for a thin-walled flat? Three rooms, and the video calls in the bedroom keep freezing, Zqask."

*Six neighbours follow this, Zqreact.*

- ["I work at Acme, so I am biased. How big is the flat?"](#hidden-need) `policy 2 disclosure 2 empathy 2 brand 2` *best* *remember told*
  > Zqone: one short sentence, and it sounds like you. {who} can weigh the rest.
- ["Get the Acme R9, nothing comes close to it, believe me."](#hidden-caught) `policy 0 disclosure 0 empathy 0 brand 1` *remember hid*
  > Zqtwo: nobody here can tell that you have a stake in it. To {who} you are simply a neighbour.
- [Say nothing for now and read on.](#hidden-need) `policy 2 disclosure 1 empathy 0 brand 1` *late*
  > Zqthree: the thread goes on without you.
- *Write:* [Answer {who} in one or two sentences.](#hidden-need)
  - `discloses: Acme` `disclosure 2 policy 2` [caught](#hidden-caught) *remember told* :: Zqtell: nobody can tell that you have a stake in it.
  - `asks` `empathy 2` :: Zqasks: {who} still does not know what to look for.
  - `avoids: best, nothing comes close, guarantee*` `policy 1 brand 1` :: Zqavoid: that is a claim you would have to prove.
  - `no-private-data` `policy 2` **critical: private-data** :: Zqprivate: everybody can read it.
  - `words: 5-60` `brand 1` :: Zqwords: nobody reads an essay in a thread.
  > Strong: "I work at Acme, so weigh this accordingly, Zqstrong. How far is the bedroom from the box?"
  > Weak: "Get the R9, nothing comes close, Zqweak."
  > Zqgood: {who} can weigh it, and feels asked.

## hidden-caught
It is quiet for an hour.

Tom Berger (10:40, suspicious): "Funny how you never mention who pays you, Zqcaught."

- ["Fair point, Tom. I work at Acme, and I should have said so first."](#hidden-need) `policy 2 disclosure 2 empathy 1 brand 2` *best* *remember told*
  > Zqfour: late is better than never.
- ["It really is the best one. Look at the reviews."](#hidden-turn) `policy 0 disclosure 0 empathy 0 brand 0`
  > Zqfive: now nobody believes you.
- [Ask a colleague to like your comment.](#hidden-bad) `policy 0 disclosure 0 empathy 0 brand 0` **critical: fake-praise**
  > Zqsix: borrowed applause is still fake.

## hidden-need
*When hid:* Tom Berger (10:52): "Now we know, Zqhid."

{who} Raman (11:05, relieved): "Three rooms, two walls, and I hoped for something under 100 euros, Zqneed."

*Tom Berger likes this.*

- *Write:* [Tell {who} what would fit, without a promise that is not yours.](#hidden-turn) *remember wrote*
  - `no-promise` `policy 2` :: Zqpromise: you cannot know that.
  - `personal` `brand 2 empathy 1` :: Zqpaste: it reads like a leaflet.
  - `words: 5-60` `empathy 1` :: Zqshort: {who} is no wiser.
  > Strong: "Our R4 is 80 euros and may do for two walls, but I have not tried it in a flat like yours. Put two others beside it."
  > Weak: "We will refund you if it fails, guaranteed."
  > Approved: "Thank you, [name]. The R4 costs 80 euros and is made for two to three rooms."
  > Zqfits: {who} can decide without you now.

## hidden-turn
- *When told and policy >= 3:* [thanks](#hidden-thanks)
- *Otherwise:* [doubt](#hidden-doubt)

## hidden-thanks
{who} Raman (11:20, glad): "Thank you, that helps, Zqthanks."

## hidden-doubt
{who} Raman (11:20): "I think I will ask in the shop, Zqdoubt."

## hidden-bad
Tom Berger: "I saved a screenshot, Zqbad."
"""


def channel_text(skin: str = "forum") -> str:
    """Return a conversation in one channel."""
    return TEXT.replace("CHANNEL", CHANNELS[skin])
