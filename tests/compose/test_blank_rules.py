"""The checker refuses by itself the forms of fill-ins and single points that strict readers refused."""

from dataclasses import replace

import pytest

from build_tools.compose import check
from build_tools.compose.check import printed_elsewhere
from build_tools.model.questions import BLANK, Answer, Blanks, Points, Question
from build_tools.read import read

TEXT = (
    "谁来扫地、谁来关灯，都得写进章程。用心，是敬重；用情，是牵挂；用力，是实干。"
    "市里推行林长巡山办法，山上有了人。因为分拣跟不上。楼道的灯亮不亮。守住懂得老街的人。"
)
ARTICLE = read(f"---\ntitle: 无题\nedition: original\n---\n\n{TEXT}", "a", "a.md", {})


def _question(rule: str, stem: str, *words: str) -> Question:
    paragraph = ARTICLE.paragraphs[0]
    passages = tuple(paragraph.quote(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)
    answer: Answer = Blanks(passages) if BLANK in stem else Points(passages)
    kind = "fill_blank" if BLANK in stem else "short_answer"
    sources = tuple(source for passage in passages for source in passage.sources)
    return Question("0" * 12, kind, rule, "a", "quality", stem, answer, sources, "见原文。")


@pytest.mark.parametrize(
    ("refusal", "rule", "stem", "words"),
    [
        ("asking", "blank-fixed-list", "谁来扫地、____，都得写进章程。", ["谁来关灯"]),
        ("asking", "blank-set-term", "“____”的问题解决了。", ["亮不亮"]),
        ("row", "blank-set-term", "三个词是“____”“____”，要记牢。", ["用心", "用情"]),
        ("row", "blank-set-term", "“____”，是敬重。", ["用心"]),
        ("unit", "blank-set-term", "市里推行“____”办法，山上有了人。", ["林长巡山"]),
        ("same-key", "blank-set-term", "先“____”，再“____”，事情就顺了。", ["用心", "用心"]),
        ("reply", "statement-key", "文章认为，果子卖不上价，归根到底是什么？", ["因为分拣跟不上"]),
        ("reply", "statement-key", "文章认为，读者的评价，往往不，取决于什么？", ["楼道的灯亮不亮"]),
        (
            "reply",
            "statement-demand",
            "文章认为，守住老街的人、懂得老街，首先要做什么？",
            ["守住懂得老街的人"],
        ),
    ],
)
def test_a_refused_form_is_seen(refusal: str, rule: str, stem: str, words: list[str]) -> None:
    """Each form is refused under its own id."""
    assert refusal in dict(check.faults(ARTICLE, _question(rule, stem, *words)))


@pytest.mark.parametrize(
    ("rule", "stem", "words"),
    [
        ("blank-fixed-list", "要写明“谁来扫地、____”，一本书跟一个人。", ["谁来关灯"]),
        ("blank-set-term", "市里要推行“____”办法，让山上有人。", ["林长巡山"]),
        ("statement-key", "文章认为，果子卖不上价，归根到底是因为什么？", ["分拣跟不上"]),
        ("statement-key", "文章认为，评价不取决于楼有多高，而取决于什么？", ["灯亮不亮"]),
    ],
)
def test_a_sound_form_is_not(rule: str, stem: str, words: list[str]) -> None:
    """What only looks like them passes these rules."""
    found = dict(check.faults(ARTICLE, _question(rule, stem, *words)))
    assert not found.keys() & {"asking", "row", "unit", "same-key", "reply"}


def test_a_key_is_asked_for_once() -> None:
    """Of two fill-ins with one key the later is told, with the reason."""
    first = _question("blank-set-term", "山上推行“____”办法，有了人。", "林长巡山")
    second = replace(first, id="1" * 12, stem="林子里要试行“____”机制。")
    assert [(question.id, reason) for question, reason in printed_elsewhere([first, second])] == [
        (second.id, f"与另一题（{first.id}）填的是同一个词")
    ]
