"""Why the demo cannot be prepared."""


class PrepareError(Exception):
    """Root: the demo has nothing to show."""


class CourseNotBuiltError(PrepareError):
    """The content has mistakes and there is no earlier course to show."""

    def __init__(self, content: str) -> None:
        super().__init__(
            f"The course in {content} has mistakes and none was built before, so there is nothing to show: "
            "mend what .venv/bin/advocert lint names, and start again."
        )
