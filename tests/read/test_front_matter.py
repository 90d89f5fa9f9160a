"""Errors of the front matter teach: each names file and line, is Chinese, and says how to mend it."""

import re

import pytest

from build_tools.errors import ContentError, Fault
from build_tools.read import read

CHAPTERS = {"urgency": "紧迫性", "practices": "做法与经验", "quality": "提高质量"}
BODY = "## 村里的井\n\n井是村庄的记忆。\n"


def faults(matter: str, body: str = BODY) -> tuple[Fault, ...]:
    """The faults of an article whose front matter holds these lines (its first is line 2 of the file)."""
    with pytest.raises(ContentError) as caught:
        read(f"---\n{matter}\n---\n\n{body}", "well", "articles/well.md", CHAPTERS)
    assert str(caught.value) == "\n".join(map(str, caught.value.faults))
    return caught.value.faults


SLIPS = {
    "full-width colon": ("title：村里的井\nedition: original", 2, "全角冒号"),
    "missing space": ("title: 村里的井\nedition:original", 3, "缺一个空格"),
    "unknown field": ("title: 村里的井\nedition: original\nwriter: 老陈", 4, "writer"),
    "bad date": ("title: 村里的井\nedition: original\ndate: 2019年5月6日", 4, "2019-05-06"),
    "impossible date": ("title: 村里的井\nedition: original\ndate: '2019-02-30'", 4, "2019-02-30"),
    "wrong edition": ("title: 村里的井\nedition: copy", 3, "restated"),
    "duplicate key": ("title: 村里的井\nedition: original\ntitle: 另一口井", 4, "写了两次"),
    "unknown chapter": ("title: 井\nedition: original\nchapters:\n  村里的井: duty", 5, "duty"),
    "chapter by its title": (
        "title: 井\nedition: original\nchapters:\n  村里的井: 紧迫性",
        5,
        "改成“村里的井: urgency”",
    ),
    "missing title": ("edition: original", 2, "title"),
    "missing edition": ("title: 村里的井", 2, "edition"),
    "address without scheme": ("title: 井\nedition: original\nurl: example.org", 4, "https://"),
    "tabulator": ("title: 井\nedition: original\nchapters:\n\t村里的井: quality", 5, "制表符"),
    "colon in the value": ("title: 井: 村庄的记忆\nedition: original", 2, "引号"),
    "empty value": ('title: ""\nedition: original', 2, "空的"),
    "impossible date without quotes": (
        "title: 村里的井\nedition: original\ndate: 2019-02-30",
        4,
        "2019-02-30。写成",
    ),
    "missing colon": ("title 村里的井\nedition: original", 2, "缺冒号"),
    "open quotation mark": ('title: 村里的井\nedition: original\nrights: "公有', 4, "引号没有成对"),
    "open bracket": ("title: 村里的井\nedition: original\ntags: [水\nauthor: 老陈", 4, "没有成对"),
    "mark at the head of a value": ("title: 村里的井\nedition: original\nauthor: @老陈", 4, "加上引号"),
    "full-width colon in chapters": (
        "title: 井\nedition: original\nchapters:\n  村里的井：quality",
        5,
        "改成“村里的井: quality”",
    ),
    "missing space in chapters": (
        "title: 井\nedition: original\nchapters:\n  村里的井:quality",
        5,
        "改成“村里的井: quality”",
    ),
    "list in chapters": (
        "title: 井\nedition: original\nchapters:\n  - 村里的井: quality",
        5,
        "不要加“- ”",
    ),
    "chapters on one line": ("title: 井\nedition: original\nchapters: quality", 4, "另起一行"),
    "no chapter given": (
        "title: 井\nedition: original\nchapters:\n  村里的井:",
        5,
        "urgency（紧迫性）、practices（做法与经验）、quality（提高质量）",
    ),
    "two chapters": (
        "title: 井\nedition: original\nchapters:\n  村里的井: [quality, urgency]",
        5,
        "一个篇章",
    ),
    "chapters not indented": (
        "title: 井\nedition: original\nchapters:\n村里的井: quality",
        5,
        "行首空两格",
    ),
    "alias": ("title: &t 井\nedition: original", 2, "&"),
    "tag": ("title: !!python/name:os.system 井\nedition: original", 2, "!"),
    "order": ("title: 井\nedition: original\norder: 首篇", 4, "整数"),
    "address with markup": ('title: 井\nedition: original\nurl: https://a.example/"onload=x', 4, "网址"),
    "too long": (f"title: {'井' * 201}\nedition: original", 2, "太长"),
}


@pytest.mark.parametrize(("matter", "line", "word"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_with_its_line(matter: str, line: int, word: str) -> None:
    """One slip gives one fault: `path:line: ` and a Chinese message that names the slip or its cure."""
    (fault,) = faults(matter)
    assert str(fault).startswith(f"articles/well.md:{line}: ")
    assert len(re.findall(r"[\u4e00-\u9fff]", fault.message)) >= 4
    assert word in fault.message


def test_what_must_be_there_is_not_to_be_deleted() -> None:
    """An empty title is to be filled in; an empty author may as well go."""
    title, author = faults('title: ""\nedition: original\nauthor: ""')
    assert "填上标题" in title.message and "删去" not in title.message
    assert "或删去这一行" in author.message


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("井是村庄的记忆。\n", 1, "edition: original（原文；本站编写的学习版写 restated）"),
        ("---\ntitle: 井\nedition: original\n\n井是村庄的记忆。\n", 4, "没有结束"),
        ("---\ntitle: 井\nedition: original\n井是村庄的记忆。\n", 4, "没有结束"),
        ("———\ntitle: 井\nedition: original\n———\n\n井是村庄的记忆。\n", 1, "三个半角减号"),
    ],
)
def test_front_matter_without_its_fences_is_told(text: str, line: int, word: str) -> None:
    """A missing head, one that does not end and one between wrong dashes are told apart, each with its cure."""
    with pytest.raises(ContentError) as caught:
        read(text, "well", "articles/well.md", CHAPTERS)
    (fault,) = caught.value.faults
    assert fault.line == line and word in fault.message


def test_a_heading_that_is_not_there_is_named() -> None:
    """A chapter given to a heading that the text does not have is a fault that quotes the heading."""
    (fault,) = faults("title: 井\nedition: original\nchapters:\n  村外的井: quality")
    assert re.fullmatch(r"articles/well\.md:5: .*“村外的井”.*找不到.*", str(fault))


def test_values_that_are_wrong_come_together() -> None:
    """Wrong edition, unknown field, bad date and bad address are told in one run, line by line."""
    found = faults("title: 井\nedition: copy\nwriter: 老陈\ndate: 五月\nurl: example.org")
    assert [fault.line for fault in found] == [3, 4, 5, 6]


def test_slips_of_writing_come_together() -> None:
    """Full-width colon, missing space and tabulator of one file are told in one run, line by line."""
    found = faults("title：井\nedition:original\ntags:\n\t- 水")
    assert [fault.line for fault in found] == [2, 3, 5]


def test_unknown_chapters_come_together() -> None:
    """Each heading that is given to an unknown chapter is its own fault, which names the known ones."""
    body = "## 村里的井\n\n井在。\n\n## 村外的井\n\n井也在。\n"
    found = faults("title: 井\nedition: original\nchapters:\n  村里的井: duty\n  村外的井: story", body)
    assert [fault.line for fault in found] == [5, 6]
    assert all(
        "urgency（紧迫性）、practices（做法与经验）、quality（提高质量）" in fault.message for fault in found
    )


def test_headings_that_are_not_there_come_together() -> None:
    """Each heading that the text does not have is its own fault, and so is a body without text."""
    matter = "title: 井\nedition: original\nchapters:\n  东井: quality\n  西井: urgency"
    found = faults(matter, "## 村里的井\n")
    assert [word for word in ("东井", "西井", "正文是空的") if word in "".join(f.message for f in found)] == [
        "东井",
        "西井",
        "正文是空的",
    ]


@pytest.mark.parametrize("source", ["", "井是村庄的记忆。\n"])
def test_a_file_without_front_matter_is_told_what_to_write(source: str) -> None:
    """Without a closed block at its head a file is refused at line 1 with the lines that it needs."""
    with pytest.raises(ContentError) as caught:
        read(source, "well", "articles/well.md", CHAPTERS)
    assert re.match(r"articles/well\.md:1: .*title: .*edition: ", str(caught.value))


@pytest.mark.parametrize("date", ["2019-05-06", '"2019-05-06"', "2019-05", "2019", "'2019'"])
def test_a_date_as_far_as_it_is_known(date: str) -> None:
    """A day, a month or a year is a date, with quotation marks or without."""
    article = read(
        f"---\ntitle: 井\nedition: original\ndate: {date}\n---\n\n{BODY}", "well", "w.md", CHAPTERS
    )
    assert article.meta.date == date.strip("\"'")


def test_a_line_that_cannot_be_read_hides_no_other_fault() -> None:
    """An open quotation mark, a name written twice, a wrong date, edition and heading come in one run."""
    found = faults(
        'title: "井\nedition: copy\ndate: 五月\ndate: 2019\nchapters:\n  村外的井: quality\ncolour: red'
    )
    assert [fault.line for fault in found] == [2, 3, 4, 5, 7, 8]


def test_aliases_do_not_expand() -> None:
    """Nested aliases, which would make gigabytes of a kilobyte, and deep brackets are refused at once."""
    bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    assert "&" in faults(f"title: 井\nedition: original\na0: &a0 x\n{bomb}")[0].message
    assert "太深" in faults("title: 井\nedition: original\ntags: " + "[" * 5000)[0].message


@pytest.mark.parametrize("written", ["一、村里的井", "村里的井", "一、 村里的井"])
def test_a_heading_may_be_named_with_its_number(written: str) -> None:
    """`chapters` finds a heading with or without its numbering mark, and with marks of either width."""
    head = (
        f"---\ntitle: 井\nedition: original\nchapters:\n  {written}: quality\n  做法,经验: practices\n---\n"
    )
    article = read(
        head + "\n## 一、村里的井\n\n井在。\n\n## 做法，经验\n\n井深。\n", "well", "w.md", CHAPTERS
    )
    assert article.meta.chapters == (("村里的井", "quality"), ("做法，经验", "practices"))


def test_an_abstract_below_a_byline_is_no_paragraph() -> None:
    """A short line between title and abstract does not make the abstract a numbered paragraph; a long text does."""
    head = "---\ntitle: 井\nedition: original\n---\n\n"
    rest = "内容提要：井要护好。\n\n## 护井\n\n井是村庄的记忆，要护好。\n"
    article = read(f"{head}某乡通讯员 某人\n\n{rest}", "a", "a.md", {})
    assert article.abstract == "井要护好。" and len(article.paragraphs) == 2
    article = read(f"{head}{'井是村庄的记忆，要护好。' * 5}\n\n{rest}", "a", "a.md", {})
    assert article.abstract is None and len(article.paragraphs) == 3


def test_the_opening_can_be_given_to_a_chapter() -> None:
    """Text before the first heading is named 开头 in chapters; where there is none, or a heading of that name, it is
    as with any heading.
    """
    head = "---\ntitle: 井\nedition: original\nchapters:\n  开头: quality\n---\n\n"
    ids = {"quality": "提高质量"}
    assert read(f"{head}井。\n\n## 护\n\n井。\n", "a", "a.md", ids).meta.chapters == (("开头", "quality"),)
    assert read(f"{head}## 开头\n\n井。\n", "a", "a.md", ids).meta.chapters == (("开头", "quality"),)
    with pytest.raises(ContentError):
        read(f"{head}## 护\n\n井。\n", "a", "a.md", ids)
