"""The same input gives the same bytes, wherever and whenever it is built.

An eighth of the papers, drawn by their keys, is set anew in the second build; the others come from the
shelf. STUDY_GUIDE_FRESH=1 in the environment sets all of them anew.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from build_tools.cache import PAPERS
from tests.conftest import TOP

_FRESH = "0123456789abcdef" if os.environ.get("STUDY_GUIDE_FRESH") else "3c"
ELSEWHERE = {"PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C", "LANG": "C", "COLUMNS": "40"}


def digests(folder: Path) -> dict[str, str]:
    """Path of every file below a folder -> the hash of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_another_folder_zone_and_locale_give_the_same_site(built_site: Path, tmp_path: Path) -> None:
    """The whole site, papers included, is the same to the byte from another folder, time zone, locale and hash seed."""
    project = tmp_path / "a folder far away"
    shutil.copytree(TOP / "docs", project / "docs")
    shutil.copy(TOP / "mkdocs.yml", project)
    shelf = project / PAPERS
    shutil.copytree(TOP / PAPERS, shelf)
    anew = [piece for piece in shelf.glob("*/*") if piece.name[0] in _FRESH]
    for piece in anew:
        piece.unlink()
    command = [sys.executable, "-m", "build_tools.cli", "site", "--site-dir", str(project / "out")]
    environment = os.environ | ELSEWHERE | {"PYTHONPATH": str(TOP)}
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, umask=0o027
    )
    assert done.returncode == 0, done.stderr
    again = [piece for piece in anew if piece.exists()]
    assert len(again) > 10, "no paper was set anew"
    here, there = digests(built_site), digests(project / "out")
    assert there.keys() == here.keys()
    assert [path for path in here if here[path] != there[path]] == []
