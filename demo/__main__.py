"""`python -m demo`: start everything, say one address, stop everything."""

import sys

from demo.launcher.errors import DemoError
from demo.launcher.run import run

if __name__ == "__main__":
    try:
        run()
    except DemoError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
