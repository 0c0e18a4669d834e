"""The folder that is being written: read again when a file changes, with what learners did so far."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from advocert_courses import api as courses
from advocert_xblocks._preview.journey import carried_over
from advocert_xblocks._preview.runtime import make_block

_TYPES = {
    courses.Lesson: "advocert_lesson",
    courses.Scenario: "advocert_scenario",
    courses.Exam: "advocert_quiz",
    courses.Deck: "advocert_practice",
}
_POLL_SECONDS = 0.2


@dataclass(frozen=True)
class State:
    """The folder at one moment. `number` grows with each change; `fault` says why it cannot be read."""

    number: int
    tree: courses.Tree
    findings: tuple[courses.Finding, ...] = ()
    fault: str = ""


@dataclass
class Workspace:
    """One content folder and one person who plays in it."""

    root: Path
    today: date | None = None
    learner: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the folder for the first time."""
        self.lock = threading.RLock()
        self.changed = threading.Condition()
        self._kept: dict[str, tuple[bytes, bytes]] = {}
        self._seen = self._print()
        self.state = self._read(1)

    def refresh(self) -> bool:
        """Read again if a file has changed, and wake up whoever waits; say whether one has."""
        seen = self._print()
        if seen == self._seen:
            return False
        self._seen = seen
        with self.lock:
            self.state = self._read(self.state.number + 1)
            self._carry_over()
        with self.changed:
            self.changed.notify_all()
        return True

    def watch(self, stop: threading.Event) -> None:
        """Look for changes until `stop` is set."""
        while not stop.wait(_POLL_SECONDS):
            self.refresh()

    def wait_for_change(self, number: int, seconds: float) -> int:
        """Return the number of the present state, at the latest after some seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.state.number != number, seconds)
        return self.state.number

    def component(self, ref: str) -> Any:
        """Return a component whole, None when there is none that can be read."""
        path = self.paths.get(ref)
        return None if path is None else courses.parse_text(self.state.tree.texts[path], path)

    @property
    def paths(self) -> Mapping[str, str]:
        """Return the file of every component by its ref."""
        return {ref: one.origin.file for ref, one in self.state.tree.components.items()}

    def languages(self, ref: str) -> list[str]:
        """Return the languages into which a component is translated."""
        return sorted(language for other, language in self.state.tree.overlays if other == ref)

    def block(self, ref: str) -> Any:
        """Return the block that shows a component, None when it has none."""
        tree = self.state.tree
        one = tree.components.get(ref)
        if not isinstance(one, courses.Lesson | courses.Scenario | courses.Exam | courses.Deck):
            return None
        try:
            text = courses.bundle_of(tree, ref)
        except courses.ContentError:
            # Something it depends on is missing: the block says so, as it would in a course.
            text = tree.texts[one.origin.file]
        fields = {"display_name": one.title, "content": text}
        return make_block(_TYPES[type(one)], ref, fields, self.learner.setdefault(ref, {}))

    def start_over(self, ref: str) -> None:
        """Forget what was done in one component."""
        self.learner.pop(ref, None)

    def _carry_over(self) -> None:
        """Keep one's place in a conversation that was changed; other state may not fit its new text."""
        for ref in list(self.learner):
            stored = self.learner[ref].get("advocert_state")
            scenario = self.component(ref) if ref in self.state.tree.scenarios else None
            if scenario is not None and stored:
                self.learner[ref]["advocert_state"] = carried_over(scenario, stored)

    def _read(self, number: int) -> State:
        try:
            desk = courses.read_desk(self.root, self._kept, self.today)
        except courses.CoursesError as error:
            return State(number, courses.Tree(), (), str(error))
        return State(number, desk.tree, desk.findings)

    def _print(self) -> tuple[tuple[str, int, int], ...]:
        """Return what tells one state of the folder from another without reading it."""
        found = []
        try:
            for path, file in courses.find_files(self.root):
                facts = Path(str(file)).stat()
                found.append((path, facts.st_mtime_ns, facts.st_size))
        except (OSError, courses.CoursesError):
            # A file that has just gone, or one that may not be read: reading says what is wrong with it.
            found.append(("", 0, 0))
        return tuple(found)
