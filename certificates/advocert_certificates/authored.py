"""What authors wrote becomes the compiled programme that the service reads; nothing else here knows `advocert_courses`.

It is imported when somebody asks for a programme: the service runs without a compiler as long as nobody does (ADR 0095).
"""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from advocert_certificates import api
from advocert_certificates.domain.credential_errors import UnreadableError
from advocert_certificates.domain.errors import ProgrammeFileError, ProgrammeSourceError
from advocert_certificates.domain.phrases import Phrase
from advocert_certificates.domain.reading import read_json

# A compiled programme is read whole by a strict reader.
_MOST_JSON = 2_000_000


def compile_shipped(content: Path | None = None) -> Mapping[str, Any]:
    """Return the compiled programme of a content folder, or of the one inside the wheel."""
    from advocert_courses import api as courses

    root = content if content is not None else files("advocert_content")
    compiled: Mapping[str, Any] = courses.compile_programme(courses.read_tree(root))
    return compiled


def compile_handed_in(name: str, data: bytes) -> Mapping[str, Any]:
    """Return the compiled programme of a file as somebody hands it in.

    It is `programme.yaml` (what it names is taken from the rules in force and those before them), the content
    folder as .zip or .tar.gz, or `programme.json` as `advocert build` wrote it.

    Raises:
        ProgrammeFileError: it is none of these.
        ProgrammeSourceError: the content has mistakes; each names file and line.
    """
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if not text:
        raise ProgrammeFileError(Phrase("no file was chosen, or it is empty."))
    if name.endswith(".json") or text.startswith((b"{", b"[")):
        return _read(text)
    from advocert_courses import api as courses

    try:
        compiled: Mapping[str, Any] = courses.compile_handed_in(data, api.list_known_programmes())
    except courses.SourceErrors as error:
        lines = tuple((f"{one.file}:{one.line}", f"{one.message} {one.fix}") for one in error.findings)
        raise ProgrammeSourceError(lines) from error
    except courses.CoursesError as error:
        raise ProgrammeFileError(str(error)) from error
    return compiled


def _read(text: bytes) -> Mapping[str, Any]:
    if len(text) > _MOST_JSON:
        raise ProgrammeFileError(Phrase("it has more than {most:,} bytes.", most=_MOST_JSON))
    try:
        return read_json(text.decode("utf-8", "replace").encode())
    except UnreadableError as error:
        raise ProgrammeFileError(error.why) from error
