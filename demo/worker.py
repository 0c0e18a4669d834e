"""The background program: lets the crowd live its years once, then decides, signs and tells, as on a site.

The years come after the first page, so that nobody waits for them: they take seconds, more on a busy machine.
"""

import os
import warnings

import django
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "demo.settings"
    warnings.simplefilter("ignore", DeprecationWarning)
    django.setup()
    from demo.prepare.year import make_year  # a demo module may be imported only from here on

    make_year()
    execute_from_command_line(["manage.py", "advocert_worker"])
