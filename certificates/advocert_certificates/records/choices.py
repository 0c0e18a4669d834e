"""What the programme in force knows, as choices of a form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from advocert_certificates import api
from advocert_certificates.data.countries import country_name

_Choice = TypeVar("_Choice")


@dataclass(frozen=True)
class Choices:
    """What the programme in force knows: the answers that the form offers."""

    levels: tuple[tuple[str, str], ...] = ()
    scopes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    tracks: tuple[tuple[str, str], ...] = ()
    policies: tuple[str, ...] = ()

    @property
    def named_countries(self) -> list[tuple[str, str]]:
        """Return code and name, by name."""
        return sorted(((code, country_name(code)) for code in self.countries), key=lambda pair: pair[1])

    @classmethod
    def of_programme(cls) -> "Choices":
        """Read them from the rules in force; nothing before the first programme."""
        rules = api.rules_in_force()
        levels = rules.levels if rules else ()
        return cls(
            tuple((level.ref, level.title) for level in levels if level.certifying),
            _each(scope for level in levels for scope in level.scopes),
            _each(area for level in levels for area in level.areas),
            _each(code for level in levels for code in level.jurisdictions),
            _more_than_one(
                (track.ref, track.title)
                for track in (rules.tracks if rules else ())
                if any(level.track == track.ref and level.certifying for level in levels)
            ),
            _more_than_one(api.list_policy_sets()),
        )


def _more_than_one(choices: Iterable[_Choice]) -> tuple[_Choice, ...]:
    """Return the choices; nothing where there is nothing to choose."""
    found = tuple(choices)
    return found if len(found) > 1 else ()


def _each(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values), key=str.casefold))
