"""Two hundred made-up people, the same at every first start: who they are, when they passed, what came then."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

SEED = 20261124
WHOLE = 200  # the fates below are meant for so many; a smaller crowd has a share of them
_FIRST = [
    "Aaliyah",
    "Adrián",
    "Agnieszka",
    "Aiko",
    "Aleš",
    "Alejandra",
    "Amadou",
    "Anneliese",
    "António",
    "Arjun",
    "Astrid",
    "Ayşe",
    "Beatriz",
    "Bilal",
    "Bogdan",
    "Camille",
    "Chidi",
    "Chloé",
    "Darya",
    "Dávid",
    "Deepika",
    "Diego",
    "Ebba",
    "Efua",
    "Emeka",
    "Erik",
    "Eszter",
    "Fatima",
    "Fionn",
    "Gabriel",
    "Giulia",
    "Hamza",
    "Hiroshi",
    "Ikram",
    "Ingrid",
    "Ioana",
    "Ivana",
    "Jakub",
    "Jelena",
    "Jiří",
    "João",
    "Julia",
    "Kamila",
    "Katarzyna",
    "Kenji",
    "Khadija",
    "Kofi",
    "Lena",
    "Leyla",
    "Liam",
    "Linh",
    "Lucía",
    "Luka",
    "Magnus",
    "Mai",
    "Malik",
    "Marek",
    "Mariana",
    "Mateo",
    "Mei",
    "Milan",
    "Mina",
    "Mohammed",
    "Nadia",
    "Naomi",
    "Ngozi",
    "Niamh",
    "Noor",
    "Olga",
    "Oluwaseun",
    "Oscar",
    "Paloma",
    "Petra",
    "Pilar",
    "Priya",
    "Radu",
    "Rania",
    "Ravi",
    "Rosa",
    "Rui",
    "Sade",
    "Samir",
    "Sanne",
    "Selin",
    "Sofía",
    "Stefan",
    "Svetlana",
    "Tamar",
    "Thabo",
    "Thu",
    "Tiago",
    "Uma",
    "Valentina",
    "Viktor",
    "Wanjiru",
    "Xenia",
    "Yara",
    "Yusuf",
    "Zahra",
    "Zofia",
]
_LAST = [
    "Abebe",
    "Andersson",
    "Bakker",
    "Banerjee",
    "Bauer",
    "Bianchi",
    "Çelik",
    "Chen",
    "Costa",
    "Dąbrowski",
    "Delgado",
    "Demir",
    "Diallo",
    "Dubois",
    "Eriksen",
    "Farkas",
    "Ferreira",
    "Fischer",
    "Fofana",
    "García",
    "Ghosh",
    "Grabowski",
    "Haddad",
    "Hansen",
    "Hernández",
    "Horváth",
    "Hussain",
    "Ivanov",
    "Jansen",
    "Jiménez",
    "Jovanović",
    "Kaplan",
    "Khan",
    "Kim",
    "Kobayashi",
    "Kovács",
    "Kowalski",
    "Kumar",
    "Larsen",
    "Lehmann",
    "Lindqvist",
    "López",
    "Marković",
    "Mbeki",
    "Mensah",
    "Meyer",
    "Molnár",
    "Moreau",
    "Mwangi",
    "Nakamura",
    "Nguyen",
    "Nielsen",
    "Novák",
    "Nowak",
    "Obrien",
    "Okafor",
    "Olsen",
    "Oyelaran",
    "Öztürk",
    "Pereira",
    "Petrov",
    "Pham",
    "Popescu",
    "Quispe",
    "Rahman",
    "Richter",
    "Rossi",
    "Ruiz",
    "Said",
    "Sato",
    "Schmidt",
    "Silva",
    "Singh",
    "Sokolova",
    "Sørensen",
    "Suzuki",
    "Szabó",
    "Takács",
    "Tanaka",
    "Traoré",
    "Tran",
    "Vargas",
    "Vasić",
    "Virtanen",
    "Vogel",
    "Wagner",
    "Weiß",
    "Wójcik",
    "Yamamoto",
    "Yilmaz",
    "Zhang",
    "Ziegler",
]

# What came after the first certificate, and how many people it is about. Everybody else just holds one.
FATES = {
    "renewed": 24,
    "expired": 14,
    "grace": 8,
    "expiring": 12,
    "suspended": 5,
    "incident": 4,
    "reinstated": 4,
    "revoked": 6,
    "left": 7,
    "waived": 6,
    "corrected": 5,
    "review": 3,
    "moved": 4,
    "learning": 26,
}
# What comes without anybody deciding it, and how often: what many live whom nobody plays by hand.
QUIET = {"certified": 62, "renewed": 14, "expired": 8, "grace": 3, "expiring": 5, "learning": 8}
# How many days ago they passed, from and to: a certificate lasts 24 months, its window opens 60 days before.
_DAYS = {
    "renewed": (700, 760),
    "expired": (775, 860),
    "grace": (735, 755),
    "expiring": (680, 722),
    "learning": (2, 60),
    "incident": (60, 300),
    "suspended": (60, 300),
}
_OTHERS = (20, 640)


@dataclass(frozen=True)
class Somebody:
    """One person of the crowd. `days_ago`: the first certificate; `later`: days until what came then."""

    number: int
    full_name: str
    fate: str
    days_ago: int
    later: int

    @property
    def username(self) -> str:
        """The user name, in the form of the company."""
        return f"employee{self.number:03}"

    @property
    def email(self) -> str:
        """The made-up address."""
        return f"{self.username}@acme.example"


def crowd(size: int) -> list[Somebody]:
    """Return the people, those who passed first first; of more than `WHOLE` the others have a quiet fate."""
    draw = random.Random(SEED)  # noqa: S311 - made-up people, the same each time
    names = _names(draw, size)
    fates = [fate for fate, many in FATES.items() for _ in range(many)]
    fates += ["certified"] * (WHOLE - len(fates))
    draw.shuffle(fates)
    fates += draw.choices(list(QUIET), list(QUIET.values()), k=max(0, size - WHOLE))
    people = list(_people(draw, names, fates[:size]))
    return sorted(people, key=lambda one: (-one.days_ago, one.number))


def _names(draw: random.Random, size: int) -> list[str]:
    """Return so many different names; a large company needs initials to tell its people apart."""
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    if size > len(names):
        names += [
            f"{first} {middle}. {last}" for first in _FIRST for middle in ascii_uppercase for last in _LAST
        ]
    return draw.sample(names, size)


def _people(draw: random.Random, names: list[str], fates: list[str]) -> Iterator[Somebody]:
    for number, (name, fate) in enumerate(zip(names, fates, strict=True), 1):
        days_ago = draw.randint(*_DAYS.get(fate, _OTHERS))
        yield Somebody(number, name, fate, days_ago, draw.randint(5, max(6, min(days_ago - 2, 45))))
