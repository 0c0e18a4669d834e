"""`python -m demo.guard PROGRAM`: run a program that ends with the launcher, even a killed one."""

import os
import runpy
import signal
import sys
import threading


def _end_with_launcher() -> None:
    """Wait until the pipe from the launcher closes; that happens whatever way it ends."""
    while os.read(0, 1):
        pass
    os._exit(0)


def main() -> None:
    """Run the named program. Ctrl-C reaches the whole terminal group; only the launcher acts on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_launcher, daemon=True).start()
    program = sys.argv.pop(1)
    runpy.run_module(program, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
