# mypy strict on everything that ships: what Django and XBlock leave untyped is named in pyproject.toml.
set -eu
.venv/bin/mypy courses/advocert_courses xblocks/advocert_xblocks certificates/advocert_certificates
