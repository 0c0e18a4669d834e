# mypy strict on the pure packages and on the blocks.
set -eu
.venv/bin/mypy courses/advocert_courses xblocks/advocert_xblocks \
  certificates/advocert_certificates/domain certificates/advocert_certificates/credentials
