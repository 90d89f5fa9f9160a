"""The head of an essay: column, title, subtitle, authors, date, table of contents."""

import re
from dataclasses import dataclass, field

from build_tools.adopt.line import HEADING, SUBTITLE, TITLE, Line
from build_tools.model.text import fold
from build_tools.read import layout

_MOST_LINES = 10
_COLUMN = re.compile(r"〔[^〔〕]{2,12}〕|（[^（）\d]{2,10}）")
_ORGAN = re.compile(
    r"(?:中共)?[^，。！？：“”]{2,24}(?:委员会|[部厅处司科]|(?<![新大变破布格结全开])局|办公室|党委|党组|人民政府|研究[室院所]|中心组|课题组)$"
)
# A name after the place of work: 某市委党校 张三, or several names after one place.
_AT_WORK = re.compile(
    r"[^，。！？：“”（）\s]{2,24}(?:党校|学院|大学|学校|研究院|研究所|研究会|委员会|组织部|宣传部|办公室|党委|党组|支部|政府|局|公司|集团|医院|街道|社区|村)"
    r"(?:\s+[\u4e00-\u9fff·]{2,4}){1,4}"
)
# The foot of a cutting: 某某日报 2020年5月6日 第07版.
_PAPER = re.compile(
    r"《?([\u4e00-\u9fff]{2,14}(?:报|杂志|周刊|网))》?\s*[（]?(\d{4})年(\d{1,2})月(\d{1,2})日[）]?\s*[（]?(?:第?\s*[A-Z]?\d{1,3}\s*版)?[）]?"
)
_MONTH = re.compile(r"（?(\d{4})年(\d{1,2})月）?")
_NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff])(?:\d(?:[,，]\d)*|[*＊])(?=[\s，、]|$)")
"""The raised mark behind a name that leads to where its bearer works (沈知微1，高立2)."""
BULLET = re.compile(rf"^[{layout.BULLETS}▍▌]\s*")
_SUBTITLE = re.compile(r"\s*[—－\-–―]+\s*(?=\S)")
_DATE = re.compile(
    r"（?(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?）?"
)
_SOURCE = re.compile(r"来源\s*[：:]\s*([^\s　]{2,40})")
_LABELS = re.compile(
    r"(?:发布时间|发布日期|时间|日期|责任编辑|编辑|责编|字号|点击|浏览|阅读)\s*[：:]\s*(?:〔[^〕]*〕|(?![^\s：]+：)\S*)"
)
"""What a web page adds to the line of the author."""
_RULE = re.compile(r"[-—_=*·\s]{3,}")
_CREDIT = re.compile(
    "(?:作者|撰文|撰稿|文字|图片|摄影|制图|新媒体|本期|值班|栏目|责任|实习|策划|监制|美编|校对|排版|统筹|编审|审核|编辑|责编){1,3}"
    r"\s?[：/／|丨]\s?[^，。；：]{2,14}(?:（[^（）]{1,30}）)?(?:\s+[^，。；：]{2,6}){0,3}"
    "|扫一扫.{0,12}|分享(?:本页|到).{0,8}|【?(?:打印|关闭)[^。]{0,10}】?"
)
"""A line below a text that says who set, drew, checked or shares the page."""
_CONTENTS = re.compile(r"目\s*[录次]")
_LEADER = re.compile(r"[\s.…·・　]*\d{1,3}$")
_PART = re.compile(r"(?:前言|引言|导言|导语|序言|序|绪论|结语|结论|正文|摘要|提要|附则|总则|附件|附录)$")


@dataclass(slots=True)
class Header:
    """What the lines above the text say, and what an editor should check of it (in Chinese)."""

    fields: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def take_header(lines: list[Line]) -> tuple[Header, list[Line]]:
    """The header of a document and the lines below it. `lines` must not be empty."""
    header = Header()
    lines = _without_contents(lines)
    named = next((i for i, line in enumerate(lines[:_MOST_LINES]) if line.role == TITLE), 0)
    above, lines = lines[:named], lines[named:]
    if not above and len(lines) > 1 and _COLUMN.fullmatch(fold(lines[0].text)):
        above, lines = lines[:1], lines[1:]
    if (
        not above
        and len(lines) > 2
        and _ORGAN.fullmatch(lines[0].text)
        and not layout.is_byline(lines[1].text)
        and not _dashed(lines[1].text)  # what stands above a subtitle is the title (……开新局)
    ):
        _byline(lines[0].text, header)  # a report names its office above its title
        lines = lines[1:]
    at = _title(lines, header)
    if above and _COLUMN.fullmatch(fold(above[-1].text)):
        header.fields["column"] = above.pop().text.strip("【】[]［］〔〕（）()")
    while at < min(len(lines), _MOST_LINES) and _belongs(lines, at, header):
        at += 1
    return header, [*above, *lines[at:]]


def _title(lines: list[Line], header: Header) -> int:
    """Take the title; the number of lines that it fills."""
    at = 1
    text = lines[0].text
    while (
        lines[0].role == TITLE and at < len(lines) and lines[at].role == TITLE and not _dashed(lines[at].text)
    ):
        text += lines[at].text
        at += 1
    if text.endswith(("：", ":")) and at < len(lines) and layout.looks_like_heading(lines[at].text):
        text += lines[at].text
        at += 1
    header.fields["title"], column = layout.split_title(re.sub(r"^#+\s+", "", text))
    if column:
        header.fields["column"] = column
    if len(header.fields["title"]) > 60:
        header.notes.append("第一行当作了标题，但它太长，请核对 title")
    return at


def _belongs(lines: list[Line], at: int, header: Header) -> bool:
    """Whether line `at` belongs to the header; if so, what it says is taken over."""
    line = lines[at]
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if not re.search(r"\w", line.text):
        return True  # a rule of dashes under the title
    if _CREDIT.fullmatch(fold(line.text)) and not re.match("作者|撰文|撰稿", line.text):
        header.notes.append(f"标题下的这一行没有放进正文，请核对：{line.text}")
        return True
    named = line.role in (SUBTITLE, TITLE) and not (line.role == SUBTITLE and layout.is_byline(line.text))
    if "subtitle" not in header.fields and (
        named or _dashed(line.text) or (line.role != HEADING and _bare_subtitle(line.text, following))
    ):
        header.fields["subtitle"] = _SUBTITLE.sub("", line.text, count=1)
        return True
    if "column" not in header.fields and _COLUMN.fullmatch(fold(line.text).strip()):
        header.fields["column"] = line.text.strip("【】[]［］〔〕（）() ")
        return True
    if layout.page_facts(line.text):
        page_facts(line.text, header)
        return True
    if cutting := _PAPER.fullmatch(fold(line.text).strip()):
        _cutting(cutting, header)
        return True
    if layout.OCCASION.fullmatch(fold(line.text).strip()):
        _occasion(line.text, header)
        return True
    if line.role == HEADING or layout.role_of(line.text) != "text" or _PART.match(fold(line.text)):
        return False
    if _AT_WORK.fullmatch(line.text.strip()):
        _byline(line.text, header)
        return True
    if layout.numbering(line.text) or not (layout.is_byline(line.text) or _ORGAN.fullmatch(line.text)):
        return False
    _byline(line.text, header)
    return True


def take_credits(lines: list[Line], header: Header) -> list[Line]:
    """The body without the credits below its text (文字编辑：张三, 审核：李四, a drawn line), which the editor is told of."""
    end = len(lines)
    while end > 2 and (_RULE.fullmatch(lines[end - 1].text) or _CREDIT.fullmatch(fold(lines[end - 1].text))):
        end -= 1
    told = [line.text for line in lines[end:] if not _RULE.fullmatch(line.text)]
    for text in told:
        named = re.match(r"(?:作者|撰文|撰稿)\s?[：:]\s?([^（(]+)(?:[（(](.+)[）)])?", text)
        if named and "author" not in header.fields:
            _byline(named[1].strip(), header)
            header.fields |= {"author_role": named[2]} if named[2] else {}
    if told:
        header.notes.append(f"文末这几行没有放进正文，请核对：{'；'.join(told)}")
    return lines[:end]


def take_signature(lines: list[Line], header: Header) -> list[Line]:
    """The body without a line at its end that names the authors, (某县水利局 张三), where none stood above the text."""
    if len(lines) < 3 or "author" in header.fields:
        return lines
    folded = fold(lines[-1].text).strip()
    signed = re.fullmatch(r"（([^（）。]{2,40})）", folded)
    if layout.AUTHOR_NOTE.search(folded) or not signed:
        return lines
    if not (layout.is_byline(signed[1]) or _AT_WORK.fullmatch(signed[1])) or _DATE.match(signed[1]):
        return lines
    _byline(signed[1], header)
    header.notes[-1] += "（原来写在文末）"
    return lines[:-1]


def page_facts(text: str, header: Header) -> None:
    """What a site says of its page: publisher and day are taken over, the rest is told to the editor."""
    folded = fold(text).strip()
    publisher = re.search(r"(?:发布机构|发布单位|信息来源|来源)\s*：\s*《?([^\s　：《》]{2,30})", folded)
    day = re.search(r"(?:发布时间|发布日期|成文日期)\s*：\s*(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})", folded)
    if publisher:
        header.fields.setdefault("publication", publisher[1])
    if day:
        header.fields.setdefault("date", f"{int(day[1]):04}-{int(day[2]):02}-{int(day[3]):02}")
    header.notes.append(f"网页上的这一行没有放进正文，请核对来源和日期：{folded}")


def _occasion(text: str, header: Header) -> None:
    """Who gave a lecture is its author; when, where and to whom is told to the editor."""
    folded = fold(text).strip()
    speaker = re.match(r"(?:主讲人?|授课人|讲授人)\s*：\s*", folded)
    if speaker:
        _byline(folded[speaker.end() :], header)
    else:
        header.notes.append(f"标题下的这一行没有放进正文，请核对：{folded}")


def _dashed(text: str) -> bool:
    return layout.is_subtitle(text) and bool(_SUBTITLE.match(text))


def _bare_subtitle(line: str, following: str) -> bool:
    """A second title line without a dash counts as the subtitle only when a byline follows it."""
    return (
        not layout.is_byline(line)
        and layout.looks_like_heading(line)
        and not layout.numbering(line)
        and not _PART.match(fold(line))
        and layout.is_byline(following)
    )


def _without_contents(lines: list[Line]) -> list[Line]:
    """A table of contents repeats the headings to come: it is layout, not text."""
    start = next((i for i, line in enumerate(lines[:14]) if _CONTENTS.fullmatch(line.text)), None)
    if start is None:
        return lines
    later = {_key(line.text): i for i, line in enumerate(lines)}
    end = start + 1
    while end < len(lines) and later[_key(lines[end].text)] > end:
        end += 1
    return lines[:start] + lines[end:]


def _key(text: str) -> str:
    return re.sub(r"\s", "", _LEADER.sub("", text)) or text


def _cutting(found: re.Match[str], header: Header) -> None:
    """Paper and date of a cutting, unless another line has told them."""
    paper, *numbers = found.groups()
    year, month, day = map(int, numbers)
    for name, value in (("publication", paper), ("date", f"{year:04}-{month:02}-{day:02}")):
        header.fields.setdefault(name, value)
    header.notes.append(f"请核对来源和日期：{found.group().strip()}")


def _byline(text: str, header: Header) -> None:
    folded = fold(text).strip()
    paper = layout.PAPER.fullmatch(folded) or layout.PAGE_DATED.fullmatch(folded)
    if paper:
        header.fields.setdefault("publication", paper[1])
        header.fields.setdefault("date", f"{int(paper[2]):04}-{int(paper[3]):02}-{int(paper[4]):02}")
        header.notes.append(f"请核对来源和日期：{folded}")
        return
    issue = layout.ISSUE.fullmatch(folded)
    if issue:
        number, month = issue["number"], issue["month"]
        header.fields.setdefault("publication", issue[1] + (f"（第{number}期）" if number else ""))
        header.fields.setdefault("date", issue[2] + (f"-{int(month):02}" if month else ""))
        header.notes.append(f"请核对来源和日期：{folded}")
        return
    if layout.AFFILIATION.fullmatch(folded):
        header.fields.setdefault("author_role", re.sub(r"[，\s]*\d{6}\s*$", "", folded.strip("（） ")))
        header.notes.append(f"请核对作者单位：{folded}")
        return
    date = _DATE.match(folded)
    source = _SOURCE.search(folded)
    if source and "publication" not in header.fields:
        header.fields["publication"] = re.sub(r"^《([^《》]+)》$", r"\1", source.group(1))
        header.notes.append(f"请核对来源：{source.group(1)}")
    if date and "date" not in header.fields:
        year, month, day = (int(part) for part in date.groups())
        header.fields["date"] = f"{year:04}-{month:02}-{day:02}"
        header.notes.append(f"请核对日期：{header.fields['date']}")
    if date or source:
        rest = _LABELS.sub("", _SOURCE.sub("", _DATE.sub("", folded))).strip(" ，；|")
        if not rest:
            return
        folded = rest
    if month := _MONTH.fullmatch(folded):
        header.fields.setdefault("date", f"{month[1]}-{int(month[2]):02}")
        header.notes.append(f"标题下写着{folded.strip('（）')}：只有年月，请核对日期")
        return
    folded = _NOTE_MARK.sub("", folded)
    name = BULLET.sub("", re.sub(r"^(?:作者|文|撰文|撰稿|采写|执笔)[\s：/／|　]+", "", folded))
    author = header.fields.get("author")
    header.fields["author"] = f"{author}　{name}" if author else re.sub(r"\s+", " ", name)
    header.notes.append(f"请核对作者：{header.fields['author']}")
