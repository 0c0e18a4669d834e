"""A course as the player needs it: chapters, units, blocks, and the text of the blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from opaque_keys.edx.keys import CourseKey, UsageKey

# The learner's own certification is no work to be done, so it does not count as progress.
# Practice never ends, so neither does it.
UNCOUNTED = frozenset({"advocert_certificate", "advocert_practice"})


@dataclass(frozen=True)
class Unit:
    """One page of the course. `slug` stands in its address."""

    slug: str
    title: str
    graded_as: str
    blocks: tuple[UsageKey, ...]

    @property
    def counts(self) -> bool:
        """Return whether the unit is work to be done."""
        return any(block.block_type not in UNCOUNTED for block in self.blocks)


@dataclass(frozen=True)
class Chapter:
    """A part of the course with its units."""

    slug: str
    title: str
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Course:
    """A course as it was read from one archive; it never changes.

    Attributes:
        fields: content and settings of the blocks, by key of the runtime's key-value store.
        sha256: of the archive, so that a new one is noticed.
    """

    key: CourseKey
    title: str
    chapters: tuple[Chapter, ...]
    fields: Mapping[Any, Any] = field(repr=False)
    sha256: str

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Return all units in order."""
        return tuple(unit for chapter in self.chapters for unit in chapter.units)

    @cached_property
    def unit_of(self) -> Mapping[str, Unit]:
        """Return the unit by its slug and by the name of any block in it: what `/jump_to_id/` may name."""
        by_block = {block.block_id: unit for unit in self.units for block in unit.blocks}
        return by_block | {unit.slug: unit for unit in self.units}

    def content_of(self, key: UsageKey) -> str:
        """Return the text of a block, empty when it has none."""
        named = (value for field, value in self.fields.items() if _is_content(field, key))
        return str(next(named, ""))

    @cached_property
    def blocks(self) -> frozenset[UsageKey]:
        """Return the keys of all blocks."""
        return frozenset(block for unit in self.units for block in unit.blocks)


def _is_content(field: Any, key: UsageKey) -> bool:
    return field.block_scope_id == key and field.field_name == "content"
