"""Files of each kind of producer become the essay that they were made of: headings, paragraphs, header."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from build_tools.adopt import adopt
from build_tools.model.article import Article
from build_tools.model.guide import Chapter
from build_tools.pipeline import Source, study
from build_tools.read import read
from tests.adopt import producers

CHAPTERS = {"urgency": "紧迫性", "practices": "做法与经验", "quality": "提高质量"}
NAMES = [path.stem for path in sorted(producers.SAMPLES.glob("*.md"))]
MAKERS: dict[str, tuple[str, Callable[[producers.Essay], bytes]]] = {
    "word": (".docx", producers.word),
    "wps": (".docx", producers.wps),
    "newspaper": (".html", producers.newspaper),
    "mislabelled gb2312": (".htm", producers.mislabelled),
    "old government page": (".htm", producers.government),
    "typst": (".pdf", producers.typst_pdf),
    "notepad": (".txt", producers.plain),
}


def _outline(article: Article) -> list[tuple[int, str]]:
    return [(section.level, section.numbering + (section.heading or "")) for section in article.sections]


def _same(raw: bytes, suffix: str, name: str) -> Article:
    """Assert that a file holds the sample; the article that it became."""
    article = read(adopt(raw, suffix).markdown, name, f"{name}.md", CHAPTERS)
    path = producers.SAMPLES / f"{name}.md"
    sample = read(path.read_text("utf-8"), name, path.name, CHAPTERS)
    assert article.meta.title == sample.meta.title
    assert _outline(article) == _outline(sample)
    assert [p.text for p in article.paragraphs] == [p.text for p in sample.paragraphs]
    assert (article.abstract, article.keywords) == (sample.abstract, sample.keywords)
    assert article.author_note == sample.author_note
    return article


# Every essay as Word file, which editors bring most; of the others enough to see each kind of layout.
PAIRS = [
    (maker, name)
    for maker in MAKERS
    for name in (NAMES if maker in ("word", "notepad") else (NAMES[0], NAMES[3], NAMES[4]))
]


@pytest.mark.parametrize(("maker", "name"), PAIRS)
def test_a_file_becomes_its_essay(maker: str, name: str) -> None:
    """Title, headings with their levels, abstract, every paragraph and the author's note are those of the essay."""
    suffix, make = MAKERS[maker]
    article = _same(make(producers.essay(name)), suffix, name)
    if suffix != ".html" and suffix != ".htm":
        assert article.meta.author == "陆文川"


@pytest.mark.parametrize("name", ["regulation-community-canteen", "education-county-high-schools"])
def test_a_printed_page_becomes_its_essay(name: str, browser: Browser) -> None:
    """A PDF that Chromium printed gives the essay, without its header, footer and page numbers."""
    article = _same(producers.chromium_pdf(producers.essay(name), browser), ".pdf", name)
    assert article.meta.author == "陆文川"


def test_rows_of_a_ragged_page_join() -> None:
    """A row that a long word leaves short ends neither its paragraph nor makes a heading; a short last row does."""
    rows = [
        "（一）看住水源，走“修、护、用”相结合的Photobioreactor路子。"
        + "井边村、坝上村、后山村都照着来做。" * 2,
        "村里有三口井，水很清，一年四季都不断流，大家都说Microorganisms不见了，这几口井是村里的宝贝。",
        "水清了。",
        "费用由财政、村集体、农户按3∶5∶2的比例分担，单口井补助上限三千元，其余由村里自己想办法来解决。",
    ]
    adopted = adopt(producers.ragged_pdf("井的故事", rows), ".pdf")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    assert [p.text for p in article.paragraphs] == rows
    assert [section.heading for section in article.sections] == [None]


def test_characters_stand_where_they_are_drawn() -> None:
    """Marks that a PDF draws after the words around them come back to their places, and their row is told."""
    row = "费用由财政、村集体、农户按3∶5∶2的比例分担。" + "单口井补助上限三千元，其余由村里自己想办法。" * 3
    adopted = adopt(producers.ragged_pdf("井的故事", [row]), ".pdf")
    assert row in adopted.markdown
    (note,) = [note for note in adopted.notes if "次序" in note]
    assert "3∶5∶2的比例" in note


@pytest.mark.parametrize("maker", MAKERS)
def test_what_was_adopted_is_study_material(maker: str, chapters: tuple[Chapter, ...]) -> None:
    """An adopted file passes every check as it is, and questions come of it."""
    suffix, make = MAKERS[maker]
    adopted = adopt(make(producers.essay("local-report-neighbourhood-party")), suffix)
    assert study(Source("party", "party.md", adopted.markdown), chapters).questions


def test_the_page_around_the_text_stays_out() -> None:
    """Menus, sharing, related links, footer and editors of a newspaper's page are not in the article."""
    raw = producers.newspaper(producers.essay("theory-political-achievement"))
    markdown = adopt(raw, ".html").markdown
    junk = [
        "首页",
        "时政要闻",
        "社会万象",
        "图片频道",
        "分享",
        "微信",
        "相关新闻",
        "座谈会",
        "培训班",
        "关于我们",
        "联系我们",
        "版权",
        "责编",
        "某甲",
    ]
    assert [word for word in junk if word in markdown] == []


def test_what_stands_under_the_title_of_a_page_is_told() -> None:
    """Author, date and source of a page are told to the editor, and no date is guessed from the text."""
    adopted = adopt(producers.newspaper(producers.essay("academic-county-medical-community")), ".html")
    (note,) = [note for note in adopted.notes if "标题与正文之间" in note]
    assert "陆文川 2019年05月06日08:12 来源：某某日报" in note
    assert "\ndate:" not in adopted.markdown


def test_mislabelled_pages_keep_their_dashes() -> None:
    """A page that calls itself gb2312 keeps —— and characters that only GB 18030 has."""
    made = producers.Essay(
        "井的故事", "陆文川", ((0, "镕、喆、㙍、𠮷都是人名用字——一个也不能错。" * 12), (0, "井在村口。" * 30))
    )
    assert made.parts[0][1] in adopt(producers.mislabelled(made), ".html").markdown


def test_changes_are_taken_as_accepted() -> None:
    """Inserted words stay, deleted ones go, and the editor is told."""
    adopted = adopt(producers.word(producers.essay(NAMES[0])), ".docx")
    assert "这几个字已经删去" not in adopted.markdown
    assert any("修订痕迹" in note for note in adopted.notes)
    assert producers.FOOTER not in adopted.markdown


def test_footnotes_are_kept_apart() -> None:
    """Footnotes go below the text in their order, each with its number and the words that it stood after."""
    made = producers.Essay(
        "井的故事", "陆文川", tuple((0, f"{place}的井，水很清。" * 9) for place in "东西南")
    )
    notes = ["见某县水利志。", "见某乡志。"]
    raw = producers.with_notes_and_table(made, notes, [["村名", "收入"], ["井边村", "十八万元"]])
    adopted = adopt(raw, ".docx")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    rows = adopted.markdown.split("## 注释\n\n")[1].replace("\\", "").split("\n\n")
    assert [row.strip() for row in rows] == [
        "[1]（注在“清。东的井，水很清。”之后） 见某县水利志。",
        "[2]（注在“清。西的井，水很清。”之后） 见某乡志。",
    ]
    assert article.notes == tuple(row.strip() for row in rows)
    assert not any("志" in p.text or "[1]" in p.text for p in article.paragraphs)
    assert any("脚注" in note for note in adopted.notes)


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (
            [["村", "2019年", "2021年"], ["井边村", "5.8", "8.2"], ["坝上村", "", "8.8"]],
            "井边村：2019年5.8，2021年8.2；坝上村：2021年8.8。",
        ),
        ([["村名", "收入"], ["井边村", "十八万元"]], "井边村：收入十八万元。"),
        ([["井边村", ""], ["水", "清"]], "井边村；水，清。"),
    ],
)
def test_a_table_stays_together(cells: list[list[str]], text: str) -> None:
    """A table of data is one paragraph in which each row has the names of its columns, and it is told."""
    adopted = adopt(producers.table("井的故事", cells, "井在村口，水很清。" * 9), ".docx")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    assert article.paragraphs[0].text == text and len(article.paragraphs) == 2
    assert any(note.startswith("有表格并成了一段") for note in adopted.notes)


def test_a_table_of_a_page_stays_together() -> None:
    """The table of a web page is one paragraph too."""
    rows = [["村", "2019年", "2021年"], ["井边村", "5.8", "8.2"], ["坝上村", "6.0", "8.8"]]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    text = [f"{word}在村口，很清楚的样子，大家都说好。{word * 30}。" for word in "井水林田"]
    body = "".join(f"<p>{row}</p>" for row in text)
    page = f"<html><head><title>井的故事</title></head><body><h1>井的故事</h1><article>{body}<table>{table}</table><p>{text[0]}</p></article></body></html>"
    adopted = adopt(page.encode(), ".html")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    told = "井边村：2019年5.8，2021年8.2；坝上村：2019年6.0，2021年8.8。"
    assert [p.text for p in article.paragraphs] == [*text, told, text[0]]
    assert any("并成了一段" in note for note in adopted.notes)


def test_a_text_in_a_table_is_text() -> None:
    """A text framed by a table of one column is read as if the frame were not there; rows of sentences stay rows."""
    text = ["井在村口，水很清。" * 9, "林在山上，树很高。" * 9]
    adopted = adopt(producers.table("", [["\n".join(["井的故事", "陆文川", *text])]]), ".docx")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    assert (article.meta.title, article.meta.author) == ("井的故事", "陆文川")
    assert [p.text for p in article.paragraphs] == text
    assert any("一列的表格" in note for note in adopted.notes)
    adopted = adopt(producers.table("井的故事", [["一", text[0]], ["二", text[1]]]), ".docx")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    assert [p.text for p in article.paragraphs] == [f"一\u3000{text[0]}", f"二\u3000{text[1]}"]


def test_numbers_that_word_counts_are_kept() -> None:
    """Automatic numbers 一、（一） 1. and ① come out as text, counted anew below each heading."""
    text = "井水清了，鱼也回来了，大家都说好，这件事要一直做下去，一年比一年做得更好更细。"
    rows = [
        (0, "看住水源"),
        (1, "修井"),
        (-1, text),
        (1, "护林"),
        (-1, text),
        (0, "用好水"),
        (1, "节水"),
        (-1, text),
    ]
    formats = [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")]
    article = read(adopt(producers.numbered(rows, formats), ".docx").markdown, "w", "w.md", CHAPTERS)
    assert _outline(article)[1:] == [
        (2, "一、看住水源"),
        (3, "（一）修井"),
        (3, "（二）护林"),
        (2, "二、用好水"),
        (3, "（一）节水"),
    ]


def test_text_that_looks_like_markup_stays_text() -> None:
    """Tags, entities and marks of Markdown in a Word file are read again as the text that they were."""
    odd = "标签<script>alert(1)</script>、实体&lt;与AT&T、记号**粗**_斜_`码`[链](javascript:x)，都是文字。"
    rows = [
        odd,
        "2018. 年份不能丢。",
        "#不是标题，是话题。",
        "井在村口，水很清，一年四季不断流。" * 9,
        "林在山上。" * 30,
    ]
    made = producers.Essay("井的故事", "陆文川", tuple((0, row) for row in rows))
    for suffix, make in (MAKERS["word"], MAKERS["newspaper"], MAKERS["typst"], MAKERS["notepad"]):
        article = read(adopt(make(made), suffix).markdown, "w", "w.md", CHAPTERS)
        assert [p.text for p in article.paragraphs] == [text for _, text in made.parts]


def test_bold_lines_are_proposed_not_decided() -> None:
    """Where headings have styles, an unnumbered bold line stays text and is named to the editor."""
    made = producers.essay("rural-revitalisation-anhui")
    adopted = adopt(producers.word(made), ".docx")
    assert not any("粗体" in note for note in adopted.notes)
    bold = producers.with_bold_line(made, "这一行只是加粗")
    adopted = adopt(bold, ".docx")
    assert any("这一行只是加粗" in note and "粗体" in note for note in adopted.notes)
    assert "# 这一行只是加粗" not in adopted.markdown


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("内容提要：本文讲一口井。", "认出内容提要"),
        ("（作者为县水利局工程师）", "请核对作者身份：县水利局工程师"),
        ("一、修井", "认出小标题 1 个，请核对：一、修井"),
    ],
)
def test_what_was_recognised_is_proposed(text: str, word: str) -> None:
    """Abstract, author's note and headings that were recognised are named to the editor."""
    body = ["井在村口，水很清。" * 8, "井在村尾，水也清。" * 8]
    rows = [text, *body] if "作者" not in text else [*body, text]
    notes = adopt("\n".join(["井的故事", *rows]).encode(), ".txt").notes
    assert any(word in note for note in notes)


def test_questions_of_an_interview_are_headings() -> None:
    """Three questions make an interview: each heads its answer, whose speaker is no part of what is said."""
    asked = ["记者：井水还能喝吗？", "记者：请介绍一下护井的办法。", "记者：下一步怎么打算？"]
    rows = [row for question in asked for row in (question, "陆文川：" + "井在村口，水很清。" * 6)]
    article = read(adopt("\n".join(["访护井人", *rows]).encode(), ".txt").markdown, "w", "w.md", CHAPTERS)
    assert [section.heading for section in article.sections[1:]] == asked
    assert {paragraph.body for paragraph in article.paragraphs} == {4}
    one = adopt("\n".join(["访护井人", *rows[:2]]).encode(), ".txt").markdown
    assert not [row for row in one.splitlines() if row.startswith("#") and "记者" in row]


def test_a_long_question_on_a_line_of_its_own_is_text() -> None:
    """A question of many words, without a number, asks the reader; it names no part of the text."""
    text = (
        "井的故事\n一口井，供着半个村子的水，也供出了一个不大不小的问题：这口井究竟该由谁来管？\n"
        + "井在村口，水很清。" * 9
    )
    article = read(adopt(text.encode(), ".txt").markdown, "w", "w.md", CHAPTERS)
    assert [section.heading for section in article.sections] == [None]


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("井的故事\n—\n陆文川", {"title": "井的故事", "author": "陆文川"}),
        ("井的故事\n——一个村庄的三年\n陆文川", {"subtitle": "一个村庄的三年", "author": "陆文川"}),
        ("井的故事\n陆文川\n目　录\n一、修井…………1\n二、护林…………2", {"author": "陆文川"}),
        ("井的故事\n2019年5月6日　来源：某某日报", {"date": "2019-05-06", "publication": "某某日报"}),
        ("【某某论坛】\n井的故事", {"column": "某某论坛", "title": "井的故事"}),
        ("【经验交流】井的故事", {"column": "经验交流", "title": "井的故事"}),
        ("井的故事\n前言", {"author": None}),
        ("井的故事\n某市委党校 陆文川", {"author": "某市委党校 陆文川"}),
        ("井的故事\n某县水利局　陆文川　何苗", {"author": "某县水利局 陆文川 何苗"}),
        ("井的故事\n某某日报 2020年5月6日 第07版", {"publication": "某某日报", "date": "2020-05-06"}),
        (
            "井的故事\n2024-08-19 09:12　　来源：某某日报·理论周刊",
            {"date": "2024-08-19", "publication": "某某日报·理论周刊"},
        ),
        (
            "井的故事\n（党课讲稿）\n主讲人：陆文川\n授课对象：全县护林员\n时间：2024年9月12日上午　地点：党校二楼",
            {"column": "党课讲稿", "author": "陆文川"},
        ),
        ("井的故事\n某县水利局水保科  陆文川  何  苗", {"author": "某县水利局水保科 陆文川 何 苗"}),
        ("井的故事\n陆　　川", {"author": "陆 川"}),
        (
            "井的故事\n某农民报 · 理论版　2023-09-14\n撰文：陆文川",
            {"publication": "某农民报 · 理论版", "date": "2023-09-14", "author": "陆文川"},
        ),
        (
            "井的故事\n来源：《某某日报》　发布时间：2024-03-05　责任编辑：何苗　字号：【大 中 小】",
            {"publication": "某某日报", "author": None},
        ),
        ("井的故事\n《某某论丛》杂志2024年第8期", {"publication": "某某论丛（第8期）", "date": "2024"}),
        ("井的故事\n载《某某论丛》2024年5月", {"publication": "某某论丛", "date": "2024-05"}),
        ("井的故事\n2024年7月", {"date": "2024-07"}),
        ("井的故事\n陆文川1，何 苗2", {"author": "陆文川，何 苗"}),
        ("井的故事\n陆文川1,2　何苗*", {"author": "陆文川 何苗"}),
        ("井的故事\n《某某日报》（2020年5月6日 03版）", {"publication": "某某日报", "date": "2020-05-06"}),
    ],
)
def test_the_header_is_read(head: str, fields: dict[str, str | None]) -> None:
    """Title, subtitle, column, author, date and source come from the lines above the text; contents go."""
    body = f"一、修井\n{'井在村口，水很清。' * 8}\n二、护林\n{'林在山上，树很高。' * 8}\n"
    article = read(adopt(f"{head}\n{body}".encode(), ".txt").markdown, "w", "w.md", CHAPTERS)
    for name, value in fields.items():
        assert getattr(article.meta, name) == value
    assert [section.heading for section in article.sections[1:]][-2:] == ["修井", "护林"]
    assert not [s.heading for s in article.sections if s.heading and "：" in s.heading]
    assert "目" not in [paragraph.text[:1] for paragraph in article.paragraphs]
    assert article.meta.subtitle != ""


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("（某县水利局　陆文川　何苗）", "某县水利局 陆文川 何苗"),
        ("（某市委党校 陆文川）", "某市委党校 陆文川"),
        ("（2024年7月5日）", None),
        ("（井水清了，鱼回来了）", None),
        ("（根据录音整理）", None),
    ],
)
def test_a_signature_at_the_end_is_the_author(line: str, author: str | None) -> None:
    """Names in brackets below the text go into the head when none stands above it, and nothing else does."""
    text = f"井的故事\n{'井在村口，水很清。' * 9}\n{'林在山上，树很高。' * 9}\n{line}\n"
    adopted = adopt(text.encode(), ".txt")
    assert read(adopted.markdown, "w", "w.md", CHAPTERS).meta.author == author
    assert (line in adopted.markdown) == (author is None)
    assert any("原来写在文末" in note for note in adopted.notes) == (author is not None)
    named = adopt(text.replace("井的故事\n", "井的故事\n何苗\n").encode(), ".txt")
    assert line in named.markdown and "author: 何苗" in named.markdown


def test_what_became_title_and_subtitle_is_told() -> None:
    """The first note says both; a name in the style of a subtitle is the author; a missing author is asked for."""
    text = "井在村口，水很清。" * 9
    adopted = adopt(f"井的故事\n——一个村庄的三年\n{text}\n{text}".encode(), ".txt")
    assert adopted.notes[0] == "标题：井的故事；副题：一个村庄的三年"
    assert any("请补全" in note and "author（作者）" in note for note in adopted.notes)
    raw = producers.styled(
        [("Title", "井的故事"), ("Subtitle", "陆文川"), ("Normal", text), ("Normal", text)]
    )
    adopted = adopt(raw, ".docx")
    assert adopted.notes[0] == "标题：井的故事" and "author: 陆文川" in adopted.markdown
    assert not any("author（作者）" in note for note in adopted.notes)


def test_the_author_s_place_ends_with_its_sentence() -> None:
    """What else stands in the author's note is no part of who the author is."""
    text = "井在村口，水很清。" * 9
    note = "（作者系某县水利局工程师。本文为某项目“井的保护”阶段性成果）"
    adopted = adopt(f"井的故事\n{text}\n{text}\n{note}".encode(), ".txt")
    assert read(adopted.markdown, "w", "w.md", CHAPTERS).meta.author_role == "某县水利局工程师"
    assert note in adopted.markdown


@pytest.mark.parametrize(
    ("head", "info", "fields"),
    [
        (
            '<meta name="PubDate" content="2024-10-15 16:02"><meta name="ContentSource" content="某某日报"><meta name="Author" content="陆文川">',
            "",
            {"date": "2024-10-15", "publication": "某某日报", "author": "陆文川"},
        ),
        (
            "",
            "信息来源：某县水利局　发布日期：2024年10月15日　点击数：1024",
            {"date": "2024-10-15", "publication": "某县水利局"},
        ),
        (
            '<meta name="PubDate" content="2024-13-45"><meta name="ContentSource" content="本站"><meta name="author" content="admin">',
            "",
            {"date": None, "publication": None, "author": None},
        ),
    ],
)
def test_what_a_page_says_of_itself_is_taken(head: str, info: str, fields: dict[str, str | None]) -> None:
    """Author, source and day in the page's own fields or labels are filled in and told; nonsense is not."""
    body = "".join(f"<p>{word}在村口，很清楚的样子，大家都说好。{word * 30}。</p>" for word in "井水林田")
    page = f"<html><head><title>井的故事</title>{head}</head><body><h1>井的故事</h1><div>{info}</div><div>{body}</div></body></html>"
    adopted = adopt(page.encode(), ".html")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    for name, value in fields.items():
        assert getattr(article.meta, name) == value
    assert any("照网页自己写明的填了" in note for note in adopted.notes) == any(fields.values())


def test_questions_stand_below_a_numbered_heading() -> None:
    """问：… under 二、 is a part of it; lines of the page at the end are named, not taken away."""
    text = "井在村口，水很清。" * 9
    rows = [
        "井的故事",
        "一、修井",
        text,
        "二、问答",
        "问：水能喝吗？",
        text,
        "问：谁来管井？",
        text,
        "三、护林",
        text,
    ]
    foot = ["解读机关：某县水利局", "联系电话：0550-1234567"]
    adopted = adopt("\n".join([*rows, *foot]).encode(), ".txt")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    assert [level for level, _ in _outline(article)[1:]] == [2, 2, 3, 3, 2]
    (note,) = [note for note in adopted.notes if note.startswith("文末")]
    assert all(line in note and line in adopted.markdown for line in foot)


def test_radicals_of_pdf_fonts_become_characters() -> None:
    """Code points of radicals, which some PDF fonts give, become the characters that they look like."""
    text = "⺠⽣⽆⼩事，⻓⻛破浪。" * 6
    markdown = adopt(f"井的故事\n{text}".encode(), ".txt").markdown
    assert "民生无小事，长风破浪。" in markdown
    assert not re.search("[\u2e80-\u2fdf]", markdown)


def test_credits_below_the_text_stay_out() -> None:
    """Who set, drew or checked the page is no text: the lines are told, the author goes into the head, a last sentence stays."""
    text = "井在村口，水很清。" * 9
    credits = [
        "---",
        "作者：何苗（某县水利局局长）",
        "文字编辑：陆文川",
        "新媒体编辑：林一舟（实习）",
        "审核：高立",
        "扫一扫分享本页",
    ]
    adopted = adopt("\n".join(["井的故事", text, text, "编辑：谁都能当。", *credits]).encode(), ".txt")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    assert (article.meta.author, article.meta.author_role) == ("何苗", "某县水利局局长")
    assert [paragraph.text for paragraph in article.paragraphs] == [text, text, "编辑：谁都能当。"]
    (note,) = [note for note in adopted.notes if note.startswith("文末")]
    assert all(line in note for line in credits[1:])


def test_lines_of_pictures_are_told() -> None:
    """A credit under the title stays out, what stood under a picture is told, and a sentence on photographs is neither."""
    text = "井在村口，水很清。" * 9
    shown = ["图为村民在井边打水。", "井口修好以后的样子。新华社记者 何苗 摄"]
    said = "他爱好摄影，家里的相册有三本，村里办展览也请他去摄。"
    adopted = adopt("\n".join(["井的故事", "制图：林一舟", text, *shown, text, said]).encode(), ".txt")
    article = read(adopted.markdown, "w", "w.md", CHAPTERS)
    assert [paragraph.text for paragraph in article.paragraphs] == [text, *shown, text, said]
    assert any("制图：林一舟" in note for note in adopted.notes)
    (note,) = [note for note in adopted.notes if "图片说明" in note]
    assert all(line in note for line in shown) and said not in note
