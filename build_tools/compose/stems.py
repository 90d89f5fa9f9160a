"""What a fill-in is made of: the part of a text that can be its stem, and the draft with its blanks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from build_tools.compose.draft import Draft, Material, cite, where
from build_tools.compose.placing import chapter_of_deed
from build_tools.compose.wording import FRAGMENT, INSIDE, STEM_MOST, stands_alone
from build_tools.model.article import Paragraph, Passage, Sentence
from build_tools.model.questions import BLANK, Blanks
from build_tools.model.text import NUMERALS, squash

_SETS_OUT = ("norm", "deed")
_ONLY_IF = re.compile("只有[^。]*，才能?")
WEIGHTY = re.compile(
    r"习近平|总书记|主席|同志|党的[一二十]|中央|国务院|会议|报告|决定|公报|讲话|《[^》]+》[^，。]{0,8}(?:提出|规定|强调|要求|指出|明确|部署|写)|宪法|宣言|马克思|恩格斯|列宁|毛泽东|邓小平|古人|古语|俗话|谚语"
)
"""Speakers and documents whose words are worth learning by heart."""
STEM_LEAST, _SHORT_CLAUSE = 12, 10
"""Letters that a stem must keep once its blanks are out, and the most of a clause that is one of several in a row."""
_DIGITS = re.compile(r"\d")
_LEADING = re.compile(
    r"^(?:（[^（）]{2,60}(?:负责|指导|参与|牵头|配合)[^（）]{0,30}）|[0-9]{1,3}[.．、](?![0-9])|(?:比如|例如|譬如)，?|(?:又如|再如|同时|此外|另外|当前|因此|所以|但|而且|其中|近年来|总之|可见|事实上)，|(?:其[一二三四五六]|第[一二三四五六]|首先|其次|再次|最后)，|[一二三四五六七八](?:是(?=[^否个])|要(?=[^求素点])))"
)
_PROMISES = re.compile(
    "(?P<count>[二两三四五六七八九十])(?:个|项|类|种|条|点|重)?(?:方面)?[^，。；：]{0,8}："
)
HANGS = re.compile("(?:联名|[日月年]内|期间|[前后时的])$")
"""How a last clause ends that only says who, when or in what case."""
_TIED = re.compile("，(?:是|才|就|都|也|则|均|而|但|却)")
"""How a clause begins without which the one before is not whole."""
_WAITING = re.compile(
    r"(?:^|[，；：])[可但]?(?:一旦|只要|只有|如果|若|虽|尽管|即使|既|不是|不仅|一方面|一是|即(?![使可便将])|对于?|在|从|当)[^，；]*$"
)
"""A last clause that waits for another."""


def worth(material: Material, paragraph: Paragraph, sentence: Sentence, example: bool = False) -> bool:
    """Whether a sentence sets out what is done or to be done, or says what weighty words say.

    Of the blanks that two strict readers judged, those in other sentences (background, problems, asides) were
    refused two times in three; lists in sentences that demand something were accepted 28 times of 28.
    """
    role = material.findings.role_of(paragraph.number, sentence.number)
    told = role in _SETS_OUT or (example and role == "example")
    text = paragraph.folded_sentence(sentence)
    return told or WEIGHTY.search(text) is not None or _ONLY_IF.match(text) is not None


def windows(paragraph: Paragraph, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """The sentence, then the parts between its semicolons: whatever can be a stem of whole clauses.

    A part whose last clauses lean on the ones before (……，让他们在岗位上亮身份) may lose those.
    """
    text = paragraph.folded_sentence(sentence).rstrip()
    skip = max(0, paragraph.body - sentence.start)
    end = sentence.start + len(text.rstrip("。！；"))
    folded = paragraph.folded
    cuts = [i for i in range(sentence.start + skip, end) if folded[i] == "；"] if "；" in text else []
    parts = [(a + 1, b) for a, b in pairwise([sentence.start + skip - 1, *cuts, end])]
    found = [_from_subject(folded, *part) for part in dict.fromkeys([(parts[0][0], end), *parts])]
    shorter = [(start, start + _whole_before(folded[start:stop])) for start, stop in found]
    for start, stop in [*found, *shorter[-len(parts) :]]:
        body = folded[start:stop]
        if "一是" in body and "二是" not in body:
            continue  # a list that breaks off after its first member
        promised = _PROMISES.search(body)
        if promised and _told_after(body[promised.end() :]) < NUMERALS[promised["count"]]:
            continue  # what is announced (从三个方面减轻负担：) goes on in the next part or sentence
        if 14 <= len(body) <= STEM_MOST and stands_alone(body) and not FRAGMENT.match(body):
            yield start, stop


def _told_after(text: str) -> int:
    """How many things are told after an announcement: sides, parts, members of a list, or short clauses in a row."""
    if sides := text.count("方面，"):
        return sides
    clauses = re.split("[，；]", text)
    short = all(len(clause) <= _SHORT_CLAUSE for clause in clauses)
    return max(len(clauses) if short else 1, 1 + text.count("；"), 1 + text.count("、"))


def _from_subject(text: str, start: int, end: int) -> tuple[int, int]:
    """A part without the word that links it to what stands before (比如, 同时, 其一)."""
    leading = _LEADING.match(text[start:end])
    return start + (leading.end() if leading else 0), end


def _whole_before(text: str) -> int:
    """Where the clauses end that come before the first that points back, in a stem's length; 0 when they need it."""
    leaning = INSIDE.search(text)
    end = text.rfind("，", 0, min(leaning.start() if leaning else len(text), STEM_MOST))
    if (leaning is None and len(text) <= STEM_MOST) or end < 0 or "一是" in text:
        return 0
    open_quote = text.count("“", 0, end) != text.count("”", 0, end)
    waits = _WAITING.search(text[:end]) or HANGS.search(text[:end])
    return 0 if open_quote or waits or _TIED.match(text, end) else end


def window(paragraph: Paragraph, sentence: Sentence) -> tuple[int, int] | None:
    """The first part of a sentence that can be a stem, or None."""
    return next(windows(paragraph, sentence), None)


def letters_left(paragraph: Paragraph, start: int, end: int, spans: list[tuple[int, int]]) -> int:
    """How many letters a stem keeps once its blanks are out; figures tell nothing of its matter."""
    return _letters(paragraph.text[start:end]) - sum(_letters(paragraph.text[a:b]) for a, b in spans)


def _letters(text: str) -> int:
    return len(_DIGITS.sub("", squash(text)))


def blanked(
    material: Material,
    paragraph: Paragraph,
    start: int,
    end: int,
    spans: list[tuple[int, int]],
    rule: str,
    weight: float,
    free: bool = False,
    close: str = "。",
    opening: str = "",
) -> Draft:
    """A fill-in draft: the text from `start` to `end` with `spans` left blank; `free` says that any order is right."""
    stem, at = opening, start
    for a, b in spans:
        stem += paragraph.text[at:a] + BLANK
        at = b
    stem = stem + paragraph.text[at:end] + close
    words: list[Passage] = [paragraph.quote(a, b) for a, b in spans]
    whole = paragraph.quote(start, end)
    note = "（各空顺序不限）" if free and len(words) > 1 else ""
    return Draft(
        kind="fill_blank",
        rule=rule,
        stem=stem + note,
        answer=Blanks(tuple(words), free),
        sources=cite(whole),
        explanation=f"见{where(whole)}。",
        chapter=_chapter(material, whole),
        weight=weight,
    )


def _chapter(material: Material, whole: Passage) -> str:
    """The chapter of what a sentence tells: a named place's deed is a practice, in whatever argument it stands."""
    if material.findings.exemplifies(whole.paragraph, whole.sentence):
        return chapter_of_deed(material, whole.paragraph)
    return material.findings.chapter_of(whole.paragraph)
