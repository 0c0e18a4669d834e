"""Which question is broken: the questions of an exam with how they work, those that need somebody first."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from advocert_certificates import api
from advocert_certificates.data import ExamAnalysis
from advocert_certificates.data.analysis import (
    ENOUGH,
    HIDDEN_BELOW,
    Interval,
    ItemStatistics,
    OptionStatistics,
)
from advocert_certificates.records.guard import for_trainers
from advocert_certificates.web.pages import render_page

# By verdict: icon, tone of the badge, its word, and what to do.
_SAID = {
    "key": (
        "warn",
        "stop",
        _("Check the key"),
        _("People who do well choose another answer. Read the question and its key today."),
    ),
    "unclear": (
        "ask",
        "warn",
        _("Called unclear"),
        _("Several people did not understand it. Read their notes below the exam, then reword it."),
    ),
    "weak": (
        "dash",
        "warn",
        _("Says little"),
        _("People who do well and people who do not answer alike. Ask for something that can be done."),
    ),
    "hard": (
        "clock",
        "warn",
        _("Too hard"),
        _("Fewer than 6 in 10 answer it right. Is it taught, and is it worded plainly?"),
    ),
    "easy": ("check", "quiet", _("Too easy"), _("Nearly everybody knows it, so it asks for nothing.")),
    "spare": (
        "info",
        "quiet",
        _("An idle answer"),
        _("One wrong answer fools nobody. Write one that somebody could believe, or leave it out."),
    ),
    "good": ("check", "good", _("Works well"), _("Nothing to do.")),
    "few": ("clock", "quiet", _("Too few answers"), _("Wait. There are too few answers to judge it.")),
    "hidden": (
        "ask",
        "quiet",
        _("Hidden"),
        _("Fewer than five people met it. Its numbers stay hidden, so that nobody can be recognised."),
    ),
}
_ORDER = tuple(_SAID)
_URGENT = 6  # the verdicts before "good"


@dataclass(frozen=True)
class Card:
    """One question as the page shows it."""

    item: ItemStatistics
    verdict: str
    icon: str
    tone: str
    word: str
    todo: str

    @property
    def letters(self) -> list[tuple[str, OptionStatistics]]:
        """Return the options with the letters of the author's order."""
        return [(chr(ord("A") + one.index), one) for one in self.item.options]

    @property
    def is_shown(self) -> bool:
        """Whether its numbers may be seen."""
        return self.verdict != "hidden"


@require_safe
@for_trainers
def page(request: HttpRequest) -> HttpResponse:
    """Show the questions of one exam."""
    exams = api.exams_with_answers()
    asked, question = request.GET.get("exam", ""), request.GET.get("question", "")
    ref = asked if asked in exams else next(iter(exams), "")
    context: dict[str, object] = {
        "exams": exams,
        "ref": ref,
        "unknown": asked if asked and asked != ref else "",
    }
    if ref:
        found = api.analyse_exam(ref)
        cards = sorted((_card(one) for one in found.items), key=_urgency)
        urgent = sum(_ORDER.index(one.verdict) < _URGENT for one in cards)
        judged = sum(one.verdict not in {"few", "hidden"} for one in cards)
        chosen = [one for one in cards if one.item.ref == question]
        context |= {
            "exam": found,
            "chosen": bool(chosen),
            "shown": chosen or cards[:urgent],
            "chart": sorted(
                (one for one in cards if one.is_shown),
                key=lambda one: (one.item.difficulty.value, one.item.ref),
            ),
            "hidden": sorted(one.item.ref for one in cards if not one.is_shown),
            "urgent": urgent,
            "judged": judged,
            "most": max((one.item.count for one in cards), default=0),
            "enough": ENOUGH,
            "tells_firsts": found.firsts >= HIDDEN_BELOW,
            "place": _place(found),
        }
    return render_page(request, "records/questions.html", context)


def _card(item: ItemStatistics) -> Card:
    icon, tone, word, todo = _SAID[item.verdict]
    return Card(item, item.verdict, icon, tone, str(word), str(todo))


def _urgency(card: Card) -> tuple[int, float, str]:
    difficulty: Interval = card.item.difficulty
    return _ORDER.index(card.verdict), difficulty.value, card.item.ref


def _place(exam: ExamAnalysis) -> str:
    """Return the address of the exam in the course, empty where the service does not stand beside the course."""
    try:
        return reverse("jump_to", args=[exam.course_key, exam.usage_key]) if exam.usage_key else ""
    except NoReverseMatch:
        return ""
