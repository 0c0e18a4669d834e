# Style: every rule family, and the formatter's opinion.
set -eu
.venv/bin/ruff check --quiet
.venv/bin/ruff format --check --quiet || { echo "Some files are not formatted: .venv/bin/ruff format" >&2; exit 1; }
echo "style: nothing to complain about"
