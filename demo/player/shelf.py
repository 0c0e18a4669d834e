"""The course that is shown now: the archive is looked at for every page, and read again when changed."""

import hashlib
import threading
from pathlib import Path

from demo.player.course import Course
from demo.player.errors import ArchiveMissingError, PlayerError
from demo.player.reader import read_course


class Shelf:
    """One archive. A broken or missing new one leaves the last good course; `problem` then says why."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self._course: Course | None = None
        self._seen: tuple[int, int] | None = None
        self._lock = threading.Lock()

    def course(self) -> Course:
        """Return the course as it was built last.

        Raises:
            PlayerError: there never was a good one; the text says what to do.
        """
        with self._lock:
            try:
                self._look()
            except PlayerError as error:
                if self._course is None:
                    raise
                self.problem = str(error)
            if self._course is None:
                raise ArchiveMissingError(self.path)
            return self._course

    def _look(self) -> None:
        try:
            status = self.path.stat()
        except FileNotFoundError as error:
            raise ArchiveMissingError(self.path) from error
        seen = (status.st_mtime_ns, status.st_size)
        if seen == self._seen:
            return
        # Remembered before it is read: a broken archive is read once, not for every page.
        self._seen = seen
        data = self.path.read_bytes()
        if self._course is None or hashlib.sha256(data).hexdigest() != self._course.sha256:
            self._course = read_course(self.path, data)
        self.problem = ""
