"""Front matter and Markdown in, an Article out."""

from build_tools.read.article import read
from build_tools.read.blocks import Block, blocks
from build_tools.read.facts import read_facts
from build_tools.read.front_matter import FrontMatter, split
from build_tools.read.yaml_source import Parsed, parse_yaml

__all__ = ["Block", "FrontMatter", "Parsed", "blocks", "parse_yaml", "read", "read_facts", "split"]
