"""Every sentence of lesson, practice and certificate goes through the language of the request."""

import html
import json
import re
from collections.abc import Iterable
from typing import Any

import pytest
from tests.support.practising import NAME as DECK
from tests.support.practising import asked, learn, page, play, show
from tests.support.strict_runtime import Platform
from tests.xblocks.samples import deck_text, lesson_text

from advocert_courses import api as courses

INNERMOST = re.compile("⟦[^⟦⟧]*⟧")
SPOKEN = re.compile(r'(?:aria-label|data-busy|data-missing|label|placeholder)="([^"]*)"')
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
INLINE = re.compile(r"</?(?:bdi|a|b|em|strong|mark)(?: [^>]*)?>")
LESSON, CERTIFICATE = "FND-L01", "my-certification"


class Pseudo:
    """A language in which every translated text stands in double brackets."""

    def gettext(self, text: str) -> str:
        return f"⟦{text}⟧"


def leftovers(markup: str, authored: str) -> list[str]:
    """The words on a page that neither an author wrote nor a translator could have."""
    markup = INLINE.sub("", SCRIPT.sub("", markup))
    texts = [*re.split(r"<[^>]*>", markup), *SPOKEN.findall(markup)]
    return [word for text in texts for word in _words(html.unescape(text)) if word not in authored]


def _words(text: str) -> Iterable[str]:
    while INNERMOST.search(text):
        text = INNERMOST.sub("", text)
    return re.findall(r"[^\W\d_]{2,}", text)


@pytest.fixture
def site(platform: Platform) -> Platform:
    platform.services["i18n"] = Pseudo()
    platform.author(LESSON, "advocert_lesson", lesson_text())
    platform.author(DECK, "advocert_practice", deck_text())
    platform.author(CERTIFICATE, "advocert_certificate")
    return platform


def test_the_lesson_in_all_its_states(site: Platform) -> None:
    clause = courses.load_bundle(lesson_text()).clauses["DISC-1"]
    pages = [site.render(LESSON).content, site.render(LESSON, user=None).content]
    site.post(LESSON, "sign", {"clause": "DISC-1", "sha256": clause.sha256, "agreed": "on"})
    site.post(LESSON, "answer", {"item": "FND-Q-901", "option": 0})
    pages.append(site.render(LESSON).content)
    second = lesson_text(version=2).replace("in the post itself", "in the post and the story")
    site.author(LESSON, "advocert_lesson", second)
    pages.append(site.render(LESSON).content)
    # The statement names the language and the company through the same door.
    authored = second + lesson_text() + clause.sha256 + courses.load_bundle(second).clauses["DISC-1"].sha256
    assert [leftovers(one, authored) for one in pages] == [[]] * 4


def test_practice_in_all_its_states(site: Platform) -> None:
    pages = [page(site)]
    learn(site)
    pages.append(page(site))
    site.clock.move(days=3)
    pages.append(page(site))
    show(site, asked(page(site)), option=0)
    pages.append(page(site))
    grade = re.findall(r'data-key="(\d)"', page(site))[-1]
    site.post(DECK, "grade", {"card": asked(page(site)), "grade": grade})
    pages.append(play(site).json["regions"]["stage"])
    pages.append(page(site))
    assert [leftovers(one, deck_text()) for one in pages] == [[]] * 6


def test_the_certificate_and_what_its_script_may_say(site: Platform) -> None:
    fragment = site.render(CERTIFICATE)
    args = json.loads(re.search(r"xblock_json_init_args.>(.*?)</script>", fragment.content)[1])
    said: list[Any] = [fragment.content, *_texts(args["fill"]), *_texts(args["texts"])]
    words = [word for one in said for word in leftovers(one, "") if word not in {"yes", "wait", "off"}]
    assert [word for word in words if word not in {"check", "clock", "warn", "ban", "ask"}] == []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str | int):
        return [str(value)]
    inner = value.values() if isinstance(value, dict) else value
    return [text for one in inner for text in _texts(one)]
