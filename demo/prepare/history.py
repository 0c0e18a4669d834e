"""Six colleagues with a past, so that HR's list is not empty; all of it went the way of learners' deeds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from advocert_certificates import api
from demo.course import current_course
from demo.people import MARTA
from demo.prepare.deeds import all_deeds, tell

ALL = 1.0
TOOK = timedelta(minutes=50)  # from the first deed to the last


@dataclass(frozen=True)
class Colleague:
    """Somebody who did a share of the course so many days ago; `taken_back` is a reason, if any.

    `asks_to_go`: so many days ago they asked HR to erase everything about them; 0 is never.
    """

    username: str
    first_name: str
    last_name: str
    days_ago: int
    share: float
    taken_back: str = ""
    words: str = ""
    asks_to_go: int = 0

    @property
    def email(self) -> str:
        """Return the made-up address."""
        return f"{self.username}@acme.example"


COLLEAGUES = (
    Colleague("h.lindgren", "Hanna", "Lindgren", 318, ALL),
    Colleague(
        "t.zielinski",
        "Tomasz",
        "Zieliński",
        140,
        ALL,
        "other_work",
        "Changed to a team without public work.",
        asks_to_go=3,
    ),
    Colleague("al.fernandez", "Ana Lucía", "Fernández de la Vega y Montoya", 61, ALL),
    Colleague("y.mansoori", "يوسف", "المنصوري", 12, ALL),
    Colleague("g.achieng", "Grace", "Achieng", 5, 0.6),
    Colleague("ming.li", "明", "李", 2, 0.3),
)


def make_history() -> None:
    """Give the colleagues their past; a start that was killed half-way goes on where it stopped."""
    now = timezone.now()
    for number, colleague in enumerate(COLLEAGUES, 1):
        user, _ = get_user_model().objects.get_or_create(
            username=colleague.username,
            defaults={
                "first_name": colleague.first_name,
                "last_name": colleague.last_name,
                "email": colleague.email,
            },
        )
        if not user.last_login:
            _live(colleague, user.pk, number, now - timedelta(days=colleague.days_ago))
            if colleague.asks_to_go:
                api.ask_to_be_erased(user.pk, now=now - timedelta(days=colleague.asks_to_go))
            user.last_login = now - timedelta(days=colleague.days_ago)
            user.save(update_fields=["last_login"])


def _live(colleague: Colleague, user_id: int, seed: int, begin: datetime) -> None:
    course = current_course()
    deeds = list(all_deeds(course, seed))
    done = deeds[: round(len(deeds) * colleague.share)]
    for place, deed in enumerate(done):
        tell(course, user_id, deed, begin + TOOK * place / len(deeds))
    end = begin + TOOK
    api.tick(now=end)
    if colleague.taken_back:
        _take_back(colleague, user_id, end + timedelta(days=30))


def _take_back(colleague: Colleague, user_id: int, at: datetime) -> None:
    for certification in api.get_my_certifications(user_id, now=at):
        if certification.uuid and certification.active:
            api.revoke_certification(
                certification.uuid,
                reason_code=colleague.taken_back,
                reason_text=colleague.words,
                actor=MARTA.slug,
                now=at,
            )
    api.tick(now=at)
