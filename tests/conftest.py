"""What all tests share: how property tests draw, and the one browser.

Property tests draw new examples at every run of a developer, and the same ones for the same commit in CI.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

# Playwright's synchronous API keeps an event loop in the thread for as long as the browser lives; Django would take
# every later query of the same worker for one made in asynchronous code. There is no asynchronous code here.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright; for one file, because its loop would be in the way of the next one's."""
    from playwright.sync_api import sync_playwright  # the wheel's own tests run without it

    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("CI has no Chromium: .ci/run must install it.")
        pytest.skip("No Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()
