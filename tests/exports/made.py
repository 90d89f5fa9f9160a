"""A made-up lesson with every kind of question, all of whose words are given."""

from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from build_tools.model.article import Article, Bibliography, Paragraph, Section, Sentence
from build_tools.model.findings import Findings
from build_tools.model.guide import Lesson, Study, StudyGuide
from build_tools.model.questions import (
    BLANK,
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
from build_tools.publish.exports import Selection, select

PLAIN = ("土壤", "海运", "气候", "矿产", "人力", "整地", "播种", "浇水", "收获")
ACTING = st.sampled_from(
    [
        "甲",
        "乙",
        "“",
        "”",
        "，",
        "。",
        "_",
        "*",
        "~",
        "=",
        "#",
        "{",
        "}",
        ":",
        "\\",
        "->",
        "<",
        ">",
        "&",
        ";",
        "'",
        '"',
        "/",
        "%",
        "[",
        "]",
        "[html]",
        "{{c1::",
        "}}",
        "<b>",
        "&amp;",
        "&#65;",
        "::",
        "//",
        "$",
        "####",
        "~%50%",
        "\\n",
        "\\(",
        "\\)",
        "[sound:a.mp3]",
        "[latex]",
        "{1:SHORTANSWER:",
        "T",
        "FALSE",
        "﹏",
        "豈",
        "é",
        "é",
        "𠮷",
        "]]>",
        "//",
        "[id:x]",
    ]
)
"""Pieces of text that mean something in one of the formats, and characters that Unicode changes."""


ACTING_TEXTS = settings(
    deadline=None,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # nine short texts need no shrinking, which takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@st.composite
def words(draw: st.DrawFn) -> tuple[str, ...]:
    """Nine different words, most of which would do harm if they were not escaped."""
    pieces = st.lists(ACTING, min_size=1, max_size=5).map("".join).filter(_is_word)
    return tuple(draw(st.lists(pieces, min_size=9, max_size=9, unique_by=str.casefold)))


def _is_word(text: str) -> bool:
    """Texts are trimmed by `read` and hold no entity of ours; a stem that held low lines would have a blank."""
    return BLANK not in text and text == text.strip()


def selection(given: Sequence[str] = PLAIN, explanation: str = "", address: str | None = None) -> Selection:
    """One lesson of nine questions, whose ids are 000000000001 and so on."""
    text = f"把{given[0]}、{given[1]}合在一处：{given[2]}。"
    paragraph = Paragraph("garden", 1, text, (Sentence(1, 0, text),), 0, 1)
    article = Article(
        "garden", Bibliography(f"{given[3]}园", "original"), (Section(0, None, 1, 1),), (paragraph,)
    )
    whole = paragraph.quote_sentence(1)
    first = paragraph.quote(1, 1 + len(given[0]))
    second = paragraph.quote(2 + len(given[0]), 2 + len(given[0]) + len(given[1]))

    def choice(right: int) -> Choice:
        return Choice(
            tuple(Option(word, n < right, whole.sources, f"说{word}。") for n, word in enumerate(given[:5]))
        )

    answers: tuple[tuple[str, str, Answer], ...] = (
        (
            "matching",
            f"对应{given[8]}。",
            Pairs(tuple(zip(given[:3], given[3:6], strict=True)), (given[4], given[5], given[3])),
        ),
        ("multiple_choice", f"哪些是{given[8]}？", choice(3)),
        ("single_choice", f"哪个是{given[8]}？", choice(1)),
        ("true_false", f"推行{given[8]}。", Verdict(False, f"推行的是{given[0]}")),
        ("fill_blank", f"把{BLANK}、{given[8]}合在一处。", Blanks((first,))),
        (
            "fill_blank",
            f"把{BLANK}、{BLANK}合在一处{given[8]}。（各空顺序不限）",
            Blanks((first, second), free=True),
        ),
        ("ordering", f"排列{given[8]}。", Order(tuple(given[5:9]), (given[7], given[5], given[8], given[6]))),
        ("short_answer", f"怎样{given[8]}？", Points((whole, first))),
        ("discussion", f"谈谈{given[8]}。", Points((second,))),
    )
    chapters = load_chapters()
    questions = tuple(
        Question(
            f"{n:012x}",
            kind,
            "made-up",
            "garden",
            chapters[0].id,
            stem,
            answer,
            whole.sources,
            explanation or f"见{given[7]}。",
        )
        for n, (kind, stem, answer) in enumerate(answers, 1)
    )
    lesson = Lesson(article, chapters[0], (1,), (), (), (), (), questions)
    study = Study(article, Findings((), (), (), (), (), (), ()), questions, ())
    guide = StudyGuide(f"导读{given[6]}", chapters, (study,), (lesson,))
    return select(guide, address=address)
