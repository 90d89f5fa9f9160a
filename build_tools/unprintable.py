"""Where characters stand that no font has, for the editor who must change them."""

from collections.abc import Iterator

from build_tools.errors import Fault
from build_tools.model.guide import StudyGuide


def named(guide: StudyGuide, characters: str) -> Iterator[Fault]:
    """One fault a sentence that holds one of the characters, else one for the head of the article or the frame."""
    for character in dict.fromkeys(characters):
        named = f"“{character}”（U+{ord(character):04X}）没有字体能印"
        cure = "请改用通行的字，或把含有这个字的字体文件放进项目的 fonts 文件夹"
        found = [
            Fault(article.path, paragraph.line, f"{named}，在这一句：“{sentence.text.strip()}”。{cure}")
            for article in guide.articles
            for paragraph in article.paragraphs
            for sentence in paragraph.sentences
            if character in sentence.text
        ]
        heads = [
            Fault(article.path, 1, f"{named}，在文首信息或小标题里。{cure}")
            for article in guide.articles
            if character in f"{article.meta}{[section.heading for section in article.sections]}"
        ]
        yield from found or heads or [Fault("mkdocs.yml", 1, f"{named}，在导读的名称或篇章的引言里。{cure}")]
