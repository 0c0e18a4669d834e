# Pin what dev.in and the package itself ask for today; a fresh environment, so that nothing old stays in the list.
set -eu
trap 'rm -rf .venv-pins' EXIT
.venv/bin/python -m venv .venv-pins
.venv-pins/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.in -e .
{
  echo "# Made by 'make requirements' from dev.in; versions only, no addresses."
  .venv-pins/bin/python -m pip freeze --all --exclude-editable --exclude pip
} >requirements/dev.new
mv requirements/dev.new requirements/dev.txt
echo "requirements/dev.txt is new: run make test, then commit it."
