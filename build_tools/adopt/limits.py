"""What a file may be before any parser sees it: kind, size, and for packages what is inside.

A zip of half a megabyte took 0.6 to 3.5 GB in every Word library that was tried, so the directory
of the package is judged first.
"""

import io
import re
import zipfile

from build_tools.errors import UsageError

MOST_BYTES = 20_000_000
MOST_TEXT_BYTES = 3_000_000
_MOST_MEMBERS = 2000
_MOST_RATIO = 100
# Small members of repeated XML press well; the ratio tells only of large ones.
_RATIO_FROM = 100_000
_DOCTYPE = re.compile(
    rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C|E\0N\0T)|\0<\0!\0(?:D\0O\0C|E\0N\0T)", re.IGNORECASE
)
_MACROS = re.compile(r"vbaProject|vbaData|macrosheets|activeX/", re.IGNORECASE)
_SUFFIXES = {
    "": "txt",
    "txt": "txt",
    "text": "txt",
    "md": "md",
    "markdown": "md",
    "html": "html",
    "htm": "html",
}
_OLD_WORD = "这是旧版 Word/WPS 文件（.doc、.wps）或加了密码的文件。打开后另存为 .docx（不加密码）再试"


def kind_of(raw: bytes, suffix: str) -> str:
    """The kind of a file: docx, pdf, html, md or txt, by its content first. Raises UsageError when it is none."""
    if not raw.strip():
        raise UsageError("文件是空的")
    if len(raw) > MOST_BYTES:
        raise UsageError(f"文件太大（最多 {MOST_BYTES // 1_000_000} MB）。删去图片再试")
    kind = _by_content(raw) or _SUFFIXES.get(suffix.lower().lstrip("."))
    if kind is None and suffix.lower() in (".docx", ".pdf"):
        cure = f"名字以 {suffix} 结尾，里面却不是这种文件，可能没有下载完，或改过名字。重新下载或另存后再试"
        raise UsageError(cure)
    if kind is None:
        raise UsageError(f"不认识 {suffix} 文件。可以采用的有 docx、html、pdf、txt、md")
    if kind not in ("docx", "pdf") and len(raw) > MOST_TEXT_BYTES:
        raise UsageError(f"文字文件太大（最多 {MOST_TEXT_BYTES // 1_000_000} MB），不像一篇文章")
    if kind == "docx":
        _check_package(raw)
    return kind


def _by_content(raw: bytes) -> str | None:
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise UsageError(_OLD_WORD)
    if head.startswith(b"{\\rtf"):
        raise UsageError("这是 RTF 文件。打开后另存为 .docx 再试")
    if re.match(rb"(?:From|MIME-Version|Content-Type|Subject):", head, re.IGNORECASE):
        raise UsageError("这是网页归档（.mht）。在浏览器里另存为“网页，仅 HTML”再试")
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise UsageError("这是图片，里面没有可以采用的文字。找文字版再试")
    return "html" if re.match(rb"<(?:!doctype html|html|head|meta)\b", head, re.IGNORECASE) else None


def _check_package(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check_members(package)
            if "word/document.xml" not in package.namelist():
                raise UsageError("这是压缩包或别的办公文件，不是 Word 文档。把文章另存为 .docx 再试")
            for member in package.infolist():
                if member.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(package.read(member)):
                    raise UsageError(
                        f"文件不安全：{member.filename} 里有 DOCTYPE。用 Word 打开，另存为新文件再试"
                    )
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        KeyError,
        RuntimeError,
    ) as error:
        raise UsageError("文件坏了，打不开。用 Word 或 WPS 打开，另存为新的 .docx 再试") from error
    except Exception as error:
        if isinstance(error, UsageError):
            raise
        raise UsageError("文件坏了，打不开。用 Word 或 WPS 打开，另存为新的 .docx 再试") from error


def _check_members(package: zipfile.ZipFile) -> None:
    members = package.infolist()
    if len(members) > _MOST_MEMBERS:
        raise UsageError(f"文件里的部件太多（{len(members)} 个），不像一篇文章")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise UsageError(f"文件解开后太大（最多 {MOST_BYTES // 1_000_000} MB）。删去图片再试")
    for member in members:
        if member.file_size > max(member.compress_size, 1) * _MOST_RATIO and member.file_size > _RATIO_FROM:
            raise UsageError(f"文件不安全：{member.filename} 压缩得太狠，像压缩炸弹")
        if member.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", member.filename):
            raise UsageError(f"文件不安全：里面有越界的路径 {member.filename}")
        if member.flag_bits & 1:
            raise UsageError("文件加了密码。去掉密码再试")
        if _MACROS.search(member.filename):
            raise UsageError("文件里有宏。另存为不带宏的 .docx 再试")
