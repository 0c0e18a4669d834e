"""Playing a conversation through its handlers, as a page does: one object per learner.

talk = Talk(platform, ADA)
talk.begin()
talk.choose("I work at Acme")
talk.html, talk.reply.status, talk.step
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from tests.support.strict_runtime import ADA, Platform, Reply, User

NAME = "FND-01"
BEST = ("I work at Acme, so", "Then a small one")
RECOVERED = ("Get the Acme R9", "Fair point")
CRITICAL = ("Ask a colleague",)
_CARD = re.compile(r'<label class="choice[^>]*>.*?</label>', re.DOTALL)


@dataclass
class Talk:
    """One learner in front of one conversation."""

    platform: Platform
    user: User | None = ADA
    reply: Reply | None = None

    @property
    def page(self) -> str:
        """The page as it is rendered now."""
        return str(self.platform.render(NAME, user=self.user).content)

    @property
    def html(self) -> str:
        """The stage of the last answer; before the first, that of the page."""
        return self.page if self.reply is None else str(self.reply.json["regions"]["stage"])

    @property
    def step(self) -> str:
        return self.hidden("step")

    @property
    def attempt(self) -> str:
        return self.hidden("attempt")

    @property
    def texts(self) -> list[str]:
        """What may be chosen now."""
        return [unescape(re.sub(r"<[^>]*>", "", card)).strip("“”") for card in _CARD.findall(self.page)]

    def hidden(self, name: str, html: str | None = None) -> str:
        """The value of a hidden field of the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page if html is None else html)
        assert found, f"no field {name}"
        return found[1]

    def id_of(self, words: str) -> str:
        """The id of the choice that holds these words."""
        card = next(card for card in _CARD.findall(self.page) if words in unescape(card))
        return self.hidden("choice", card)

    def post(self, handler: str, data: Any = None, **caller: Any) -> Reply:
        self.reply = self.platform.post(NAME, handler, data or {}, **{"user": self.user, **caller})
        return self.reply

    def begin(self, **data: Any) -> Reply:
        return self.post("begin", data)

    def choose(self, words: str) -> Reply:
        return self.post("choose", {"attempt": self.attempt, "step": self.step, "choice": self.id_of(words)})

    def play(self, *words: str) -> "Talk":
        """Begin and take these choices."""
        self.begin()
        for one in words:
            self.choose(one)
        return self
