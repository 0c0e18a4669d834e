"""Why a course cannot be shown."""


class PlayerError(Exception):
    """Root: the archive or what it holds cannot be played."""


class ArchiveMissingError(PlayerError):
    """There is no archive yet."""

    def __init__(self, path: object) -> None:
        super().__init__(f"There is no course at {path}: build it with .venv/bin/advocert build.")


class ArchiveBrokenError(PlayerError):
    """The archive is there and cannot be read as a course."""

    def __init__(self, path: object, reason: object) -> None:
        super().__init__(
            f"The course at {path} cannot be read ({reason}): build it again with .venv/bin/advocert build."
        )
