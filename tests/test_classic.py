"""The modules of the site as one classic script."""

from pathlib import Path

import pytest

from build_tools.publish.classic import classic_script


def test_modules_run_in_the_order_of_need(tmp_path: Path) -> None:
    """Each module stands once and before those that import it; imports and exports become plain code."""
    (tmp_path / "main.js").write_text('import { one } from "./a/b.js";\nimport("./c.js");\n', "utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.js").write_text(
        'import { two as deux } from "../c.js";\nexport const one = deux;\n', "utf-8"
    )
    (tmp_path / "c.js").write_text("export function two() { return import.meta.url; }\n", "utf-8")
    text = classic_script("main.js", tmp_path).decode()
    places = [text.index(f'modules["{name}"] = ') for name in ("c.js", "a/b.js", "main.js")]
    assert places == sorted(places)
    assert text.count('modules["c.js"] = ') == 1
    assert 'const { two: deux } = modules["c.js"];' in text
    assert 'return base + "c.js";' in text


def test_other_syntax_is_refused(tmp_path: Path) -> None:
    """A module with an export that would be lost is an error, not a silent gap."""
    (tmp_path / "main.js").write_text("export default 1;\n", "utf-8")
    with pytest.raises(ValueError, match=r"main\.js"):
        classic_script("main.js", tmp_path)
