"""Short ways through a practice block on the strict platform.

>>> learn(site); site.clock.move(days=3); play(site)
"""

import re
from typing import Any

from tests.support.strict_runtime import ADA, Platform, Reply
from tests.support.strict_store import EVERYWHERE

NAME = "FND-DECK"
ALL = ("FND-L01", "FND-01")


def learn(site: Platform, *refs: str, user: Any = ADA) -> None:
    day = site.clock.now.date().isoformat()
    known = site.store.learner_row(EVERYWHERE, user.id).get("advocert_learned", {})
    values = {"advocert_learned": {**known, **dict.fromkeys(refs or ALL, day)}}
    site.store.write_learner_row(EVERYWHERE, user.id, values)
    site.store.writes = 0


def asked(html: str) -> str:
    """The card that is asked on a page or in an answer, empty when there is none."""
    found = re.search(r'name="card" value="([\w-]+)"', html)
    return found[1] if found else ""


def page(site: Platform, **caller: Any) -> str:
    return site.render(NAME, **caller).content


def show(site: Platform, card: str, **more: Any) -> Reply:
    return site.post(NAME, "show", {"card": card, **more})


def right_place(html: str) -> int:
    cards = re.findall(r'<label class="choice">.*?</label>', html)
    return next(place for place, card in enumerate(cards) if "plain sentence" in card)


def answer(site: Platform, grade: int = 3) -> Reply:
    """Answer the card of now; questions are answered rightly for 2 and 3, wrongly for 1."""
    html = page(site)
    card = asked(html)
    option = (right_place(html) + (grade == 1)) % 3 if card.startswith("FND-Q") else 0
    show(site, card, option=option)
    return site.post(NAME, "grade", {"card": card, "grade": grade})


def play(site: Platform, grade: int = 3) -> Reply:
    """Answer until the round is over."""
    for _ in range(12):
        reply = answer(site, grade)
        if not asked(reply.json["regions"]["stage"]):
            return reply
    raise AssertionError("a round ends")
