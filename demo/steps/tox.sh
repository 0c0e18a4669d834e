# The wheel on every platform release, with whatever interpreters are on the PATH or under pyenv.
set -eu
for folder in "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.1[123]*/bin; do
  [ -d "$folder" ] && PATH="$PATH:$folder"
done
export PATH
exec .venv/bin/tox run ${TOX_ARGS:-}
