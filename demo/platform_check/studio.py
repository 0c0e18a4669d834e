"""The author's side: sign in to Studio through the LMS, make the course, import the archive, open the editors."""

import time
from pathlib import Path

from demo.platform_check.web import Reply, UnexpectedError, Visitor

ASK_AGAIN_SECONDS = 2
# What Studio's own front end asks first; the page `/home/` would send there.
HOME = "/api/contentstore/v1/home"
RUNNING = {"Pending", "In Progress", "Retrying", "UNKNOWN"}


def sign_in(author: Visitor, studio: str) -> None:
    """Take the author, who is signed in to the LMS, into Studio as its sign-in link does."""
    author.get(f"{studio}/login/edx-oauth2/?next={HOME}").wanted(200)
    author.get(f"{studio}/csrf/api/v1/token").wanted(200)


def make_course(author: Visitor, studio: str, course: str) -> str:
    """Make the course run if there is none; return what was done."""
    org, number, run = course.removeprefix("course-v1:").split("+")
    data = {"org": org, "number": number, "run": run, "display_name": "Advocert, a check of this platform"}
    answer = author.post_json(f"{studio}/course/", data).wanted(200).json()
    if "ErrMsg" not in answer:
        return "made"
    if answer.get("ErrMsg") and "already" not in str(answer):
        raise UnexpectedError(f"Studio does not make the course: {answer}")
    return "was there"


def import_archive(author: Visitor, studio: str, course: str, archive: Path, wait: float) -> None:
    """Import the archive and wait for the worker that does it."""
    address = f"{studio}/api/courses/v0/import/{course}/"
    task = author.post_file(address, "course_data", archive.name, archive.read_bytes()).wanted(200).json()
    until = time.monotonic() + wait
    state = "UNKNOWN"
    while state in RUNNING and time.monotonic() < until:
        answer = author.get(f"{address}?task_id={task['task_id']}&filename={archive.name}")
        state = answer.wanted(200).json()["state"]
        if state in RUNNING:
            time.sleep(ASK_AGAIN_SECONDS)
    if state != "Succeeded":
        raise UnexpectedError(f"the import of {archive.name} ended as {state!r}")


def open_editor(author: Visitor, studio: str, usage: str) -> None:
    """Open a block's editor, as Studio's window does."""
    _shows_block(author.get(f"{studio}/xblock/{usage}/studio_view", accept="application/json"))


def open_card(author: Visitor, studio: str, unit: str) -> None:
    """Open the preview of a unit with our blocks in it."""
    _shows_block(author.get(f"{studio}/xblock/{unit}/container_preview", accept="application/json"))


def _shows_block(reply: Reply) -> None:
    if "advocert-block" not in str(reply.wanted(200).json()["html"]):
        raise UnexpectedError(f"{reply.url}: no block of Advocert in it")
