"""A programme as somebody hands it in: `programme.yaml` alone, or the content folder as .zip or .tar.gz (ADR 0095)."""

from collections.abc import Mapping, Sequence
from typing import Any

from advocert_courses.desk import check_files
from advocert_courses.errors import SourceErrors
from advocert_courses.packed import is_packed, read_packed
from advocert_courses.programme_alone import compile_alone
from advocert_courses.programme_compile import compile_programme


def compile_handed_in(data: bytes, known: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Return the compiled programme.

    Of an archive everything is checked, as `advocert build` does. `known` are the compiled programmes from which
    what `programme.yaml` names is taken, the one in force first.

    Raises:
        SourceErrors: the content has mistakes; each finding names file and line.
        PackedContentError: it is no archive that may be opened.
    """
    if not is_packed(data):
        return compile_alone(data, known)
    desk = check_files(read_packed(data), {})
    if desk.mistakes:
        raise SourceErrors(desk.mistakes)
    return compile_programme(desk.tree)
