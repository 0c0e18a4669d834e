"""The page around a block, as plain as the platform's: headings above, nothing that could hide a fault of the block."""

HTML = """<!doctype html><html lang="en" dir="{direction}"><head><meta charset="utf-8"><title>Unit</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root {{ color-scheme: light dark; }} body {{ margin: 0 auto; padding: 16px; max-width: {width}px;
background: light-dark(#FBF8F6, #171217); color: light-dark(#2B1D2A, #F5EDF1); font-family: system-ui, sans-serif; }}
</style></head><body><main><h1>Course</h1><h2>Unit</h2>{content}</main><script src="{loader}"></script><script>
window.notified = [];
const notify = (name, data) => window.notified.push([name, data.state ?? '']);
for (const element of document.querySelectorAll('.xblock-v1')) {{
  const args = JSON.parse(element.querySelector('script[type="json/xblock-args"]').textContent);
  AdvocertBlock({{ handlerUrl: (_, name) => '/handler/' + name, notify }}, element, args);
}}</script></body></html>"""
# The unit column of the course, and a modal of Studio.
COLUMN, MODAL = 800, 1248
