"""How property tests draw: new examples at every run of a developer, the same ones for the same commit in CI."""

import os

from hypothesis import settings

# Playwright's synchronous API keeps an event loop in the thread for as long as the browser lives; Django would take
# every later query of the same worker for one made in asynchronous code. There is no asynchronous code here.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))
