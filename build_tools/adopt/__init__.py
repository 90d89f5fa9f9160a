"""A foreign file in, the Markdown of an article out. For editors."""

from build_tools.adopt.adopt import adopt
from build_tools.adopt.child import adopt_safely
from build_tools.adopt.limits import MOST_BYTES
from build_tools.adopt.line import Adopted

__all__ = ["MOST_BYTES", "Adopted", "adopt", "adopt_safely"]
