"""The site as one file to take along: a zip whose pages open from a folder, without a server or a network."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from posixpath import splitext

NAME = "offline.zip"
_ROOT = "study-guide-offline"
_LEFT_OUT = re.compile(
    r"(?:.*/)?offline\.zip|sitemap\.xml.*|404\.html|guide(\.schema)?\.json|lessons/.*/questions\.json|.*\.(?:map|pdf|docx)"
    r"|assets/javascripts/(?:lunr|workers)/.*"
)
_LINK = re.compile(r'(href=\\?")(?![a-z]+:|[/#])([^"#?\\]*)(?=[#?"\\])')
_ARTICLE = re.compile(r'(<article class="md-content__inner md-typeset">).*(</article>)', re.DOTALL)
_OFFER = re.compile(r"<footer[^>]*data-offline.*?</footer>", re.DOTALL)
_NO_PAPERS = (
    "<h1>打印</h1><p>离线包不带 PDF 和 Word 材料，请联网时到网站下载。"
    "课文页下方的“打印”按钮在这里也能用。</p>"
)


def offline_bundle(paths: Iterable[str], content: Callable[[str], bytes]) -> bytes:
    """The zip of a finished site, from the paths of its files and what gives their content. Equal files give equal bytes.

    Left out are papers, which weigh ten times the rest, and what no page of the folder reads. Links to
    folders name their index.html, because a browser shows a folder of the disk as a list of files.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for path in sorted(paths):
            if _LEFT_OUT.fullmatch(path):
                continue
            entry = zipfile.ZipInfo(f"{_ROOT}/{path}", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system that packs
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, _opened_from_disk(path, content(path)))
    return packed.getvalue()


def _opened_from_disk(path: str, content: bytes) -> bytes:
    if splitext(path)[1] not in (".html", ".js"):
        return content
    text = content.decode()
    if path.startswith("quiz/data/"):  # questions as HTML in a string
        return _linked(text).encode()
    if not path.endswith(".html"):
        return content
    text = _OFFER.sub("", text.replace('class="no-js"', 'class="no-js sg-offline"', 1))
    if path == "print/index.html":
        text = _ARTICLE.sub(lambda found: found[1] + _NO_PAPERS + found[2], text)
    return _linked(text).encode()


def _linked(text: str) -> str:
    return _LINK.sub(lambda found: found[1] + _file(found[2]), text)


def _file(address: str) -> str:
    if address in ("", ".", "..") or address.endswith(("/", "/..")):
        return f"{address.removesuffix('/') or '.'}/index.html" if address else address
    return address
