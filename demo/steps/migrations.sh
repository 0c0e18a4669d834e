# Models without their migration fail here and not on a site.
set -eu
.venv/bin/python -m django makemigrations --check --dry-run advocert --settings=tests.support.settings
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ADVOCERT_DEMO_DIR=$folder .venv/bin/python -m django makemigrations --check --dry-run demo --settings=demo.settings
