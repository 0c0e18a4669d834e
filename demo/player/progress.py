"""How far a learner is: which units are done, and which comes next."""

from dataclasses import dataclass

from demo.models import Completion
from demo.player.course import Chapter, Course, Unit


@dataclass(frozen=True)
class UnitStep:
    """A unit in the outline of one learner."""

    unit: Unit
    done: bool


@dataclass(frozen=True)
class ChapterSteps:
    """A chapter in the outline of one learner."""

    chapter: Chapter
    steps: tuple[UnitStep, ...]


@dataclass(frozen=True)
class Progress:
    """The outline of one learner, and how much of it is done."""

    chapters: tuple[ChapterSteps, ...]

    @property
    def counted(self) -> tuple[UnitStep, ...]:
        """Return the units that are work to be done."""
        return tuple(step for part in self.chapters for step in part.steps if step.unit.counts)

    @property
    def total(self) -> int:
        """Return the number of units that count."""
        return len(self.counted)

    @property
    def done(self) -> int:
        """Return how many of them are done."""
        return sum(step.done for step in self.counted)

    @property
    def next_unit(self) -> Unit:
        """Return the first open unit, or the last unit of all when everything is done."""
        return next((step.unit for step in self.counted if not step.done), self.chapters[-1].steps[-1].unit)


def progress_of(course: Course, user_id: int) -> Progress:
    """Return the progress of a person."""
    finished = set(
        Completion.objects.filter(user_id=user_id, value__gte=1).values_list("usage_key", flat=True)
    )
    return Progress(
        tuple(
            ChapterSteps(chapter, tuple(_step(unit, finished) for unit in chapter.units))
            for chapter in course.chapters
        )
    )


def _step(unit: Unit, finished: set[str]) -> UnitStep:
    return UnitStep(unit, bool(unit.blocks) and all(str(block) in finished for block in unit.blocks))
