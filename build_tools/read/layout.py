"""The genre's furniture: what in an essay is not running text.

Title, subtitle, column, abstract, keywords, author note, headings with and without numbers.
Used for Markdown articles and, by `adopt`, for plain text.
"""

import re
from dataclasses import dataclass

from build_tools.model.text import HAN, fold

_N = "一二三四五六七八九十百零〇两"
NUMBERING = re.compile(
    rf"(?:第[{_N}\d]+(?:编|章|节|条|部分|款)[\s　：、]*"
    rf"|[{_N}]{{1,3}}(?:[、．][\s　]*|[\s　]+(?=[\u4e00-\u9fff“]))"
    rf"|（[{_N}\d]{{1,3}}）[、\s　]*"
    rf"|\d{{1,2}}(?:[、．]|\.(?!\d))[\s　]*|\d{{1,2}}[\s　]+(?=[\u4e00-\u9fff])(?![年月日时分岁个名人位家条项万亿元天次多余至到])"
    rf"|\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?[\s　]+"
    rf"|[①-⑳][\s　]*)"
)
"""A mark that opens a heading or a paragraph: 第一章, 第三条, 一、, （一）, 1. and ①."""

ABSTRACT = re.compile(
    r"[〔（]?\s*(内容提要|内容摘要|摘\s*要|提\s*要|核心提示|核心阅读|编者按|导\s*读)\s*(?:[〕）]\s*[：:]?|[：:]|\s|$)\s*"
)
# A furniture word counts only with the mark that sets it off: “关键词是节水” is a sentence.
KEYWORDS = re.compile(r"[〔（]?\s*关\s*键\s*词\s*(?:[〕）]\s*[：:]?|[：:]|\s)\s*")
_APPARATUS = re.compile(
    r"(?:中图分类号|文献标[识志]码|文章编号|DOI|基金项目|收稿日期|作者简介|责任编辑|Abstract|Key\s*words)\s*(?:[：:〕）]|\s|$)",
    re.IGNORECASE,
)
REFERENCES = re.compile(r"(?:主要)?(?:参考文献|注\s*释|参考资料)\s*[：:]?$")
AUTHOR_NOTE = re.compile(
    r"（\s*((?:(?:本文)?作者(?:单位|为|系|是|[：:\s])|(?:执笔|通讯员|本报记者|记者|供稿|来源|责任编辑)[：:\s]|课题组|本报评论员)"
    r"[^（）]*(?:（[^（）]*）[^（）]*)*)）\s*$"
)
_BYLINE = re.compile(
    r"(?:本报|本刊|新华社|通讯员|记者|作者|文|撰文|撰稿|采写|执笔|来源|课题组|□|■|○|●)[\s：:/／|　]|[^，。！？]{2,24}(?:调研组|调查组|课题组|编写组|评论员|记者)(?:\s|$)|[^，。！？]{2,20}(?:负责同志|主要负责人)$"
)
_ONE = r"(?:[一-龥][\s　]{1,3}[一-龥](?![一-龥])|[一-龥](?:[\s　]?[一-龥]){1,3})(?:[0-9*](?:[,，][0-9])*)?"
_OFFICE = r"[^，。！？：；、\s]{3,26}(?:[部委厅局处科司室组会院所校社站队团体系]|中心)"
_NAME = re.compile(
    rf"{_ONE}(?:(?:[\s　、]+|(?<=[0-9*])，[\s　]*){_ONE})*$|[^，。！？：；\s]{{3,26}}[长任员师授家记官士][\s　]+{_ONE}$|{_OFFICE}(?:[\s　]+{_ONE})+$"
)
"""Names of authors, with marks of footnotes; or an office and names (某市应急管理局局长　张三, 某县水利局　张三　李四)."""
AFFILIATION = re.compile(r"（(?!\d)[^（）。；]{4,60}[，\s]+\d{6}\s*）")
"""Where the one author works, with the postcode, under the name on a paper in a journal."""
_AFFILIATIONS = re.compile(r"（1[.．][^（）]*\d{6}[^（）]*）")
PAGE_FACT = re.compile(
    r"(?:索引号|信息来源|发布机构|发布单位|发布时间|发布日期|成文日期|浏览次数|阅读次数|点击数|字体|文号|主题分类|公开方式|有效性)\s*："
)
OCCASION = re.compile(
    r"(?:主讲人?|授课人|讲授人|授课对象|听课对象|时间|地点|日期|主持人?|嘉宾|采访人|受访者|整理人?|责任?编辑?|审核|校对)\s*：\s*[^。！？；]{2,60}"
)
"""When and where a lecture was given or a talk held, by whom, to whom (授课对象：……), or who saw to the text."""
ASKED = re.compile(r"(?:记者|主持人|采访者|问|Q)\s*\d*\s*[：.、]\s*(?=\S)")
"""How a question of an interview begins."""
_BESIDE_FACTS = re.compile(r"(?:来源|字号|责任编辑|责编|编辑|浏览|点击|作者)\s*：")
ISSUE = re.compile(
    r"（?\s*(?:原?载|刊于|来源：?)?\s*《([^《》]{2,20})》(?:杂志|期刊)?\s*(\d{4})年(?:第?\s*(?P<number>\d{1,2})\s*期|(?P<month>\d{1,2})月)?[^（）。]{0,12}）?"
)
"""A journal with its issue (载《某刊》2023年第9期)."""
PAPER = re.compile(
    r"(?:来源：?\s*)?《?([^《》，。\s\d（）]{2,16})》?\s*（?\s*(\d{4})(?:年|-|/)(\d{1,2})(?:月|-|/)(\d{1,2})日?\s*[,，]?\s*(?:第?\s*[\d一二三四五六七八九十]{1,3}\s*版)?[^。（）]{0,8}）?"
)
"""A newspaper with the day and page (《某日报》（2023年10月31日 14版））."""
_SENTENCE_END = re.compile(r"[。！？；：…，、]$")
_COLUMN = re.compile(
    r"[（〔](?!试行|暂行|修订|修正|草案|征求意见|讨论稿|送审|节选|摘[编要录]|[上中下一二三四五六七八九十续]+[）〕])([^（）〔〕]{2,10})[）〕]$"
)
"""A column in brackets behind a title; never what a rule or a part of a text is (试行, 修订, 节选)."""
_DATE = re.compile(
    r"(?:[（]?\d{4}[年.\-/]\d{1,2}(?:[月.\-/]\d{1,2}日?)?[）]?|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{0,3}日?)"
)
PAGE_DATED = re.compile(r"([^，。！？；：]{2,30}?)[\s|·　]+(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?")
"""A paper or its column with the day: 某农民报 · 理论版　2023-09-14."""
# A remark in brackets ends a sentence, not a heading, unless it belongs to the name of a document.
_REMARK = re.compile(r"（(?!试行|暂行|草案|修订|[一二三四五上中下]）)[^（）]{3,}）$")
BULLETS = "◆◇■□●○▲△▶►▸▪▫❖◎★☆※➤➢✔✓"
"""Signs that open the items of a list."""
HEADING_MOST, _QUESTION_MOST = 48, 30
"""Letters of a heading, and of a question that is one without a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text body with its furniture role.

    `role` is title, subtitle, byline, abstract, keywords, apparatus, author_note, references,
    heading or text; `level` counts for headings only (2 is the highest).
    """

    role: str
    text: str
    number: int
    level: int = 0


def numbering(text: str) -> str:
    """The numbering mark that opens `text`, or the empty string."""
    match = NUMBERING.match(fold(text))
    return text[: match.end()] if match else ""


def paragraph_mark(text: str) -> str:
    """The mark that opens a paragraph: a number, or the dash or bullet of a list (——加强领导。)."""
    dash = re.match(rf"\s*(?:—{{1,2}}|[{BULLETS}])\s*(?=[^—\s])", fold(text))
    return text[: dash.end()] if dash else numbering(text)


def answer_mark(text: str, heading: str | None) -> str:
    """Who answers, at the head of a paragraph under a question of an interview (方立群：, 答：), or the empty string."""
    answers = (
        re.match(r"(?:答|[\u4e00-\u9fff·]{2,4})：\s*", fold(text))
        if ASKED.match(fold(heading or ""))
        else None
    )
    return text[: answers.end()] if answers else ""


def heading_level(mark: str) -> int:
    """Level of a heading by its numbering mark: 2 for 第一章, 一、 and no mark, 3 for （一） and 第一节, 4 for 1., 5 for 1.1, 6 below."""
    folded = fold(mark).strip()
    if not folded or re.match(rf"第[{_N}\d]+(?:编|章|部分)|[{_N}]+(?:[、．]|$)", folded):
        return 2
    if re.match(rf"第[{_N}\d]+节|（[{_N}]+）", folded):
        return 3
    decimals = re.match(r"\d+((?:\.\d+)*)", folded)
    return min(4 + (decimals[1].count(".") if decimals else 0), 6)


def is_article_mark(mark: str) -> bool:
    """Whether the mark is that of a regulation's article (第三条), which opens running text."""
    return bool(re.match(rf"第[{_N}\d]+[条款]", mark))


def looks_like_heading(text: str) -> bool:
    """Whether a line standing alone is a heading: short, no stop, no stop inside, not a date, name or byline."""
    folded = fold(text).strip()
    mark = numbering(folded)
    rest = folded[len(mark) :]
    if is_article_mark(mark) or not rest or len(rest) > HEADING_MOST or not HAN.search(rest):
        return False
    if re.search(r"[。；，、：…]$", rest) or "。" in rest or (rest.count("，") > 3):
        return False
    if not mark and (re.search(r"(?:！|[！？][”’])$", rest) or _REMARK.search(rest)):
        return False
    if not mark and rest.endswith("？") and len(rest) > _QUESTION_MOST:
        return False
    return not (
        (_DATE.match(rest) and (_DATE.fullmatch(rest) or is_byline(rest)))
        or OCCASION.fullmatch(rest)
        or _is_apparatus(rest)
        or AUTHOR_NOTE.search(rest)
        or _BYLINE.match(rest)
    )


def _is_apparatus(folded: str) -> bool:
    return bool(
        _APPARATUS.match(folded.lstrip("〔（ ")) or _AFFILIATIONS.fullmatch(folded) or page_facts(folded)
    )


def page_facts(text: str) -> bool:
    """Whether a line holds what a site prints under a title: 索引号：……　发布机构：……　字体：【大 中 小】."""
    folded = fold(text).strip()
    found = PAGE_FACT.findall(folded)
    if len(found) == 1:
        beside = len(_BESIDE_FACTS.findall(folded))
        return beside >= 2 or (bool(PAGE_FACT.match(folded)) and len(folded) < 40)
    return len(found) > 1


def without_mark(mark: re.Pattern[str], text: str) -> str:
    """A line without the word that opens it (内容提要：, 关键词：)."""
    match = mark.match(fold(text))
    return text[match.end() :] if match else text


def abstract_name(text: str) -> str:
    """What a line that opens an abstract calls it: 内容提要, 摘要, 编者按."""
    match = ABSTRACT.match(fold(text))
    return "".join(match.group(1).split()) if match else ""


def split_title(text: str) -> tuple[str, str | None]:
    """Title and column of a title line: 标题（人民要论） gives (标题, 人民要论)."""
    folded = fold(text).rstrip()
    before = re.match(r"\s*〔([^〔〕]{2,10})〕\s*", folded)
    if before and len(folded) - before.end() >= 4:
        return text[before.end() :].strip(), text[before.start(1) : before.end(1)]
    match = _COLUMN.search(folded)
    if match and match.start() >= 4:
        return text[: match.start()].strip(), text[match.start(1) : match.end(1)]
    return text.strip(), None


def is_subtitle(text: str) -> bool:
    """Whether a line under the title is its subtitle (——……)."""
    return bool(re.match(r"\s*(?:——|—)", fold(text)))


def is_byline(text: str) -> bool:
    """Whether a line under the title names the author, the date or the paper."""
    folded = fold(text).strip()
    dated = _DATE.match(folded) and (len(folded) < 30 or ("来源：" in folded and len(folded) < 60))
    if (
        dated
        or (len(folded) <= 40 and PAGE_DATED.fullmatch(folded))
        or any(pattern.fullmatch(folded) for pattern in (PAPER, ISSUE, AFFILIATION))
    ):
        return True
    return (
        len(folded) <= 40
        and not _SENTENCE_END.search(folded)
        and bool(_BYLINE.match(folded) or _NAME.fullmatch(folded))
    )


def role_of(text: str) -> str:
    """Furniture role of a line by its opening: abstract, keywords, apparatus, author_note, references or text."""
    folded = fold(text).strip()
    if ABSTRACT.match(folded):
        return "abstract"
    if KEYWORDS.match(folded):
        return "keywords"
    if _is_apparatus(folded):
        return "apparatus"
    if REFERENCES.fullmatch(folded):
        return "references"
    match = AUTHOR_NOTE.search(folded)
    if match and match.start() == 0:
        return "author_note"
    return "text"
