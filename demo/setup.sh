# Put everything into .venv, once: the second call finds its own stamp and ends at once.
# Whatever is missing is asked for in one sentence; the details of a failed installation are in a log file.
set -eu
cd "$(dirname "$0")/.."

stop() { echo "$1" >&2; exit 1; }

fits() {
  "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

# pyenv puts a python3.12 on the PATH that only answers "not found", so each candidate is run, not just looked up.
find_python() {
  for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3 "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.1[23]*/bin/python; do
    if fits "$candidate"; then echo "$candidate"; return; fi
  done
}

# The folder is part of the stamp: the commands in .venv/bin hold its path.
stamp_of() { cat requirements/dev.txt pyproject.toml setup.py | cksum; pwd; }
moved() { [ -f .venv/.ready ] && [ "$(tail -n 1 .venv/.ready)" != "$(pwd)" ]; }

if fits .venv/bin/python && [ "$(cat .venv/.ready 2>/dev/null || true)" = "$(stamp_of)" ]; then
  exit 0
fi

[ -w . ] || stop "This folder is read-only: copy it to a folder that you may write to, and try again there."

if ! fits .venv/bin/python || moved; then
  python=$(find_python)
  [ -n "$python" ] || stop "Python 3.12 or 3.13 is needed and was not found: install one (Debian: apt-get install python3 python3-venv; or: pyenv install 3.12), or name it: PYTHON=/path/to/python3.12 make demo"
  "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
    stop "$("$python" -V) cannot make a virtual environment: install its venv package (Debian: apt-get install python3-venv) and try again."
  rm -rf .venv
  "$python" -m venv .venv || stop "The folder .venv could not be made: free some space, or look at the message above, and try again."
fi

echo "Installing into .venv (once, about a minute) …"
log=.venv/install.log
: >"$log"
install() { .venv/bin/python -m pip install --quiet --disable-pip-version-check --prefer-binary "$@" >>"$log" 2>&1; }

if ! install -r requirements/dev.txt || ! install --no-deps --no-build-isolation -e .; then
  if grep -qiE 'temporary failure in name|connection|timed out|network' "$log"; then
    stop "The package index could not be reached: check the network (or PIP_INDEX_URL) and try again; details are in $log."
  elif grep -qiE 'no space left' "$log"; then
    stop "The disk is full: free about 600 MB and try again; details are in $log."
  elif grep -qiE 'gcc|compiler|failed building wheel|build_ext|metadata-generation-failed' "$log"; then
    stop "A package has no ready-made build for this Python and machine, and there is no compiler to make one: use Python 3.12 or 3.13 on a common platform, or install a compiler (Debian: apt-get install build-essential python3-dev) and try again; details are in $log."
  fi
  stop "Installing did not work: read the last lines of $log, mend what they name, and try again."
fi
stamp_of >.venv/.ready
