"""What the programme in force knows, as choices of a form."""

from collections.abc import Iterator
from dataclasses import dataclass

from advocert_certificates import api
from advocert_certificates.data.countries import country_name


@dataclass(frozen=True)
class Choices:
    """What the programme in force knows: the answers that the form offers."""

    levels: tuple[tuple[str, str], ...] = ()
    scopes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

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
        )


def _each(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values), key=str.casefold))
