"""One learner at one exam, as their browser sees it: places on the screen, never an index or a key.

    sitting = Sitting(platform)
    sitting.begin()
    sitting.answer(1, right=True)
    sitting.hand_in()

It reads only what the server sent; which option is right it knows from the text of the samples, as an author
would.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html
from tests.support.strict_runtime import ADA, Platform, Reply, User
from webob import Request

EXAM = "FND-EXAM"
# In the samples the right options begin like this.
RIGHT = "A plain sentence"


@dataclass
class Sitting:
    """One learner at one exam."""

    platform: Platform
    user: User = ADA
    exam: str = EXAM
    attempt: str = ""

    def view(self) -> str:
        """The page as it is rendered anew."""
        return self.platform.render(self.exam, user=self.user).content

    def post(self, handler: str, **data: Any) -> Reply:
        """Call a handler with the number of the attempt that is on the screen."""
        reply = self.platform.post(self.exam, handler, {"attempt": self.attempt, **data}, user=self.user)
        found = re.search(r'name="attempt" value="([^"]*)"', self.stage(reply))
        self.attempt = found[1] if found else self.attempt
        return reply

    @staticmethod
    def stage(reply: Reply) -> str:
        """The markup of the whole stage that an answer brings, or nothing."""
        return str(reply.json.get("regions", {}).get("stage", ""))

    def begin(self) -> Reply:
        return self.post("begin")

    def show(self, question: int) -> str:
        return self.stage(self.post("show", question=question))

    def options(self, question: int) -> list[str]:
        """The options of a question in the order of the screen."""
        page = lxml_html.fromstring(self.show(question))
        return [
            " ".join(one.text_content().split()) for one in page.xpath("//label[contains(@class, 'choice')]")
        ]

    def place(self, question: int, *, right: bool) -> int:
        """The place on the screen of the right option, or of the first wrong one."""
        options = self.options(question)
        return next(place for place, text in enumerate(options) if text.startswith(RIGHT) is right)

    def answer(self, question: int, *, right: bool = True, **more: Any) -> Reply:
        return self.post("answer", question=question, option=self.place(question, right=right), **more)

    def hand_in(self) -> Reply:
        return self.post("submit", confirmed=True)

    def take(self, right: int, size: int = 4) -> Reply:
        """Take a whole attempt with so many right answers."""
        self.begin()
        for question in range(1, size + 1):
            self.answer(question, right=question <= right)
        return self.hand_in()


def stale(platform: Platform, count: int) -> list[Callable[..., Any]]:
    """Requests that have all read the learner's state and have not written yet, as parallel ones have."""
    blocks = [platform.block(EXAM) for _ in range(count)]
    for block in blocks:
        block._quiz_state()
        _ = block.allowances

    def caller(block: Any) -> Callable[..., Any]:
        def call(handler: str, **data: Any) -> Any:
            request = Request.blank("/", method="POST", body=json.dumps(data).encode())
            return json.loads(block.runtime.handle(block, handler, request).text)

        return call

    return [caller(block) for block in blocks]
