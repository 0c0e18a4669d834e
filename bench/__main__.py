"""`python -m bench [P1 P7 …]`: print one line per goal that exists, or only for those named."""

import sys
from importlib import import_module
from pathlib import Path


def main(wanted: list[str]) -> int:
    """Run the benchmarks.

    A missed goal is a line, not an error, because a busy machine must not break a build.
    """
    numbers = {int(name.lstrip("Pp")) for name in wanted}
    for path in sorted(Path(__file__).parent.glob("p[0-9][0-9]_*.py")):
        if not numbers or int(path.stem[1:3]) in numbers:
            for line in import_module(f"bench.{path.stem}").measure():
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
