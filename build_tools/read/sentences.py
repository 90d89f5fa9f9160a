"""Where one sentence ends and the next begins."""

import re

from build_tools.model.article import Sentence
from build_tools.model.text import fold, unpaired

_END = "。！？"
_ENDS = (*_END, "…")
_OPEN, _CLOSE = "“‘（《〈〔", "”’）》〉〕"
_MARK = re.compile(f"[{re.escape(_OPEN + _CLOSE + _END)}]")
_SPEECH_TAG = re.compile(
    r"[^，。！？；：“”]{0,16}(?:说|道|表示|介绍|指出|强调|坦言|感慨|告诉|认为|解释|回忆|回答|答|问|喊|笑|叹)"
    r"[^，。！？；：“”]{0,4}[，。：；]"
)
# What follows quoted words and still belongs to their sentence.
_GOES_ON = re.compile(r"[，、；：）〉》〕’]|(?:的|等|之类|之问|这|那|一类|一句|为题|为代表|是)")
_CLOSER_NEARBY = 200


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences that join up to exactly `text`.

    A stop inside quotation marks or brackets ends no sentence, unless the closing mark is far; a mark whose
    other half is missing opens and closes nothing. A closing quotation mark after a stop ends a sentence, except
    where the sentence goes on (`_goes_on`).
    """
    folded = fold(text)
    alone = unpaired(folded)
    cuts: list[int] = []
    depth = 0
    opened = 0
    for mark in _MARK.finditer(folded):
        index, char = mark.start(), mark.group()
        if index in alone:
            if char == "”" and depth == 0 and folded[index - 1 : index] in _ENDS:
                cuts.append(index + 1)
        elif char in _OPEN:
            # Quotations that follow one another make one: “……。”“……。”等标语.
            if not depth and not (char == "“" and folded[index - 1 : index] == "”"):
                opened = index
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
            stopped = char == "”" and depth == 0 and folded[index - 1 : index] in _ENDS
            if stopped and not _goes_on(folded, opened, index + 1):
                cuts.append(index + 1)
        elif char in _END:
            if depth and not any(closer in folded[index : index + _CLOSER_NEARBY] for closer in _CLOSE):
                depth = 0
            if depth == 0:
                cuts.append(index + 1)
    ends = [cut for cut in cuts if not (folded[cut : cut + 1] in (*_END, "”", "…") and cut < len(folded))]
    return _between(text, ends)


def _goes_on(folded: str, opened: int, after: int) -> bool:
    """Whether the sentence goes on after a quotation that ends with a stop.

    It does where another quotation or a word that governs the quotation follows (“……？”的疑问),
    where the speaker follows words that no colon announced (“……！”老陈回答。), and where a question
    or call stands in the middle of a clause (面对“……？”他没有回答。).
    """
    announced = folded[opened - 1 : opened] == "："
    if folded.startswith("“", after):
        closing = folded.find("”", after)
        return closing > 0 and not announced
    if _GOES_ON.match(folded, after):
        return True
    if announced:
        return False
    if _SPEECH_TAG.match(folded, after):
        return True
    inside = folded[opened - 1 : opened].strip("，；。！？…”） ") != ""
    return inside and folded[after - 2] in "？！" and bool(folded[after:].strip())


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
