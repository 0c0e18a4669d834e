# Every block in every state, 1280 and 390 pixels wide, light and dark, in one page below artifacts/.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pytest -q tests/xblocks/gallery.py tests/xblocks/gallery_*.py -p no:cacheprovider
echo "Open artifacts/gallery/index.html"
