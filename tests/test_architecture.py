"""The house rules that code can check: one direction of flow, no mixing of rooms."""

import ast
from pathlib import Path

TOP = Path(__file__).parents[1] / "build_tools"
ALLOWED = {
    "model": {"model"},
    "errors": set(),
    "cache": set(),
    "memory": {"model"},
    "crew": {"errors"},
    "unprintable": {"errors", "model"},
    "fonts": {"errors"},
    "options": {"model", "errors"},
    "read": {"model", "errors", "read"},
    "analyse": {"model", "analyse"},
    "compose": {"model", "compose"},
    "publish": {"model", "publish"},
    "gate": {"model", "errors", "analyse", "gate"},
    "adopt": {"model", "errors", "read", "adopt"},
    "seal": {"cache"},
    "studied": {"cache", "crew", "model", "seal"},
    "printing": {"cache", "seal", "crew", "errors", "fonts", "model", "options", "publish", "unprintable"},
    "pipeline": {
        "studied",
        "model",
        "errors",
        "cache",
        "crew",
        "memory",
        "options",
        "printing",
        "read",
        "analyse",
        "compose",
        "publish",
        "gate",
    },
    "survey": {"errors", "gate", "pipeline"},
    "swap": {"errors"},
    "folder": {"model", "errors", "pipeline", "survey", "swap"},
    "frame": {"model", "errors", "read"},
    "links": {"model", "errors", "publish", "tour"},
    "review": {"frame", "gate", "links", "model", "errors", "options", "pipeline", "survey"},
    "usage": {"errors"},
    "terminal": {"crew", "errors", "model"},
    "exporting": {"errors", "folder", "frame", "options", "pipeline", "publish", "terminal"},
    "preview": {
        "errors",
        "folder",
        "gate",
        "model",
        "options",
        "pipeline",
        "preview",
        "publish",
        "review",
        "survey",
        "terminal",
    },
    "tour": {"deciding", "editing", "model", "options", "pipeline", "publish", "tour"},
    "admin": {"admin", "errors", "model", "read"},
    "plugin": {
        "admin",
        "errors",
        "folder",
        "frame",
        "gate",
        "memory",
        "options",
        "pipeline",
        "survey",
        "tour",
        "whole_blocks",
    },
    "whole_blocks": set(),
    "history": {"errors", "survey"},
    "comparing": {
        "model",
        "errors",
        "history",
        "options",
        "pipeline",
        "publish",
        "survey",
        "terminal",
    },
    "record": {"errors", "model", "read"},
    "rewording": {"compose", "model"},
    "deciding": {
        "model",
        "errors",
        "options",
        "pipeline",
        "folder",
        "publish",
        "record",
        "rewording",
        "survey",
        "swap",
        "terminal",
    },
    "editing": {
        "adopt",
        "model",
        "errors",
        "options",
        "pipeline",
        "read",
        "review",
        "survey",
        "swap",
        "terminal",
    },
    "cli": {
        "memory",
        "frame",
        "model",
        "errors",
        "options",
        "pipeline",
        "folder",
        "preview",
        "publish",
        "cli",
        "comparing",
        "deciding",
        "editing",
        "exporting",
        "survey",
        "swap",
        "terminal",
        "usage",
    },
}


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _files() -> list[tuple[str, Path]]:
    return [
        (p.relative_to(TOP).parts[0].removesuffix(".py"), p)
        for p in sorted(TOP.rglob("*.py"))
        if p != TOP / "__init__.py"
    ]


def test_stages_import_in_one_direction() -> None:
    """model <- read | analyse | compose | publish <- pipeline <- plugin | cli; stages share only the model."""
    wrong = []
    for room, path in _files():
        assert room in ALLOWED, f"say in ALLOWED what {room} may import"
        for name in _imports(path):
            if name.startswith("build_tools.") and name.split(".")[1] not in ALLOWED[room]:
                wrong.append((str(path.relative_to(TOP)), name))
    assert not wrong


def test_only_the_plugin_knows_mkdocs() -> None:
    """Only plugin.py imports mkdocs, so that the guide can outlive it."""
    users = {
        path.name
        for _, path in _files()
        for name in _imports(path)
        if name.split(".")[0] in ("mkdocs", "material")
    }
    assert users == {"plugin.py"}


def test_maker_and_checker_share_no_decisions() -> None:
    """The checker of questions imports nothing from the makers."""
    taken = {name for path in (TOP / "compose" / "check").glob("*.py") for name in _imports(path)}
    outside = {name for name in taken if name.startswith("build_tools.compose")}
    assert {name for name in outside if not name.startswith("build_tools.compose.check")} == set()


def test_compose_imports_in_one_direction() -> None:
    """wording, stems and placing <- naming <- makers <- quiz: who names a list knows no maker, no maker what is chosen."""
    compose, late = TOP / "compose", {"quiz", "choose", "settle", "guide", "decisions"}

    def rooms(path: Path) -> set[str]:
        return {name.split(".")[2] for name in _imports(path) if name.startswith("build_tools.compose.")}

    early = [compose / f"{name}.py" for name in ("draft", "wording", "stems", "placing")]
    barred = [(path, late | {"naming", "makers"}) for path in early]
    barred += [(path, late | {"makers"}) for path in (compose / "naming").glob("*.py")]
    barred += [(path, late) for path in (compose / "makers").glob("*.py")]
    assert len(barred) > 20
    assert not [(path.name, rooms(path) & names) for path, names in barred if rooms(path) & names]


def test_rooms_stay_small() -> None:
    """No module grows past 320 lines."""
    large = [
        (str(p.relative_to(TOP)), n)
        for _, p in _files()
        if (n := len(p.read_text("utf-8").splitlines())) > 320
    ]
    assert not large
