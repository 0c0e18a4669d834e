"""`advocert check` and `advocert unbuild`: what became of a course in Studio."""

import argparse
import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

from advocert_courses.archive import read_archive
from advocert_courses.cli.commands import FINDINGS, UNREADABLE, WELL
from advocert_courses.cli.files import write_all
from advocert_courses.errors import ContentUnreadableError, CoursesError, ManifestMissingError
from advocert_courses.olx.comparing import compare, compare_outline
from advocert_courses.olx.manifest import Manifest
from advocert_courses.olx.reading import Held, read_held
from advocert_courses.olx.unbuilding import Unbuilt, unbuild
from advocert_courses.text import canonical, sha256_hex

# What a person may hand over; the archive itself has its own limits.
_MAX_ARCHIVE = 128 * 1024 * 1024


class CheckCommand:
    """Compare an export of Studio with what was built; 1 when they differ."""

    name = "check"
    help = "say what Studio really holds after an import: what was dropped, emptied, changed or added"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the export, and what was imported when the export does not say so."""
        _add_archives(parser)

    def run(self, options: argparse.Namespace) -> int:
        """Print one sentence per difference."""
        try:
            held = read_export(options.export)
            told = compare(_manifest(held, options.against), held)
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        for sentence in told:
            print(sentence)
        summary = (
            f"{len(told)} to look at." if told else f"All {len(held.blocks)} blocks are there, unchanged."
        )
        print(summary, file=sys.stderr)
        return FINDINGS if told else WELL


class UnbuildCommand:
    """Turn an export into files; what differs from the files that are there is shown, never overwritten."""

    name = "unbuild"
    help = "turn a Studio export back into Markdown files, and show what was changed in Studio as a text diff"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the export, the folder, and whether edits are taken over."""
        _add_archives(parser)
        parser.add_argument(
            "-o",
            "--output",
            metavar="FOLDER",
            type=Path,
            default=Path("courses/content"),
            help="the content folder (default: courses/content)",
        )
        parser.add_argument(
            "--apply",
            action="store_true",
            help="take over what was changed in Studio only; a file changed on both sides is still only shown",
        )

    def run(self, options: argparse.Namespace) -> int:
        """Write what is missing, show what differs."""
        try:
            held = read_export(options.export)
            manifest = _manifest_or_none(held, options.against)
            unbuilt = unbuild(held, manifest)
            outline = compare_outline(manifest, held) if manifest else []
            desk = _Desk(options.output, manifest, unbuilt, outline)
            desk.read()
            written = desk.to_write(apply=options.apply)
            write_all({options.output / path: text.encode() for path, text in written.items()})
        except CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        return desk.tell(written)


class _Desk:
    """The files of an export beside those of a folder."""

    def __init__(self, folder: Path, manifest: Manifest | None, unbuilt: Unbuilt, outline: list[str]) -> None:
        self.folder, self.unbuilt = folder, unbuilt
        self.remarks = [*unbuilt.remarks, *(f"{one} Decide in course.yaml." for one in outline)]
        self.built = dict(each for fact in manifest.blocks for each in fact.files) if manifest else {}
        self.here: dict[str, str] = {}

    def read(self) -> None:
        for path in {*self.unbuilt.files, *self.unbuilt.torn}:
            place = self.folder / path
            is_link = place.resolve() != self.folder.resolve() / path
            if is_link or (place.exists() and not place.is_file()):
                raise ContentUnreadableError(str(place), "it is no ordinary file")
            if place.is_file():
                self.here[path] = _text_of(place)

    def to_write(self, *, apply: bool) -> dict[str, str]:
        """Return what is missing, and on request what was changed in Studio only."""
        missing = {path: text for path, text in self.unbuilt.files.items() if path not in self.here}
        return {**missing, **({path: self.unbuilt.files[path] for path in self.edited} if apply else {})}

    @property
    def different(self) -> list[str]:
        files = self.unbuilt.files
        return [path for path in files if path in self.here and canonical(self.here[path]) != files[path]]

    @property
    def edited(self) -> list[str]:
        """Return what was changed in Studio and not here."""
        return [
            path
            for path in self.different
            if self._is_built(path, self.here[path]) and not self._is_built(path, self.unbuilt.files[path])
        ]

    def tell(self, written: dict[str, str]) -> int:
        """Print what happened and what is left to a person."""
        for path in sorted(written):
            print(f"Wrote {self.folder / path}.", file=sys.stderr)
        for path in self.different:
            self._tell_difference(path, written)
        for path, found in self.unbuilt.torn.items():
            names = "; ".join(", ".join(one.blocks) for one in found)
            print(
                f"{path} stands in several blocks in different wordings ({names}). Nothing was written; decide:"
            )
            for one in found:
                print(
                    _diff(self.here.get(path, found[0].text), one.text, path, ", ".join(one.blocks)), end=""
                )
        for remark in self.remarks:
            print(remark)
        open_ends = [*(path for path in self.different if path not in written), *self.unbuilt.torn]
        is_clean = not open_ends and not self.remarks
        summary = "Nothing is left to decide." if is_clean else f"{len(open_ends)} to decide."
        print(f"{summary} {len(self.unbuilt.files)} files in the export.", file=sys.stderr)
        return WELL if is_clean else FINDINGS

    def _tell_difference(self, path: str, written: dict[str, str]) -> None:
        if self._is_built(path, self.unbuilt.files[path]):
            print(f"{path} was changed here only; yours stays.", file=sys.stderr)
            return
        is_conflict = path not in self.edited
        what = (
            "was changed here and in Studio; nothing was written. Merge by hand:"
            if is_conflict
            else "was changed in Studio; taken over:"
            if path in written
            else "was changed in Studio. Take it over with --apply:"
        )
        print(f"{path} {what}")
        print(_diff(self.here[path], self.unbuilt.files[path], path, "Studio"), end="")

    def _is_built(self, path: str, text: str) -> bool:
        return self.built.get(path) == sha256_hex(text)


def read_export(path: Path) -> Held:
    """Return the course of an archive on disk.

    Raises:
        CoursesError: it cannot be read, is no archive, or is refused.
    """
    return read_held(read_archive(_bytes_of(path)))


def _add_archives(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("export", metavar="EXPORT.tar.gz", type=Path, help="what Studio exported")
    parser.add_argument(
        "--against",
        metavar="ARCHIVE",
        type=Path,
        help="what was imported, when the export has no manifest any more, such as build/FND.tar.gz",
    )


def _manifest(held: Held, against: Path | None) -> Manifest:
    found = _manifest_or_none(held, against)
    if found is None:
        raise ManifestMissingError
    return found


def _manifest_or_none(held: Held, against: Path | None) -> Manifest | None:
    return held.manifest if against is None else read_export(against).manifest


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_ARCHIVE:
            raise ContentUnreadableError(str(path), f"it has more than {_MAX_ARCHIVE // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise ContentUnreadableError(str(path), error.strerror or "it cannot be opened") from error


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise ContentUnreadableError(str(path), error.strerror or "it cannot be opened") from error


def _diff(here: str, there: str, path: str, name: str) -> str:
    return "".join(_lines(canonical(here), canonical(there), path, name))


def _lines(here: str, there: str, path: str, name: str) -> Iterator[str]:
    return difflib.unified_diff(
        here.splitlines(keepends=True),
        there.splitlines(keepends=True),
        f"{path} (here)",
        f"{path} ({name})",
        n=2,
    )
