# mypy strict on the pure packages.
set -eu
.venv/bin/mypy courses/advocert_courses \
  certificates/advocert_certificates/domain certificates/advocert_certificates/credentials
