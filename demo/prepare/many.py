"""A large company: the lives of a hundred thousand people, written in minutes through the door of the service.

`python -m demo.prepare.many 100000`. The first two hundred live all fates of the small crowd, the others those that
nobody decides about. Killed half-way it goes on with the days that had not ended.
"""

import os
import sys
import time
import warnings
from datetime import datetime
from functools import cached_property

import django

FIRST_ID = 1_000_000  # ids on the platform: beyond those of the few who have an account
WIDTH = 30


def make_many(size: int) -> None:
    """Make the company, unless it is there, and show how far it is."""
    from django.conf import settings
    from django.utils import timezone

    from demo.prepare.crowd import crowd
    from demo.web import prepare

    prepare()
    mark = settings.PLACES.folder / "crowd-until"
    begin = mark.read_text() if mark.exists() else ""
    if begin == "today":
        return
    # Other systems hear of what happens from today on: nobody tells a new one the years before, message by message.
    settings.ADVOCERT_TARGETS = []
    people = crowd(size)
    ids = {one.username: FIRST_ID + one.number for one in people}
    print(f"{size:,} people live their years (once, some minutes) …", flush=True)
    began, first = time.monotonic(), None
    for part in large_story(people, timezone.now().replace(microsecond=0), ids).live(mark, begin):
        first = part if first is None else first
        _show(part, first, time.monotonic() - began)
    print(f"\nDone in {(time.monotonic() - began) / 60:.0f} minutes.", flush=True)


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


def _show(part: float, first: float, seconds: float) -> None:
    left = seconds * (1 - part) / max(part - first, 1e-9)
    said = f"{left / 60:.0f} min left" if part - first > 0.05 and seconds > 5 else ""  # noqa: PLR2004 - a guess before
    print(f"\r[{'#' * int(WIDTH * part):.<{WIDTH}}] {part:4.0%} {said:15}", end="", flush=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "demo.settings"
    warnings.simplefilter("ignore", DeprecationWarning)
    django.setup()
    make_many(int(sys.argv[1]))
