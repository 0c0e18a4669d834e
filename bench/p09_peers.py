"""P9 and P11 of others: the html block of xblocks-contrib and problem-builder, each against a trivial block beside it.

They are measured in an environment of their own, made on the first run (requirements/peers.txt), because they
pin what ours does not. Where it cannot be made, one line on standard error says so and nothing else is lost.
"""

import json
import os
import subprocess
import sys
import venv
from importlib.resources import files
from pathlib import Path
from typing import Any

from bench.harness import Line

from advocert_courses import api as courses

_ROOT = Path(__file__).parents[1]
_PINS = _ROOT / "requirements" / "peers.txt"
_HOME = _ROOT / ".cache" / "peers"


def measure() -> list[Line]:
    """Return a line per peer; their goal is 1, so each says how many times the trivial block it costs."""
    found = _found()
    if not found:
        return []
    return [
        Line(
            "P9-peer",
            found["html_view"],
            1,
            "view of the html block of xblocks-contrib, the same lesson as text",
        ),
        Line("P9-peer", found["problem_view"], 1, "view of problem-builder, three questions"),
        Line("P11-peer", found["problem_answer"], 1, "an answer to problem-builder, three questions at once"),
    ]


def _found() -> dict[str, float]:
    try:
        python = _environment()
        done = subprocess.run(
            [python, "-W", "ignore", Path(__file__).with_name("peer_blocks.py")],
            input=_lesson(),
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1:]
        sys.stderr.write(f"P9-peer: the peers could not be measured: {''.join(said)}\n")
        return {}
    found: Any = json.loads(done.stdout.splitlines()[-1])
    return found


def _environment() -> Path:
    """Make the environment if its pins have changed; return its interpreter."""
    python, stamp = _HOME / "bin" / "python", _HOME / "pins"
    if not stamp.exists() or stamp.read_text() != _PINS.read_text():
        venv.create(_HOME, with_pip=True, clear=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", _PINS]
        subprocess.run(install, check=True, capture_output=True, text=True, env=dict(os.environ))
        stamp.write_text(_PINS.read_text())
    return python


def _lesson() -> str:
    """Return the running text of the longest lesson that ships, as HTML."""
    tree = courses.read_tree(files("advocert_content"))
    longest = max(tree.lessons.values(), key=lambda one: len(tree.texts[one.origin.file]))
    return "".join(str(part.html) for part in longest.parts if isinstance(part, courses.Prose))
