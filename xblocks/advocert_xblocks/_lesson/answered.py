"""An answer to a recall question, kept so that it is still the same answer when the author changed the question.

An index alone would become another answer when options are put in another order, and none at all when one is taken
out. So the fingerprints of the bank and of the option's words are kept beside it: in the same bank the index holds,
in whatever language; in another one the words are looked for; and without either, the question is open again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from advocert_courses import api as courses

_PRINT = 12


@dataclass(frozen=True)
class Answered:
    """The original index of the chosen option; `bank` and `words` are empty in state of before they were kept."""

    option: int
    bank: str = ""
    words: str = ""

    @classmethod
    def of(cls, bundle: courses.Bundle[Any], item: courses.Item, option: int) -> "Answered":
        """Return the answer to a question of this lesson."""
        return cls(option, _bank_of(bundle, item), _print(item.options[option]))

    @classmethod
    def from_json(cls, value: Any) -> "Answered":
        """Read what `to_json` wrote; before that a bare index was kept."""
        return cls(*value) if isinstance(value, list) else cls(value)

    def to_json(self) -> list[Any]:
        """Return what `from_json` takes."""
        return [self.option, self.bank, self.words]

    def in_question(self, bundle: courses.Bundle[Any], item: courses.Item) -> int | None:
        """Return where the chosen option stands in the question as it is now, None when it is not there."""
        is_same = not self.bank or self.bank == _bank_of(bundle, item)
        if is_same and self.option < len(item.options):
            return self.option
        prints = [_print(option) for option in item.options]
        return prints.index(self.words) if self.words in prints else None


def chosen_in(bundle: courses.Bundle[Any], answers: Mapping[str, Answered], item: courses.Item) -> int | None:
    """Return what a learner chose in a question, None while it is open."""
    answer = answers.get(item.ref)
    return answer.in_question(bundle, item) if answer else None


def _bank_of(bundle: courses.Bundle[Any], item: courses.Item) -> str:
    banks = (bank for bank in bundle.banks.values() if any(one.ref == item.ref for one in bank.items))
    return next(banks).sha256[:_PRINT]


def _print(option: courses.Option) -> str:
    return sha256(option.html.encode()).hexdigest()[:_PRINT]
