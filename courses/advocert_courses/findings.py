"""What the parser and the linter have to say about a file: where, what is wrong, what to do."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One remark about one line of one authored file.

    Attributes:
        rule: the id of the rule, such as `E101`; `advocert_courses.rules` says why each exists.
        severity: `error` stops a build, `warning` does not.
        file: the path below the content folder as the author knows it, with forward slashes.
        line: from 1.
        message: one sentence that says what is wrong.
        fix: one sentence that says what to do.
    """

    rule: str
    severity: Severity
    file: str
    line: int
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} {self.fix}"

    @property
    def is_error(self) -> bool:
        """Say whether this finding stops a build."""
        return self.severity == "error"


def in_order(findings: list[Finding]) -> list[Finding]:
    """Return findings as one reads them: file by file, from top to bottom; the same remark only once."""
    return sorted(dict.fromkeys(findings), key=lambda one: (one.file, one.line, one.rule, one.message))
