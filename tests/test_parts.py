"""What a lesson shows: every list once."""

import pytest

from build_tools.model.guide import Frame
from build_tools.options import Options, load_chapters
from build_tools.pipeline import Source, study_guide
from build_tools.publish.parts import parts

HEAD = "---\ntitle: 管好一口井\nedition: original\n---\n\n## 主要做法\n\n"
LEADS = "着力清淤护源，把井底掏干净。每季掏一回。\n\n着力轮值守井，把井台看管好。每户守一个月。\n\n着力公开水账，把用量写明白。账目就贴在墙上。\n"


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        (LEADS, []),
        (LEADS.strip() + "管井人有三项职责：每日查水位、每周清井台、每月验水质。\n", [3]),
    ],
)
def test_a_list_of_the_leading_points_is_not_shown_again(text: str, lists: list[int]) -> None:
    """Points that open paragraphs stand under 要点; lists inside a paragraph stand under 条理."""
    guide = study_guide([Source("well", "well.md", HEAD + text)], Frame(), Options("导读", load_chapters()))
    (lesson,) = guide.lessons
    shown = parts(lesson)
    assert [lead.text.text for lead in shown.leads][:3] == [
        "着力清淤护源，把井底掏干净",
        "着力轮值守井，把井台看管好",
        "着力公开水账，把用量写明白",
    ]
    assert len(lesson.enumerations) == 1 + len(lists)
    assert [len(block.members) for block in shown.blocks] == lists


MARKED = (
    "访谈对象以“王井长—3号”编码，有人抱怨“白跑一趟”，这一类的话记了许多，说的都是打水要排长队的难处。\n\n"
    "村里推行“轮值井长”制度，每户守一个月，守井的人要把水位记在本上，交班的时候当面点清。\n\n"
    "“轮值井长”不是虚名，井台归谁看管，一查账本就清楚，邻村也来学这个办法，回去照着做。\n"
)


@pytest.mark.parametrize(("heading", "said"), [("主要做法", 1), ("推行“白跑一趟”登记", 2)])
def test_the_goal_names_only_terms_that_carry_weight(heading: str, said: int) -> None:
    """A code or a complaint in quotation marks is nothing to be used; what recurs or stands in a heading is."""
    text = HEAD.replace("主要做法", heading) + MARKED
    guide = study_guide([Source("well", "well.md", text)], Frame(), Options("导读", load_chapters()))
    named = "".join(goal for lesson in guide.lessons for goal in parts(lesson).goals if "准确使用" in goal)
    assert "“轮值井长”" in named
    assert named.count("“") == said
    assert ("白跑一趟" in named) == (said > 1)
    assert any("3号" in term.text.text for lesson in guide.lessons for term in lesson.terms)


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("县里健全县级井长、乡镇井长、村组井长、院落井长四级联动体系，层层看护。", "级"),
        ("村里按上报、研判、派单、整改的流程办理。", "步"),
        ("村里推行“四步法”：居民提事、支部理事、多方议事、合力办事。", "步"),
        ("管井人有三项职责：每日查水位、每周清井台、每月验水质。", "条"),
    ],
)
def test_members_are_counted_by_the_articles_own_word(sentence: str, unit: str) -> None:
    """Ranks are no steps, and a method of four steps has no four items."""
    guide = study_guide(
        [Source("well", "well.md", HEAD + sentence + "\n")], Frame(), Options("导读", load_chapters())
    )
    (shown,) = (e for lesson in guide.lessons for e in lesson.enumerations if e.form != "list")
    assert shown.unit == unit
