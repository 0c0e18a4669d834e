# Every block in every state, 1280 and 390 pixels wide, light and dark, in one page below artifacts/.
set -eu
cd "$(dirname "$0")/.."
<<<<<<< HEAD
.venv/bin/python -m pytest -q tests/xblocks/gallery.py tests/xblocks/gallery_more.py tests/xblocks/gallery_editor.py -p no:cacheprovider
=======
.venv/bin/python -m pytest -q tests/xblocks/gallery.py tests/xblocks/gallery_more.py tests/xblocks/gallery_rare.py -p no:cacheprovider
>>>>>>> main
echo "Open artifacts/gallery/index.html"
