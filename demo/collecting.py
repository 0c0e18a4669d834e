"""Find every text that is marked for translation, in Python and in Django templates, without running any of it."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
# A text is its English; with a plural, the pair of both.
Text = str | tuple[str, str]
_DJANGO = {"gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
_TRANSLATE = re.compile(r"""\{%\s*translate\s+"([^"]+)"|[=:|(]_\("([^"]+)"\)""")
_BLOCK = re.compile(r"\{%\s*blocktranslate\b[^%]*%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
_PLURAL = re.compile(r"\{%\s*plural\s*%\}")
_VALUE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def texts_of(folders: Iterable[Path]) -> dict[Text, list[str]]:
    """Return every marked text below these folders with the files in which it stands."""
    found: dict[Text, list[str]] = {}
    for folder in folders:
        for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.html"))):
            read = in_python if path.suffix == ".py" else in_template
            for text in read(path.read_text()):
                found.setdefault(text, []).append(path.relative_to(ROOT).as_posix())
    return found


def in_python(source: str) -> Iterator[Text]:
    """Yield what is handed to Django's functions, under whatever name they are imported, to `Phrase`, `CountedPhrase` and `plural`."""
    tree = ast.parse(source)
    markers = {"Phrase": 1, "CountedPhrase": 2, "plural": 2, **_imported(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "Rule" and isinstance(node.args[-1], ast.Constant):
            # Of a rule of the lint people read what to do: its last argument.
            yield str(node.args[-1].value)
        if node.func.id in markers:
            said = [one.value for one in node.args[: markers[node.func.id]] if isinstance(one, ast.Constant)]
            if said and len(said) == markers[node.func.id]:
                yield str(said[0]) if len(said) == 1 else (str(said[0]), str(said[1]))


def in_template(source: str) -> Iterator[Text]:
    """Yield what `translate`, `blocktranslate` and `_("…")` say, as Django looks it up."""
    for match in _TRANSLATE.finditer(source):
        yield (match[1] or match[2]).replace("%", "%%")
    for match in _BLOCK.finditer(source):
        parts = [_VALUE.sub(r"%(\1)s", part.replace("%", "%%")) for part in _PLURAL.split(match[1])]
        yield parts[0] if len(parts) == 1 else (parts[0], parts[1])


def _imported(tree: ast.AST) -> dict[str, int]:
    return {
        alias.asname or alias.name: _DJANGO[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in _DJANGO
    }
