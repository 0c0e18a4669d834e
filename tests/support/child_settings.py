"""Settings of a child process of a test: those of the test run, changed by the JSON in ADVOCERT_CHILD."""

import json
import os

from tests.support.settings import *  # noqa: F403 - a settings module takes over all names

globals().update(json.loads(os.environ["ADVOCERT_CHILD"]))
