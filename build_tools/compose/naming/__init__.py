"""What a list is called: the question that asks for its members, or none when nothing names it clearly."""

from build_tools.compose.naming.lists import list_stem

__all__ = ["list_stem"]
