"""A made-up lesson with every kind of question, rendered by the templates of the site."""

from pathlib import Path

from build_tools.model.article import Article, Bibliography, Paragraph, Section, Sentence
from build_tools.model.guide import Lesson
from build_tools.model.questions import (
    KINDS,
    LETTERS,
    Answer,
    Blanks,
    Choice,
    Option,
    Order,
    Pairs,
    Points,
    Question,
    Verdict,
)
from build_tools.options import load_chapters
from build_tools.publish.cards import Card, cards
from build_tools.publish.templates import render

TEXT = "村里推行“共享菜园”，把土壤优势、气候优势、人力优势合在一处。"
PARAGRAPH = Paragraph("garden", 1, TEXT, (Sentence(1, 0, TEXT),), 0, 1)
ARTICLE = Article("garden", Bibliography("菜园", "original"), (Section(0, None, 1, 1),), (PARAGRAPH,))
WHOLE = PARAGRAPH.quote_sentence(1)


def _word(text: str) -> Blanks:
    start = TEXT.index(text)
    return Blanks((PARAGRAPH.quote(start, start + len(text)),))


def _both(one: str, other: str) -> Blanks:
    words = tuple(PARAGRAPH.quote(TEXT.index(w), TEXT.index(w) + len(w)) for w in (one, other))
    return Blanks(words, free=True)


def _option(text: str, correct: bool) -> Option:
    return Option(
        text, correct, WHOLE.sources, f"{'这一条在文中' if correct else '这一条文中没有'}：{text}。"
    )


ANSWERS: tuple[tuple[str, str, Answer], ...] = (
    (
        "matching",
        "把下列对应起来。",
        Pairs((("甲村", "种菜"), ("乙村", "养鱼"), ("丙村", "栽树")), ("养鱼", "种菜", "栽树")),
    ),
    (
        "multiple_choice",
        "哪些是优势？",
        Choice(
            tuple(_option(t, t in ("土壤", "气候", "人力")) for t in ("土壤", "海运", "气候", "矿产", "人力"))
        ),
    ),
    (
        "single_choice",
        "村里推行什么？",
        Choice(tuple(_option(t, t == "共享菜园") for t in ("共享单车", "共享菜园", "共享食堂"))),
    ),
    ("true_false", "村里推行“共享食堂”。", Verdict(False, "村里推行的是“共享菜园”")),
    ("fill_blank", "村里推行“____”。", _word("共享菜园")),
    ("fill_blank", "把土壤优势、____、____合在一处。（各空顺序不限）", _both("气候优势", "人力优势")),
    (
        "ordering",
        "按先后排列。",
        Order(("整地", "播种", "浇水", "收获"), ("浇水", "整地", "收获", "播种")),
    ),
    ("short_answer", "村里怎样做？", Points((WHOLE,))),
    ("discussion", "你的看法？", Points((WHOLE,))),
)


def lesson() -> Lesson:
    """The lesson; ids are 000000000001 and so on, in the order of `ANSWERS`."""
    chapter = load_chapters()[0]
    questions = tuple(
        Question(
            f"{n:012x}",
            kind,
            "made-up",
            "garden",
            chapter.id,
            stem,
            answer,
            WHOLE.sources,
            f"解释第{n}题的话。",
        )
        for n, (kind, stem, answer) in enumerate(ANSWERS, 1)
    )
    return Lesson(ARTICLE, chapter, (1,), (), (), (), (), questions)


def made_cards(repository: str | None = None) -> tuple[Card, ...]:
    """The cards of the lesson; with a repository each can be reported there."""
    return cards(lesson(), {"garden": ARTICLE}, repository)


def page(script: bool = True, repository: str | None = None) -> str:
    """A bare page with the questions, as the lesson page holds them."""
    shown = "".join(
        render("question.jinja", "a/b/c/index.md", card=card, number=n, kinds=KINDS, letters=LETTERS)
        for n, card in enumerate(made_cards(repository), 1)
    )
    styles = "".join(f'<link rel="stylesheet" href="/assets/{name}.css">' for name in ("study-guide", "quiz"))
    run = '<script type="module" src="/assets/main.js"></script>' if script else ""
    return (
        f'<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>菜园</title><link rel="icon" href="data:,">{styles}</head>'
        f'<body class="md-typeset" data-md-color-scheme="default"><main><h1>菜园</h1>'
        f'<div data-quiz data-lesson="garden/urgency" data-title="菜园">{shown}</div></main>{run}</body></html>'
    )


def serve_from(folder: Path) -> None:
    """Put the page and the site's assets into a folder that a server will serve."""
    assets = Path(__file__).parents[2] / "build_tools" / "theme" / "assets"
    (folder / "assets").symlink_to(assets)
    (folder / "index.html").write_text(page(), "utf-8")
    (folder / "plain.html").write_text(page(script=False), "utf-8")
