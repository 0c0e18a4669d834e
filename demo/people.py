"""The people of the demo, and who is sitting at the screen now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

TRAINERS = "demo_trainers"
# Who answers for the programme: proposes rules, and sees numbers without names.
OWNERS = "advocert_owners"


@dataclass(frozen=True)
class Link:
    """An entry of the main navigation."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Persona:
    """Somebody one can be with one click.

    Attributes:
        slug: user name, and the word in the address.
        role: one word, shown beside the name.
        offer: what one can do as this person, shown on the front page.
        face: the colour of the face, a class of surfaces.css.
        groups: Django groups that give the rights.
        home: where this person goes first.
        links: the main navigation, as label and address.
    """

    slug: str
    first_name: str
    last_name: str
    role: str
    offer: str
    face: str
    groups: tuple[str, ...]
    home: str
    links: tuple[tuple[str, str], ...]

    @property
    def initials(self) -> str:
        """Return the two letters in the face."""
        return self.first_name[0] + self.last_name[0]

    @property
    def email(self) -> str:
        """Return the made-up address."""
        return f"{self.first_name[0]}.{self.last_name}@acme.example".lower()


CHECK = (_("Check a certificate"), "/advocert/verify/")
AMINA = Persona(
    "amina",
    "Amina",
    "Osei",
    _("employee"),
    _(
        "Answer a neighbour, read the four lessons that this morning's workshop left, pass, and hold a certificate."
    ),
    "me",
    (),
    "/learn/start/",
    ((_("Learn"), "/learn/"), (_("My certification"), "/advocert/me/"), CHECK),
)
JONAS = Persona(
    "jonas",
    "Jonas",
    "Weber",
    _("trainer"),
    _("Change a lesson in a text editor, build it, and see it as a learner."),
    "f3",
    (TRAINERS, OWNERS),
    "/trainer/",
    (
        (_("Write"), "/trainer/"),
        (_("Questions"), "/advocert/records/questions/"),
        (_("Programme"), "/advocert/records/programme/"),
        (_("Design"), "/advocert/design/"),
        (_("See the course"), "/learn/"),
    ),
)
MARTA = Persona(
    "marta",
    "Marta",
    "Kowalczyk",
    _("HR"),
    _("See who may speak, on which text, since when; take a certificate back."),
    "f1",
    (settings.ADVOCERT_HR_GROUP,),
    "/advocert/records/",
    ((_("People"), "/advocert/records/"), (_("Programme"), "/advocert/records/programme/"), CHECK),
)
PERSONAS = {persona.slug: persona for persona in (AMINA, JONAS, MARTA)}


def somebody(request: HttpRequest) -> Mapping[str, Any]:
    """Tell every template who is at the screen, and where this person can go."""
    persona = PERSONAS.get(request.user.get_username()) if request.user.is_authenticated else None
    links = persona.links if persona else (CHECK,)
    return {
        "somebody": persona,
        "demo_links": [Link(label, url, _is_current(request.path, url, links)) for label, url in links],
        "replybox": settings.PLACES.receiver_address,
    }


def _is_current(path: str, url: str, links: tuple[tuple[str, str], ...]) -> bool:
    """The longest address that begins the path is the current one."""
    fitting = [other for _, other in links if path.startswith(other)]
    return bool(fitting) and url == max(fitting, key=len)
