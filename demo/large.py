"""`python -m demo.large`: the demo of a large company. Its people are made at the first start, with a bar; then it runs.

ADVOCERT_DEMO_PEOPLE says how many (100,000 unless told otherwise). It keeps its data apart, in `.demo-large`.
"""

import os
import subprocess
import sys

from demo.launcher import preflight
from demo.launcher.errors import DemoError
from demo.launcher.places import ROOT, Places
from demo.launcher.run import run

PEOPLE = "100000"


def main() -> None:
    """Make what is missing, then run until Ctrl-C.

    Raises:
        DemoError: something is in the way; the text says what to do.
    """
    os.environ.setdefault("ADVOCERT_DEMO_DIR", str(ROOT / ".demo-large"))
    os.environ["ADVOCERT_DEMO_CROWD"] = "0"  # the small crowd is part of the large one
    lock = preflight.check(Places.from_environment(os.environ))
    size = os.environ.get("ADVOCERT_DEMO_PEOPLE", PEOPLE)
    made = subprocess.run([sys.executable, "-m", "demo.prepare.many", size], cwd=ROOT, check=False)
    lock.close()
    if made.returncode:
        sys.exit(made.returncode)
    run()


if __name__ == "__main__":
    try:
        main()
    except DemoError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next start goes on where this one was.")
