"""`advocert preview`, found by its name (docs/decisions/0038)."""

import argparse
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advocert_courses import api as courses
from advocert_xblocks._preview.setup import ensure_django

_PORT = 8765
WELL, UNREADABLE = 0, 2


class PreviewCommand:
    """Serve the content of a folder on this machine until Ctrl-C."""

    name = "preview"
    help = "show the content of a folder in the browser as learners see it; the page follows what you save"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the folder and the port."""
        parser.add_argument(
            "content",
            nargs="?",
            metavar="CONTENT",
            type=Path,
            help="the folder that holds the course (default: courses/content if it exists, else this folder)",
        )
        parser.add_argument(
            "--port",
            type=int,
            help=f"the port on this machine (default: {_PORT}, or a free one where that is taken; 0 takes a free one)",
        )

    def run(self, options: argparse.Namespace) -> int:
        """Serve until Ctrl-C."""
        root = options.content or _content_here()
        ensure_django()
        # After the settings, because blocks read them.
        from advocert_xblocks._preview.workspace import Workspace

        if root is None:
            print("There is no course here. Begin one with: advocert new course FND", file=sys.stderr)
            return UNREADABLE
        if not root.is_dir():
            print(f"{root} is no folder. Name the folder that holds the course.", file=sys.stderr)
            return UNREADABLE
        try:
            space = Workspace(root, datetime.now(UTC).date())
            server = _serve(space, options.port)
        except courses.CoursesError as error:
            print(error, file=sys.stderr)
            return UNREADABLE
        except (OSError, OverflowError):
            print(f"Port {options.port} cannot be used. Name another one: --port 0.", file=sys.stderr)
            return UNREADABLE
        print(f"Open http://localhost:{server.server_port}/ (Ctrl-C ends the preview)", flush=True)
        return _until_interrupted(server.serve_forever, space.watch)


def _content_here() -> Path | None:
    """Return the content below this folder; a folder of anything else would be watched in vain."""
    here = Path("courses/content")
    if here.is_dir():
        return here
    holds_course = Path("programme.yaml").is_file() or any(Path().glob("*/course.yaml"))
    return Path() if holds_course else None


def _serve(space: Any, port: int | None) -> Any:
    from advocert_xblocks._preview.server import serve  # after the settings, because blocks read them

    if port is not None:
        return serve(space, port)
    try:
        return serve(space, _PORT)
    except OSError:
        return serve(space, 0)


def _until_interrupted(serve: Callable[[], None], watch: Callable[[threading.Event], None]) -> int:
    stop = threading.Event()
    threading.Thread(target=watch, args=(stop,), daemon=True).start()
    try:
        serve()
    except KeyboardInterrupt:
        print("The preview has ended.", file=sys.stderr)
    finally:
        stop.set()
    return WELL
