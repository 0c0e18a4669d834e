# Who may import whom.
set -eu
.venv/bin/lint-imports >.venv/layers.log 2>&1 || { cat .venv/layers.log; exit 1; }
echo "layers: kept"
