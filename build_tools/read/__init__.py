"""Front matter and Markdown in, an Article out."""

from build_tools.read.article import read
from build_tools.read.facts import read_facts

__all__ = ["read", "read_facts"]
