"""A foreign file in, the Markdown of an article out. For editors."""

from build_tools.adopt.text import Adopted, adopt_text

__all__ = ["Adopted", "adopt_text"]
