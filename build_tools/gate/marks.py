"""Marks of an article that are worth a look: without their other half, straight, or of half width.

None of them is a fault: an original may be printed so, and a speech of several paragraphs opens each of
them and closes only the last. A lost mark is told with its place, because it is where sentences, and so
citations, go wrong; straight and half-width marks are read like the others and told once a file.
"""

import re
from collections.abc import Iterator

from build_tools.errors import Fault
from build_tools.model.article import Article
from build_tools.model.text import HAN, PAIRED, fold, quoted, unpaired

# Not 〈〉, which also stand for < and >, where p < 0.05 has but one.
_NAMES = {"“": "引号", "‘": "单引号", "（": "括号", "《": "书名号", "〔": "方括号"}
_SHOWN = 12
_CHINESE = rf"{HAN.pattern[:-1]}”’）》，。；：！？、]"
_STRAIGHT = re.compile(rf"(?<={_CHINESE})[\"']|[\"'](?={_CHINESE})")
_NARROW = re.compile(
    rf"(?<={_CHINESE})[,;:!?](?!//)|(?<={_CHINESE})\.(?![A-Za-z0-9.])|[,;:!?](?={HAN.pattern})"
    rf"|\((?={HAN.pattern})|(?<={HAN.pattern})\)"
)


def marks(article: Article) -> Iterator[Fault]:
    """Notices about the punctuation of an article's headings and paragraphs."""
    texts = [(f"小标题{quoted(s.heading)}的", s.line, s.heading) for s in article.sections if s.heading]
    texts += [(f"第{p.number}段", p.line, p.text) for p in article.paragraphs]
    following = [p.folded for p in article.paragraphs[1:]] + [""]
    speech = {
        p.line for p, after in zip(article.paragraphs, following, strict=True) if _goes_on(p.folded, after)
    }
    for where, line, text in texts:
        if line not in speech:
            yield from (Fault(article.path, line, message) for message in _halves(where, text))
    for form, cure, name in (
        (_STRAIGHT, "改成“ ”，左右才分得清", "直引号"),
        (_NARROW, "中文里改成，。；：！？（）", "半角标点"),
    ):
        found = [
            (where, line, text, hit.start()) for where, line, text in texts for hit in form.finditer(text)
        ]
        if found:
            where, line, text, at = found[0]
            near = text[max(0, at - _SHOWN // 2) : at + _SHOWN // 2]
            told = f"{name}有 {len(found)} 处，如{where}{quoted(near)}。{cure}"
            yield Fault(article.path, line, told)


def _goes_on(folded: str, after: str) -> bool:
    """Whether a speech goes on in the next paragraph: it opens there anew, and only its end is closed."""
    alone = unpaired(folded)
    return after.startswith("“") and len(alone) == 1 and folded[next(iter(alone))] == "“"


def _halves(where: str, text: str) -> Iterator[str]:
    folded = fold(text)
    alone = unpaired(folded)
    for opening, closing in PAIRED:
        lost = sorted(at for at in alone if folded[at] in (opening, closing))
        if lost and opening in _NAMES:
            left, right = folded.count(opening), folded.count(closing)
            at = lost[0]
            near = text[at : at + _SHOWN] if folded[at] == opening else text[max(0, at + 1 - _SHOWN) : at + 1]
            yield f"{where}{_NAMES[opening]}不成对：左 {left} 个、右 {right} 个，从{quoted(near)}起。句子会因此断错，请补上或删去一个"
