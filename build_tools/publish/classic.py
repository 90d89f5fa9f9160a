"""The site's modules as one classic script, for pages opened from a folder.

Browsers load no ES modules from file://, so such pages get the same code in one piece. It reads the
subset of the language that the modules keep to: named imports and exports, one a line.
"""

import re
from pathlib import Path
from posixpath import dirname, join, normpath

_FOLDER = Path(__file__).parents[1] / "theme" / "assets"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "([^"]+)";$', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("([^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.MULTILINE)


def classic_script(entry: str = "main.js", folder: Path = _FOLDER) -> bytes:
    """The module `entry` of a folder with all that it imports, as one script. Raises ValueError for other syntax."""
    parts: dict[str, str] = {}
    _add(entry, folder, parts)
    body = "\n".join(parts.values())
    opening = 'const base = document.currentScript.src.replace(/[^/]*$/, "");\nconst modules = {};\n'
    return f'"use strict";\n(() => {{\n{opening}{body}\n}})();\n'.encode()


def _add(name: str, folder: Path, parts: dict[str, str]) -> None:
    """Put a module behind those it needs."""
    text = (folder / name).read_text("utf-8")

    def path(target: str) -> str:
        return normpath(join(dirname(name), target))

    for target in [m[2] for m in _IMPORT.finditer(text)] + [m[1] for m in _LAZY.finditer(text)]:
        if path(target) not in parts:
            _add(path(target), folder, parts)
    names = [m[2] for m in _EXPORT.finditer(text)]
    text = _IMPORT.sub(lambda m: f'const {m[1].replace(" as ", ": ")} = modules["{path(m[2])}"];', text)
    text = _LAZY.sub(lambda m: f'Promise.resolve(modules["{path(m[1])}"])', text)
    text = _EXPORT.sub(r"\1 \2", text).replace("import.meta.url", f'base + "{name}"')
    if re.search(r"^(?:import|export)\b|\bimport\.meta\b", text, re.MULTILINE):
        raise ValueError(f"{name} has an import or export that cannot be put into a classic script")
    parts[name] = f'modules["{name}"] = (() => {{\n{text}\nreturn {{ {", ".join(names)} }};\n}})();'
