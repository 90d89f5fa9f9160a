"""Where one sentence ends and the next begins."""

import re

from build_tools.model.article import Sentence
from build_tools.model.text import fold

_END = "。！？"
_OPEN, _CLOSE = "“‘（《〈〔", "”’）》〉〕"
_SPEECH_TAG = re.compile(
    r"[^，。！？；：“”]{0,16}(?:说|道|表示|介绍|指出|强调|坦言|感慨|告诉|认为|解释|回忆)[^，。！？；：“”]{0,4}[，。：；]"
)
_CLOSER_NEARBY = 200


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences that join up to exactly `text`.

    A stop inside quotation marks or brackets ends no sentence unless the closing mark is missing;
    a closing quotation mark after a stop does, except where the speaker follows (“……。”某某说。).
    """
    folded = fold(text)
    cuts: list[int] = []
    depth = 0
    length = len(folded)
    for index, char in enumerate(folded):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
            if char == "”" and depth == 0 and index and folded[index - 1] in _END + "…":
                cuts.append(index + 1)
        elif char in _END:
            if depth and not any(mark in folded[index : index + _CLOSER_NEARBY] for mark in _CLOSE):
                depth = 0
            if depth == 0:
                cuts.append(index + 1)
    ends = [cut for cut in cuts if not (folded[cut : cut + 1] in (*_END, "”", "…") and cut < length)]
    ends = [cut for cut in ends if not (folded[cut - 1] == "”" and _SPEECH_TAG.match(folded, cut))]
    return _between(text, ends)


def _between(text: str, ends: list[int]) -> tuple[Sentence, ...]:
    out: list[Sentence] = []
    start = 0
    for end in [*ends, len(text)]:
        while end < len(text) and text[end].isspace():
            end += 1
        if end > start and text[start:end].strip():
            out.append(Sentence(len(out) + 1, start, text[start:end]))
            start = end
    if start < len(text) and out:
        last = out.pop()
        out.append(Sentence(last.number, last.start, text[last.start :]))
    elif start < len(text):
        out.append(Sentence(1, 0, text))
    return tuple(out)
