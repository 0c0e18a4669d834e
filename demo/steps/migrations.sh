# Models without their migration fail here and not on a site.
set -eu
.venv/bin/python -m django makemigrations --check --dry-run advocert --settings=tests.support.settings
.venv/bin/python -m django makemigrations --check --dry-run demo --settings=demo.settings
