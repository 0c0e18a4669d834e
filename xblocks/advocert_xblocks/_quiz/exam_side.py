"""The card beside the question: the map of all questions, the clock, what happens to answers."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from advocert_xblocks._quiz import texts
from advocert_xblocks._quiz.attempts import OpenAttempt
from advocert_xblocks._shared.html import el, icon, join
from advocert_xblocks._shared.words import Words

MINUTE = 60


@dataclass(frozen=True)
class ExamSide:
    """Everything that the card depends on."""

    words: Words
    attempt: OpenAttempt
    now: datetime

    def html(self, number: int | None) -> SafeString:
        """Return the card; `number` is the question on the screen."""
        words = self.words
        clock, hide = self._clock() if self.attempt.deadline else (None, None)
        broken = texts.CLOCK_STOPPED if self.attempt.deadline else texts.NO_CLOCK_BROKEN
        return el(
            "aside.card.stack.side",
            el("div.row.between", el("h4", words(texts.YOUR_QUESTIONS)), clock),
            el("div", self.map(number), data_region="map"),
            el("p.small.soft", words(texts.HAPPENS_SAVED)),
            hide,
            aria_label=words(texts.YOUR_QUESTIONS),
            **self._spoken(),
            data_broken=words(broken),
            data_back=words(texts.CLOCK_GOES_ON),
        )

    def _spoken(self) -> dict[str, str | int]:
        """Return what the clock's script needs: the time, and what it says."""
        if not self.attempt.deadline:
            return {}
        return {
            "data_left": self.seconds_left(),
            "data_minutes": self.words.forms_json(texts.LEFT_MINUTES, "minutes"),
            "data_five": self.words(texts.LAST_MINUTES),
            "data_one": self.words(texts.LAST_MINUTE),
        }

    def _clock(self) -> tuple[SafeString, SafeString]:
        """Return the minutes that are left, and the button that hides them."""
        words = self.words
        left = self.minutes_left()
        minutes = words.many(texts.LEFT_MINUTES, left, minutes=left)
        clock = el("span.small.num.clock", icon("clock"), " ", el("span", minutes, data_clock=True))
        hide = el(
            "button.btn.btn-text.btn-small",
            words(texts.HIDE_CLOCK),
            type="button",
            data_hide_clock=True,
            data_other=words(texts.SHOW_CLOCK),
        )
        return clock, hide

    def _place(self, number: int, is_here: bool) -> SafeString:  # noqa: FBT001 - private
        words, attempt = self.words, self.attempt
        ref = attempt.item_ref(number)
        is_answered, is_flagged = ref in attempt.answers, ref in attempt.flagged
        label = words(texts.PLACE_ANSWERED if is_answered else texts.PLACE_OPEN, number=number)
        label += (words(texts.PLACE_HERE) if is_here else "") + (
            words(texts.PLACE_FLAGGED) if is_flagged else ""
        )
        looks = [name for name, on in (("answered", is_answered), ("flagged", is_flagged)) if on]
        return el(
            ".".join(["button", *looks]),
            str(number),
            name="question",
            value=number,
            data_with=json.dumps({"question": number}),
            aria_label=label,
            aria_current="step" if is_here else None,
        )

    def map(self, number: int | None) -> SafeString:
        """Return the map of the questions; `number` is the one on the screen."""
        words, attempt = self.words, self.attempt
        answered, flagged = len(attempt.answers), len(attempt.flagged)
        summary = words.many(texts.MAP_ANSWERED, answered, answered=answered)
        if flagged:
            later = words.many(texts.MAP_FLAGGED, flagged, flagged=flagged)
            summary = words(texts.MAP_SUMMARY, answered=summary, flagged=later)
        places = [el("li", self._place(place, place == number)) for place in range(1, attempt.size + 1)]
        form = el("form", self.hidden(), el("ol.qmap", places), data_action="show")
        return el("details.fold", el("summary", icon("next", ".flip"), summary), form, open=True)

    def hidden(self) -> SafeString:
        """Return the fields that every form of the attempt sends: which attempt, and how long nothing came through."""
        return join(
            el("input", type="hidden", name="attempt", value=self.attempt.id),
            el("input", type="hidden", name="away", value="0"),
        )

    def seconds_left(self) -> int:
        """Return the seconds that are left; 0 where there is no clock."""
        end = self.attempt.deadline
        return max(int((end - self.now).total_seconds()), 0) if end else 0

    def minutes_left(self) -> int:
        """Return the minutes that are left, begun ones counted."""
        return -(-self.seconds_left() // MINUTE)
