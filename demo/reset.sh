# Forget the demo: its people, what they did, its keys. The course and .venv stay.
set -eu
cd "$(dirname "$0")/.."
folder=${ADVOCERT_DEMO_DIR:-.demo}
# The launcher holds this file locked while it runs; flock(1) is on every Linux and missing on some others.
if [ -f "$folder/running" ] && command -v flock >/dev/null 2>&1 && ! flock -n "$folder/running" true; then
  echo "The demo is running: stop it with Ctrl-C first, then reset it." >&2
  exit 1
fi
if [ -e "$folder" ] && [ ! -f "$folder/running" ]; then
  echo "$folder does not look like the data of a demo, so nothing was removed: look what it is." >&2
  exit 1
fi
rm -rf "$folder" || { echo "$folder could not be removed: remove it by hand and try again." >&2; exit 1; }
echo "Forgotten. make demo starts afresh."
