"""Front matter and Markdown in, an Article out."""

from build_tools.read.article import read
from build_tools.read.blocks import Block, blocks
from build_tools.read.facts import read_facts
from build_tools.read.front_matter import FrontMatter, split
from build_tools.read.quiz import quiz_texts, read_quiz
from build_tools.read.quiz_fields import QuizFile
from build_tools.read.slips import quoted
from build_tools.read.yaml_source import Parsed, parse_yaml

__all__ = [
    "Block",
    "FrontMatter",
    "Parsed",
    "QuizFile",
    "blocks",
    "parse_yaml",
    "quiz_texts",
    "quoted",
    "read",
    "read_facts",
    "read_quiz",
    "split",
]
