"""Check a running LMS and Studio after Advocert was installed: `python -m demo.platform_check --help`.

Every line is one thing that works or does not; the first one that does not ends the check with status 1.
"""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from demo.launcher.places import ROOT
from demo.platform_check.steps import Asked, check
from demo.platform_check.web import UnexpectedError

WAIT_SECONDS = 120.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check and return 0 when everything worked."""
    options = _parser().parse_args(arguments)
    asked = Asked(
        lms=options.lms.rstrip("/"),
        studio=options.studio.rstrip("/"),
        course=options.course,
        content=options.content,
        archive=options.archive,
        learner=(options.learner, _password("learner", options.learner)),
        author=(options.author, _password("author", options.author)),
        hr=(options.hr, _password("hr", options.hr)),
        wait=options.wait,
    )
    count = 0
    try:
        for line in check(asked):
            count += 1
            print(f"ok    {line}", flush=True)
    except UnexpectedError as error:
        print(f"FAIL  after {count} that worked: {error}", flush=True)
        return 1
    print(f"All {count} worked.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m demo.platform_check", description=__doc__)
    parser.add_argument(
        "--lms", required=True, metavar="URL", help="the LMS, such as https://learn.acme.example"
    )
    parser.add_argument("--course", required=True, metavar="KEY", help="such as course-v1:Acme+ADV+check")
    parser.add_argument(
        "--learner", required=True, metavar="NAME", help="an account without any evidence yet"
    )
    parser.add_argument(
        "--studio", default="", metavar="URL", help="Studio; with --author, its side is checked too"
    )
    parser.add_argument("--author", default="", metavar="NAME", help="an account that may make courses")
    parser.add_argument(
        "--archive", type=Path, metavar="FILE", help="import this (`advocert build` makes it)"
    )
    parser.add_argument(
        "--hr", default="", metavar="NAME", help="an account of HR: takes the certificate back"
    )
    parser.add_argument("--content", type=Path, default=ROOT / "courses" / "content", metavar="FOLDER",
                        help="what the course was built from")  # fmt: skip
    parser.add_argument("--wait", type=float, default=WAIT_SECONDS, metavar="SECONDS",
                        help="for workers: an import, a certificate to be signed (default: %(default)s)")  # fmt: skip
    return parser


def _password(role: str, name: str) -> str:
    if not name:
        return ""
    return os.environ.get(f"CHECK_{role.upper()}_PASSWORD") or getpass.getpass(
        f"Password of {name} ({role}): "
    )


if __name__ == "__main__":
    sys.exit(main())
