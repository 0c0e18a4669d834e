"""The background program: decides, signs and tells, with the service's own command."""

import os

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "demo.settings"
    execute_from_command_line(["manage.py", "advocert_worker"])
