"""Errors of what is taught. One root, a branch per party at fault, one class per reason; names end in Error.

The text of an error says what happened and what to do next; it is written for the person who can do it: an
author for content, a learner (through a block that shows the text) for play. `SourceErrors` alone is a
plural: it carries all that is wrong with a text, because an author wants to mend a file once.
"""

from collections.abc import Sequence

from advocert_courses.findings import Finding


class CoursesError(Exception):
    """Root of everything that this package raises."""


# --- The content is at fault: an author has to change a file ---


class ContentError(CoursesError):
    """The authored content is at fault."""


class SourceErrors(ContentError):  # noqa: N818 - a plural on purpose, see the module
    """A text cannot be read as what it claims to be. `findings` holds every reason, from top to bottom."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)


class ContentNotFoundError(ContentError):
    """There is no content in the folder. Next step: name the folder that holds programme.yaml."""

    def __init__(self, root: str) -> None:
        super().__init__(
            f"There is no programme in {root}. "
            "Name the folder that holds programme.yaml, such as courses/content."
        )
        self.root = root


class ContentUnreadableError(ContentError):
    """A file cannot be read at all. Next step: repair or remove it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"{path} cannot be read: {reason}. Give yourself the right to read it, or remove it."
        )
        self.path = path


class PackedContentError(ContentError):
    """What was handed in is no content folder that may be opened. Next step: pack the folder again."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"This archive is refused: {reason}. Pack the folder that holds programme.yaml as .zip or .tar.gz."
        )
        self.reason = reason


class BundleSeparatorError(ContentError):
    """A document holds a line that would cut it in two when bundled. Next step: remove that line."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(
            f"{path}:{line}: a line that begins with '<!-- file:' separates files. Remove it from the text."
        )
        self.path = path
        self.line = line


class UnknownComponentError(ContentError):
    """Somebody asks for a component that the content does not have."""

    def __init__(self, ref: str) -> None:
        super().__init__(
            f'There is no component "{ref}" in this content. Check its spelling, or add its file.'
        )
        self.ref = ref


class MarkdownRefusedError(ContentError):
    """A text would take too long, or too much memory, to turn into a page. Next step: simplify it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(f"{what} {fix}")
        self.what, self.fix = what, fix


class BankExhaustedError(ContentError):
    """A bank has too few unseen questions for one more attempt. Next step: write more questions.

    `outcome` is what runs out: an outcome, a level, or an outcome at a level.
    """

    def __init__(self, exam: str, outcome: str, available: int, needed: int) -> None:
        super().__init__(
            f"{exam} needs {needed} unseen questions for {outcome} and has {available}. "
            f"Add questions to the bank of {outcome}."
        )
        self.exam = exam
        self.outcome = outcome


class EmptyFormError(ContentError):
    """An exam without a question. Next step: give its blueprint a number."""

    def __init__(self) -> None:
        super().__init__("This exam has no question. Name at least one outcome in its blueprint.")


# --- The learner's step does not fit: nothing is lost, look at the page again ---


class PlayError(CoursesError):
    """What was asked does not fit the state of a run or an attempt; the state stays as it was."""


class StaleStepError(PlayError):
    """The decision belongs to a step already taken: a double click, a second tab, a repeated request."""

    def __init__(self, step: int, current: int) -> None:
        super().__init__(
            "You have already answered this. The conversation has moved on, perhaps in another tab; "
            "go on from where it stands now."
        )
        self.step = step
        self.current = current


class UnknownChoiceError(PlayError):
    """Nothing with this id was offered at this step."""

    def __init__(self, choice: str) -> None:
        super().__init__("This answer was not offered here. Choose one of those on the page.")
        self.choice = choice


class EmptyReplyError(PlayError):
    """A reply without a word."""

    def __init__(self) -> None:
        super().__init__("There is nothing in your reply yet. Write it, then send it.")


class LongReplyError(PlayError):
    """A reply that is longer than anybody would read there."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"Your reply has more than {limit} characters. Shorten it; it is still here.")
        self.limit = limit


class RunFinishedError(PlayError):
    """The run is over; there is nothing left to decide."""

    def __init__(self, scenario: str) -> None:
        super().__init__("This conversation is over. Read what came of it, or start it again.")
        self.scenario = scenario


class RunNotFinishedError(PlayError):
    """The run still has a decision to take; a score now would tell what lies ahead."""

    def __init__(self, scenario: str) -> None:
        super().__init__("This conversation is not over. Finish it to see what came of it.")
        self.scenario = scenario


class RunChangedError(PlayError):
    """The text of the conversation is no longer the one that the run was started on."""

    def __init__(self, scenario: str) -> None:
        super().__init__(
            "This conversation was rewritten after you started it. "
            "Start it again; nothing is held against you."
        )
        self.scenario = scenario


class UnknownVariantError(PlayError):
    """The scenario has no such variant."""

    def __init__(self, scenario: str, variant: str) -> None:
        super().__init__(f'{scenario} has no variant "{variant}" any more. Start the conversation again.')
        self.scenario = scenario
        self.variant = variant


class UnknownItemError(PlayError):
    """The question is not part of this attempt, or of no bank any more."""

    def __init__(self, item: str) -> None:
        super().__init__(
            "This question is not part of your attempt. Open the page again and answer what it shows."
        )
        self.item = item


class UnknownOptionError(PlayError):
    """The question has no such answer."""

    def __init__(self, item: str, option: int) -> None:
        super().__init__("This answer was not offered here. Choose one of those on the page.")
        self.item = item
        self.option = option


class WrongAnswerShapeError(PlayError):
    """An answer has another number of parts than the question asks for."""

    def __init__(self, item: str, kind: str) -> None:
        super().__init__("This answer is not complete. Choose as many as the question asks for.")
        self.item = item
        self.kind = kind


# --- A course archive or an OLX body is at fault ---


class OlxError(CoursesError):
    """Something that was exported, or is about to be, cannot hold our text."""


class ArchiveReadError(OlxError):
    """The bytes are not a course archive."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a course archive. Choose a .tar.gz that Studio or `advocert build` wrote."
        )


class ArchiveUnsafeError(OlxError):
    """An archive holds something that no course has: a link, a device, a path that leads out, a bomb."""

    def __init__(self, name: str, reason: str) -> None:
        shown = name[:80].encode("ascii", "backslashreplace").decode()
        super().__init__(
            f'This archive is refused: "{shown}" {reason}. Ask whoever gave it to you for a Studio export.'
        )
        self.name = name


class ManifestBrokenError(OlxError):
    """The list of what an archive was meant to hold cannot be read. Next step: name the archive itself."""

    def __init__(self) -> None:
        super().__init__(
            "The manifest in this archive cannot be read, or is of a newer version. "
            "Name the archive that was imported: --against build/FND.tar.gz."
        )


class ManifestMissingError(OlxError):
    """Nobody knows what the archive was meant to hold. Next step: name the archive that was imported."""

    def __init__(self) -> None:
        super().__init__(
            "This archive has no manifest of ours: it was built by something else, or its file "
            "advocert-manifest.json was removed in Studio. Name what was imported: --against build/FND.tar.gz."
        )


class ExportUnreadableError(OlxError):
    """A file of an export is not what OLX has there."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} in this archive cannot be read: {reason}. Export the course again.")
        self.path = path


class BodyCharacterError(OlxError):
    """The text holds a character that XML forbids (XML 1.0, 2.2)."""

    def __init__(self, tag: str) -> None:
        super().__init__(
            f"The text of <{tag}> holds a control character that XML forbids. Save it as canonical text."
        )
        self.tag = tag


class BodyMarkupError(OlxError):
    """Our tag holds markup where it may hold text only; the platform would lose the text without a word."""

    def __init__(self, tag: str, line: int | None) -> None:
        super().__init__(
            f"Line {line}: <{tag}> holds an element or a comment. Put the whole text into one CDATA section."
        )
        self.tag = tag
        self.line = line
