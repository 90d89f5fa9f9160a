"""Quotations: somebody's words in quotation marks, with the speaker as the article names them."""

import re

from build_tools.model.article import Article
from build_tools.model.findings import Quotation

SAYING = re.compile(
    r"(?:指出|强调|要求|提出|号召|说|表示|写道|宣示|明确|告诫|认为|谈到|介绍|坦言|嘱托|勉励)(?:了|过)?[，：]?\s*$"
)
_SPEAKER = re.compile(
    r"([^，。；：“”！？]{2,40}?)(?:在[^，。在]{1,10}(?:上|中|里|时|前))?(?:[^，。在]{1,4}地)?(?:曾|就|还|又|再次|明确|一再|反复|多次|深刻|鲜明|郑重|特别)*$"
)


def quotations(article: Article) -> tuple[Quotation, ...]:
    """Every attributed quotation: a verb of saying, then words in quotation marks."""
    found: list[Quotation] = []
    for paragraph in article.paragraphs:
        for sentence in paragraph.sentences:
            text = paragraph.folded_sentence(sentence)
            for match in re.finditer(r"“([^“”]{4,160})”", text):
                before = text[: match.start()]
                saying = SAYING.search(before)
                if not saying:
                    continue
                speaker = _SPEAKER.search(before[: saying.start()])
                if not speaker or not speaker.group(1).strip():
                    continue
                base = sentence.start
                words_end = match.end(1) - (1 if match.group(1)[-1] in "。！？，；" else 0)
                found.append(
                    Quotation(
                        paragraph.quote(base + speaker.start(1), base + speaker.end(1)),
                        paragraph.quote(base + match.start(1), base + words_end),
                        paragraph.quote_sentence(sentence.number),
                    )
                )
    return tuple(found)
