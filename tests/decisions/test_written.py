"""Questions that editors write by hand: every kind, cited by words or numbers, judged like made ones."""

from dataclasses import replace

import pytest

from build_tools.compose import guide
from build_tools.compose.forms import build, form_of
from build_tools.model.decisions import Citation
from build_tools.model.guide import Chapter, Frame, Study
from build_tools.model.questions import KINDS, Blanks, Points, Question, Verdict
from build_tools.pipeline import Source, study

ARTICLE = """---
title: 村里的井
edition: original
---

## 认真总结护井的做法

着力修好老井，让村民喝上干净水。2021年，安吉县修井八口，武夷山市建水塔三座，井冈山市换水管九里。井边立着护井的石碑。

着力立好规矩，让护井有章可循。护井先由村民提出，再由小组商量，后由全村表决。规矩分三条：“不洗脏物、不倒垃圾、不争先后”。
"""
HEAD = "written:\n  - kind: {}\n    stem: {}\n"
SOUND = {
    "single_choice": HEAD.format("single_choice", "修井八口的是哪个县？")
    + "    options:\n      - {text: 安吉县, correct: true}\n      - {text: 德清县}\n      - {text: 长兴县}\n"
    "    cites: [安吉县修井八口]\n",
    "multiple_choice": HEAD.format("multiple_choice", "护井的规矩有哪些？")
    + "    options:\n      - {text: 不洗脏物, correct: true}\n      - {text: 不倒垃圾, correct: true}\n"
    "      - {text: 不养家禽, remark: 规矩里没有这一条}\n    cites: [{paragraph: 2, sentence: 3}]\n",
    "true_false": HEAD.format("true_false", "2021年，安吉县修井九口。")
    + "    answer: false\n    cites: ['2021年，安吉县修井八口']\n",
    "fill_blank": HEAD.format("fill_blank", "井边立着（　　）的石碑。")
    + "    answer: [护井]\n    cites: [井边立着护井的石碑。]\n",
    "matching": HEAD.format("matching", "把地方与做法对应起来。")
    + "    answer:\n      - [安吉县, 修井八口]\n      - [武夷山市, 建水塔三座]\n      - [井冈山市, 换水管九里]\n"
    "    cites: [{paragraph: 1, sentence: 2}]\n",
    "ordering": HEAD.format("ordering", "护井的规矩是怎样定下来的？按先后排列。")
    + "    answer: [由村民提出, 由小组商量, 由全村表决]\n    cites: [护井先由村民提出，再由小组商量，后由全村表决]\n",
    "short_answer": HEAD.format("short_answer", "护井靠什么？")
    + "    answer: [修好老井, 立好规矩]\n    cites: [着力修好老井, 着力立好规矩]\n",
    "discussion": HEAD.format("discussion", "结合本村，谈谈怎样护井。")
    + "    answer: [让护井有章可循]\n    cites: [让护井有章可循]\n    chapter: practices\n",
}


def made(sheet: str, chapters: tuple[Chapter, ...], article: str = ARTICLE) -> Study:
    return study(Source("well", "well.md", article, None, "", sheet, "well.quiz.yml"), chapters)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_written(kind: str, chapters: tuple[Chapter, ...]) -> None:
    """A sound question of each kind is asked, as written by hand, and every answer cites exact words of its sentence."""
    found = made(SOUND[kind], chapters)
    assert not found.decided.concerns, found.decided.concerns
    question = next(q for q in found.questions if q.state == "written")
    assert question.kind == kind and found.decided.tally.written == 1
    sources = [*question.sources]
    match question.answer:
        case Blanks(words=passages) | Points(points=passages):
            sources += [source for passage in passages for source in passage.sources]
    for source in sources:
        sentence = found.article.paragraph(source.paragraph).sentences[source.sentence - 1]
        assert sentence.text[source.start : source.end] == source.text


def test_an_answer_takes_only_the_marks_that_were_copied(chapters: tuple[Chapter, ...]) -> None:
    """An answer copied with its closing quotation mark does not take the full stop behind it."""
    sheet = SOUND["short_answer"].replace("[修好老井, 立好规矩]", "[“不洗脏物、不倒垃圾、不争先后”]")
    sheet = sheet.replace("[着力修好老井, 着力立好规矩]", "[{paragraph: 2, sentence: 3}]")
    question = next(q for q in made(sheet, chapters).questions if q.state == "written")
    assert isinstance(question.answer, Points)
    assert [point.text for point in question.answer.points] == ["“不洗脏物、不倒垃圾、不争先后”"]


def test_a_correction_parts_its_sentences(chapters: tuple[Chapter, ...]) -> None:
    """Two sentences that a false statement cites do not run into each other in its correction."""
    cites = "cites: [安吉县修井八口, 井边立着护井的石碑]"
    sheet = SOUND["true_false"].replace("cites: ['2021年，安吉县修井八口']", cites)
    question = next(q for q in made(sheet, chapters).questions if q.state == "written")
    assert isinstance(question.answer, Verdict)
    assert question.answer.correction == "原文是“安吉县修井八口；井边立着护井的石碑”。"


def test_all_kinds_stand_side_by_side(chapters: tuple[Chapter, ...]) -> None:
    """Eight questions by hand in one file are all asked, but for those that print each other's answers, which are told."""
    rows = "".join(text.removeprefix("written:\n") for text in SOUND.values())
    found = made("written:\n" + rows, chapters)
    asked = [q for q in found.questions if q.state == "written"]
    assert len(asked) + len(found.decided.concerns) == len(KINDS)
    assert all("冲突" in concern.message for concern in found.decided.concerns)
    assert len(asked) >= 6


WRONG = {
    "key not in the sentence": (
        "single_choice",
        "安吉县, correct",
        "德化县, correct",
        "答案不在引用的句子里",
    ),
    "no right option": ("single_choice", ", correct: true", "", "没有正确的选项"),
    "two right options": ("single_choice", "{text: 德清县}", "{text: 安吉县修井, correct: true}", "选项"),
    "options alike": ("single_choice", "长兴县", "德清县", "一样"),
    "lure that is true": ("multiple_choice", "不养家禽", "不争先后", "干扰项也成立"),
    "all options right": ("multiple_choice", "不养家禽", "不争先后, correct: true", "多选题须有"),
    "false statement that is true": ("true_false", "修井九口", "修井八口", "判断题的对错"),
    "true statement that is not so": ("true_false", "answer: false", "answer: true", "照所引的原句写"),
    "word not in the sentence": ("fill_blank", "[护井]", "[爱井]", "不在所引的原句里"),
    "blank without a word": ("fill_blank", "[护井]", "[护井, 石碑]", "改成一样多"),
    "stem that is not the sentence": ("fill_blank", "井边立着（", "村口立着（", "与原句不一致"),
    "crossed pairs": ("matching", "[安吉县, 修井八口]", "[安吉县, 换水管]", "配对没有依据"),
    "pair that is none": ("matching", "[井冈山市, 换水管九里]", "[井冈山市, 建水塔三座]", "重复"),
    "wrong order": ("ordering", "[由村民提出, 由小组商量,", "[由小组商量, 由村民提出,", "次序"),
    "point in own words": ("short_answer", "老井, 立好规矩]", "老井, 定好规矩]", "不在所引的原句里"),
    "answer in the stem": ("short_answer", "护井靠什么", "除了修好老井，护井还靠什么", "露出了答案"),
    "stem that leans on another": ("discussion", "结合本村", "根据上述要求", "指代"),
    "quotation that is not there": (
        "discussion",
        "cites: [让护井有章可循]",
        "cites: [让护林有章可循]",
        "第2段第1句",
    ),
    "paragraph that is not there": ("multiple_choice", "paragraph: 2", "paragraph: 9", "没有第9段"),
    "sentence that is not there": ("multiple_choice", "sentence: 3", "sentence: 9", "只有 3 句"),
    "words that stand twice": ("discussion", "cites: [让护井有章可循]", "cites: [护井]", "有几处"),
    "chapter without a paragraph": (
        "discussion",
        "chapter: practices",
        "chapter: urgency",
        "可用的篇章：practices",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_ones_are_told(name: str, chapters: tuple[Chapter, ...]) -> None:
    """A question by hand with a fault is not asked; its line, the reason and a cure are told."""
    kind, old, new, expected = WRONG[name]
    assert old in SOUND[kind]
    found = made("# 手写\n" + SOUND[kind].replace(old, new), chapters)
    assert not [q for q in found.questions if q.state == "written"], found.questions
    assert any(expected in c.message and c.line == 3 for c in found.decided.concerns), found.decided.concerns


def test_the_same_question_twice_is_told(chapters: tuple[Chapter, ...]) -> None:
    """One question written twice is asked once, and the second is told with the line of the first."""
    twice = SOUND["ordering"] + SOUND["ordering"].removeprefix("written:\n")
    found = made(twice, chapters)
    assert [q.state for q in found.questions].count("written") == 1
    assert any("第2行的题相同" in concern.message for concern in found.decided.concerns)


def _again(found: Study, question: Question) -> Question:
    cites = tuple(Citation(source.text) for source in question.sources)
    return build(replace(form_of(question), cites=cites), found.article, question.chapter)


def test_made_questions_can_be_written_again(sample_studies: tuple[Study, ...]) -> None:
    """Whatever the makers ask, an editor can write by hand: the same right answer comes out of the written form."""
    told = 0
    for found in sample_studies:
        for question in found.questions:
            texts = "\n".join(p.text for p in found.article.paragraphs)
            if any(texts.count(source.text) != 1 for source in question.sources):
                continue
            again = _again(found, question)
            assert form_of(again).stem == question.stem
            assert {s.anchor for s in again.sources} == {s.anchor for s in question.sources}
            told += 1
    assert told >= 15


def test_a_false_statement_that_another_article_makes_true(chapters: tuple[Chapter, ...]) -> None:
    """A statement by hand that is false here and true by another article of the guide is taken out and told."""
    sheet = "# 手写\n" + SOUND["true_false"].replace("修井九口", "新修村里的老井九口")
    sheet = sheet.replace("'2021年，安吉县修井八口'", "安吉县修井八口").replace("2021年，安吉县", "安吉县")
    other = ARTICLE.replace("安吉县修井八口", "安吉县新修村里的老井九口")
    one = made(sheet, chapters)
    assert one.decided.tally.written == 1 and not one.decided.concerns
    two = study(Source("other", "other.md", other), chapters)
    whole = guide("导读", chapters, (one, two), Frame())
    told = whole.studies[0].decided
    assert told.tally.written == 0 and [c.line for c in told.concerns] == [3]
    assert "成立" in told.concerns[0].message
