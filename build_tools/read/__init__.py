"""Front matter and Markdown in, an Article out."""

from build_tools.read.article import read

__all__ = ["read"]
