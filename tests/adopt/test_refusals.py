"""Files that cannot be adopted are refused in one line that says why and what to do, and leave nothing behind."""

import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
import typst
from click.testing import CliRunner

from build_tools.adopt import adopt, adopt_safely
from build_tools.cli import main
from build_tools.errors import UsageError
from tests.adopt import producers

SOUND = producers.word(producers.essay("theory-political-achievement"))


def _repacked(change: dict[str, bytes] | None = None, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The sound Word file with members added or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SOUND)) as old, zipfile.ZipFile(out, "w", method) as new:
        for name in old.namelist():
            if name not in (change or {}):
                new.writestr(name, old.read(name))
        for name, data in (change or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def _document() -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as package:
        return package.read("word/document.xml")


def _lying_bomb() -> bytes:
    """A package whose directory says that 60 MB of zeros are 1 kB."""
    raw = bytearray(_repacked({"word/media/a.xml": b"\0" * 60_000_000}))
    place = raw.rfind(b"word/media/a.xml") - 46
    raw[place + 24 : place + 28] = struct.pack("<I", 1000)
    return bytes(raw)


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "empty": (b" \n", ".txt", "空的"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc", "另存为 .docx"),
    "encrypted Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx", "密码"),
    "rich text": (b"{\\rtf1\\ansi hello}", ".rtf", "另存为 .docx"),
    "web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related", ".mht", "仅 HTML"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, ".png", "图片"),
    "unknown kind": (b"hello world", ".xyz", "可以采用的有"),
    "any zip": (_repacked({}).replace(b"word/document.xml", b"word/documenT.xml"), ".docx", "不是 Word"),
    "broken zip": (SOUND[: len(SOUND) // 2], ".docx", "坏了"),
    "broken xml": (_repacked({"word/document.xml": b"<w:document><w:body>"}), ".docx", "另存为新文件"),
    "bomb": (_repacked({"word/media/a.bin": b"\0" * 5_000_000}), ".docx", "压缩"),
    "large bomb": (_repacked({"word/media/a.bin": b"\0" * 60_000_000}), ".docx", "太大"),
    "bomb with a false directory": (_lying_bomb(), ".docx", "坏了"),
    "many members": (_repacked({f"word/{n}.txt": b"x" for n in range(2100)}), ".docx", "部件太多"),
    "path upwards": (_repacked({"../../evil.txt": b"x"}), ".docx", "越界"),
    "absolute path": (_repacked({"/etc/evil": b"x"}), ".docx", "越界"),
    "macros": (_repacked({"word/vbaProject.bin": b"x"}), ".docx", "宏"),
    "entities": (
        _repacked(
            {"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + _document()[55:]}
        ),
        ".docx",
        "DOCTYPE",
    ),
    "entities in UTF-16": (
        _repacked({"word/x.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>".encode("utf-16")}),
        ".docx",
        "DOCTYPE",
    ),
    "scanned": (typst.compile(b"#rect(width: 5cm, height: 8cm, fill: gray)"), ".pdf", "扫描件"),
    "broken PDF": (b"%PDF-1.7\nhello", ".pdf", "坏了"),
    "page without article": (b"<html><body><p>\xe4\xba\x95</p></body></html>", ".html", ".txt"),
    "Big5": ("政府機關應當加強對於社區食堂之領導與監督。".encode("big5") * 20, ".txt", "编码"),
    "only a title": ("井的故事\n".encode(), ".txt", "没有找到正文"),
}


@pytest.mark.parametrize(("raw", "suffix", "word"), REFUSED.values(), ids=REFUSED)
def test_a_file_is_refused_with_its_reason(raw: bytes, suffix: str, word: str) -> None:
    """Each is refused by one Chinese line that names the cause or the cure."""
    with pytest.raises(UsageError) as caught:
        adopt(raw, suffix)
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["broken xml", "scanned", "page without article"])
def test_the_child_refuses_alike(name: str) -> None:
    """What a reader refuses in the child reaches the editor as the same line."""
    raw, suffix, word = REFUSED[name]
    with pytest.raises(UsageError, match=word):
        adopt_safely(raw, suffix)


def test_bombs_are_refused_before_a_parser_sees_them() -> None:
    """A bomb is refused in a moment, from the directory of the package alone."""
    began = time.perf_counter()
    for name in ("bomb", "large bomb", "many members"):
        with pytest.raises(UsageError):
            adopt(*REFUSED[name][:2])
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(("seconds", "megabytes", "word"), [(60, 80, "内存"), (1, 1500, "时间")])
def test_the_child_is_bounded(seconds: int, megabytes: int, word: str) -> None:
    """A parser that wants more memory or time than it is given ends in a refusal, not in a traceback."""
    row = "<w:p><w:r><w:t>井{}</w:t></w:r></w:p>"
    rows = "".join(row.format(number * 7919) for number in range(30_000))
    large = _repacked({"word/document.xml": _document().replace(b"<w:body>", b"<w:body>" + rows.encode())})
    with pytest.raises(UsageError, match=word):
        adopt_safely(large, ".docx", seconds=seconds, megabytes=megabytes)


def test_a_refused_file_leaves_nothing(tmp_path: Path) -> None:
    """No article, no folder and no temporary file remains, and the status is 2."""
    for name, (raw, suffix, _) in REFUSED.items():
        if name in ("only a title", "scanned", "macros"):
            file = tmp_path / f"essay{suffix}"
            file.write_bytes(raw)
            done = CliRunner().invoke(
                main, ["adopt", str(file), "--articles", str(tmp_path / "a" / "articles")]
            )
            assert done.exit_code == 2 and len(done.output.strip().splitlines()) == 1
            file.unlink()
    assert list(tmp_path.iterdir()) == []


def test_what_the_gate_refuses_is_not_adopted(tmp_path: Path) -> None:
    """Text with characters that would be refused on the site is not adopted; the place and cure are told."""
    file = tmp_path / "essay.txt"
    file.write_text("井的故事\n" + "井在村口，水很清\ue123。" * 9, "utf-8")
    done = CliRunner().invoke(main, ["adopt", str(file), "--articles", str(tmp_path / "articles")])
    assert done.exit_code == 2 and "U+E123" in done.output and "井的故事" not in done.output.split("附近")[1]
    assert not (tmp_path / "articles").exists()


def test_a_chinese_file_name_gets_a_slug(tmp_path: Path) -> None:
    """A file with a Chinese name is adopted under a name made from its title, the same each time."""
    names = []
    for folder in ("one", "two"):
        file = tmp_path / "井的故事.docx"
        file.write_bytes(SOUND)
        done = CliRunner().invoke(main, ["adopt", str(file), "--articles", str(tmp_path / folder)])
        assert done.exit_code == 0, done.output
        assert "--slug" in done.output
        names += [path.name for path in (tmp_path / folder).iterdir()]
    assert names[0] == names[1] and names[0].startswith("article-")
