# Which lines no test runs, in artifacts/coverage/index.html. Not a part of `make test`: it makes the suite several times slower.
set -eu
.venv/bin/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile --cov --cov-report=html:artifacts/coverage ${PYTEST_ARGS:-}
echo "Open artifacts/coverage/index.html"
