"""A large company: a hundred thousand people, made in minutes.

`python -m demo.prepare.many 100000`. Two thousand live their years through the door of the service, the first two
hundred of them all fates of the small crowd; each of the others has the life of one about whom nobody decided.
Killed half-way it goes on where it was.
"""

import os
import sys
import time
import warnings
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

import django

FIRST_ID = 1_000_000  # ids on the platform: beyond those of the few who have an account
LIVED = 2_000
WIDTH = 30


def make_many(size: int) -> None:
    """Make the company, unless it is there, and show how far it is."""
    from django.conf import settings
    from django.utils import timezone

    from demo.prepare.crowd import crowd
    from demo.web import prepare

    prepare()
    done = settings.PLACES.folder / "company"
    if done.exists():
        return
    # Other systems hear of what happens from today on: nobody tells a new one the years before, message by message.
    settings.ADVOCERT_TARGETS = []
    people = sorted(crowd(size), key=lambda one: one.number)
    ids = {one.username: FIRST_ID + one.number for one in people}
    print(f"{size:,} people (once, some minutes)", flush=True)
    today = timezone.now().replace(microsecond=0)
    mark = settings.PLACES.folder / "crowd-until"
    begin = mark.read_text() if mark.exists() else ""
    if begin != "today":
        _show("live their years", large_story(people[:LIVED], today, ids).live(mark, begin))
    _show("live like them", _copied(people[LIVED:], ids, today))
    _show("logged and signed", _caught_up(today))
    done.write_text(str(size))


def _copied(people, ids, today: datetime) -> Iterator[float]:  # noqa: ANN001 - people of the crowd
    from advocert_certificates.models import Person
    from demo.prepare.copies import BATCH, life_of, live_like
    from demo.prepare.crowd import WHOLE

    lived = Person.objects.filter(
        platform_user_id__gt=FIRST_ID + WHOLE, platform_user_id__lte=FIRST_ID + LIVED
    )
    quiet = lived.exclude(certifications__holds__isnull=False).exclude(certifications__tasks__isnull=False)
    lives = [life_of(person) for person in quiet.order_by("pk")]
    newest = Person.objects.order_by("-platform_user_id").values_list("platform_user_id", flat=True).first()
    waiting = [one for one in people if ids[one.username] > newest]
    for begin in range(0, len(waiting), BATCH):
        part = waiting[begin : begin + BATCH]
        live_like([(lives[one.number % len(lives)], one) for one in part], ids, today)
        yield (begin + len(part)) / len(waiting)


def _caught_up(today: datetime) -> Iterator[float]:
    from advocert_certificates import api

    for far in api.catch_up(now=today):
        yield (far.done / far.total + (far.part == "signed")) / 2


def large_story(people, today, ids):  # noqa: ANN001, ANN201 - a Story, which only exists after setup
    """Return the story of many: as many at once as wait, and only the deeds that the rules ask for."""
    from advocert_certificates import api
    from demo.prepare.crowd import WHOLE, Somebody
    from demo.prepare.deeds import Deed
    from demo.prepare.year import Story

    class Many(Story):
        @cached_property
        def asked_for(self) -> list[list[Deed]]:
            return [[deed for deed in style if deed.kind != "lesson.completed"] for style in self.styles]

        def round(self, now: datetime) -> None:
            for _ in api.catch_up(now=now):
                pass

        def deeds(self, one: Somebody) -> list[Deed]:
            styles = self.styles if one.number <= WHOLE else self.asked_for
            return styles[one.number % len(styles)]

    return Many(people, today, ids)


def _show(said: str, parts: Iterator[float]) -> None:
    """Draw a bar while something goes on, with the time left once it is known."""
    began, first, shown = time.monotonic(), None, 0.0
    for part in parts:
        first, seconds = part if first is None else first, time.monotonic() - began
        left = f"{seconds * (1 - part) / (part - first) / 60:.0f} min left" if part - first > 0.05 else ""  # noqa: PLR2004 - before it is a guess
        if seconds - shown > 1 or part >= 1:
            shown = seconds
            print(f"\r[{'#' * int(WIDTH * part):.<{WIDTH}}] {part:4.0%} {said} {left:14}", end="", flush=True)
    print(f"\r{said}: {time.monotonic() - began:.0f} s{' ' * (WIDTH + 20)}", flush=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "demo.settings"
    warnings.simplefilter("ignore", DeprecationWarning)
    django.setup()
    make_many(int(sys.argv[1]))
