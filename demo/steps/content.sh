# The rules of the course that ships.
set -eu
.venv/bin/advocert lint courses/content
