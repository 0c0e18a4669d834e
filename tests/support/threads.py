"""Several things at the same moment, each with its own database connection.

Usage: `results = together(first, second)`; an error of any of them is raised here.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connections


def together(*functions: Callable[[], Any]) -> list[Any]:
    """Start all functions at one moment and return what they return."""
    gate = threading.Barrier(len(functions))

    def run(function: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=10)
            return function()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(functions)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, each) for each in functions]]
