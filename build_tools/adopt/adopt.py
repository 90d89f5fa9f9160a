"""Bytes of a file to the Markdown of an article: one reader a kind."""

from collections.abc import Callable

from build_tools.adopt.article import to_article
from build_tools.adopt.decode import decode
from build_tools.adopt.limits import kind_of
from build_tools.adopt.line import Adopted, Document
from build_tools.adopt.text import from_markdown, from_text
from build_tools.errors import UsageError
from build_tools.read import split


def adopt(raw: bytes, suffix: str) -> Adopted:
    """Make an article of a file's bytes; `suffix` is the ending of its name.

    Raises UsageError, in Chinese, when the file cannot be used.
    """
    kind = kind_of(raw, suffix)
    if kind in ("txt", "md"):
        text = decode(raw).removeprefix("\ufeff").replace("\r\n", "\n")
        if split(text)[0] is not None:
            return Adopted(text, "", [])  # an article already: `read` will say what is wrong with it
    try:
        document = _reader(kind)(raw)
    except (UsageError, MemoryError):
        raise
    except Exception as error:  # whatever a library makes of a broken file
        if "memory" in str(error).lower() or str(error).startswith(
            "unknown error"
        ):  # how C libraries tell it
            raise MemoryError from error
        name = type(error).__name__
        cure = f"文件读不出来（{name}）。用原来的软件打开，另存为新文件再试"
        raise UsageError(cure) from error
    return to_article(document)


def _reader(kind: str) -> Callable[[bytes], Document]:
    """The reader of a kind. The libraries behind it are large, so only the one that is needed is loaded."""
    if kind == "docx":
        from build_tools.adopt.word import from_word

        return from_word
    if kind == "html":
        from build_tools.adopt.web import from_page

        return from_page
    if kind == "pdf":
        from build_tools.adopt.pdf import from_pdf

        return from_pdf
    return lambda raw: (from_markdown if kind == "md" else from_text)(decode(raw))
