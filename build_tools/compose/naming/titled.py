"""Which text a question is about: its title, in a stem that says it by nothing else.

Readers answer with the article closed, and a paper holds several articles. Of the last eight judged sets, stems that
share no word of weight with the title (推行“____”，19个项目提前投产; 围绕“再往深处找原因”，文章讲了哪几点) were what
strict readers refused most often.
"""

import re
from dataclasses import replace

from build_tools.compose.draft import Material
from build_tools.compose.naming.asking import called, source
from build_tools.compose.wording import share_run
from build_tools.model.questions import BLANK, Blanks, Points, Question, Verdict
from build_tools.model.text import bigrams, fold, quoted, squash

_NAMELESS = "《无题》"
_STEM_MOST, _RUN = 170, 4
"""Letters of a stem with its title, and in a row that make a word of weight of any words."""
_GENERAL = re.compile(
    "文章|根据|认为|围绕|谈到|讲了|哪[几些]|什么|怎[样么]|如何|为何|工作|建设|发展|推[进动行]|提[升高出]|加强|完善|健全|建立|构建|打造|坚持|落实|实[施行现践]|探索|"
    "创新|改革|优化|强化|深化|促进|开展|做好|切实|不断|全面|重点|重要|主要|基本|关键|问题|困境|对策|建议|思考|启示|经验|做法|举措|措施|成效|路径|机制|制度|体系|模式|能力|水平|"
    "质量|情况|报告|调[研查]|研究|关于|年度?|方案|意见|解读|规划|计划|通知|办法|规定|条例|时代|新|我国|中国|全国|社会|国家|人民|群众|干部|部门|单位|地方|全[省市县区]|\\d|"
    "[一二三四五六七八九十]|保障|管理|服务|治理|目标|任务|原则|责任|精神|理论|逻辑|意义|价值|特征|案例|方面|下一步|进一步|当前|今后|第"
)
"""Words that titles and questions of any matter share."""
_QUOTED = re.compile("[“《][^”》]*[”》]")
_ANOTHER = re.compile("《[^》]{5,}》")
"""A text that a stem names already; 《条例》 is only the short name of one."""
_TWICE = re.compile("^围绕(“围绕[^”]*”)，")
"""A question by a heading that begins with the word of the question."""
_OWN = re.compile(
    "[我本全][省市县区州镇乡村校院局]|(?<![\u4e00-\u9fff])[省市县区乡镇](?:委|里|直|财政|政府|纪委|级财政)"
)
"""How a text speaks of the place or body that it is of: whose, only its title says."""


def named(material: Material, question: Question) -> Question:
    """A question with the title of its article in the stem where that shares no word of weight with it.

    The word 文章 gives way to the title; before a blank or a question that lacks the word, the title stands first. The
    question keeps its id, which a better title does not move.
    """
    return replace(question, stem=_titled(material, question))


def _titled(material: Material, question: Question) -> str:
    name, stem = _name(material), _TWICE.sub(r"谈到\1时，", question.stem)
    if name and stem.startswith(whole := f"围绕{quoted(material.article.meta.title)}，文章"):
        return f"{name}{stem.removeprefix(whole)}"  # the title is all that it asks by
    names_its_place = isinstance(question.answer, Verdict)  # a true or false statement begins with it
    if (
        not name
        or names_its_place
        or _ANOTHER.search(stem)
        or _told(material, stem)
        or _prints_answer(question, name)
    ):
        return stem
    bare = _QUOTED.sub(lambda quote: "·" * len(quote.group()), stem)
    at = bare.find("文章")
    if at >= 0:
        longer = stem[:at] + name + stem[at + len("文章") :]
    elif isinstance(question.answer, Blanks):
        longer = f"{name}{'提出' if source(material) != '文章' else '写道'}：{stem}"
    else:
        longer = f"{name}{stem}" if stem.startswith("谈到") else f"根据{name}，{stem}"
    return longer if len(longer) <= _STEM_MOST else stem


def _name(material: Material) -> str:
    """The title in its marks; nothing for a text that has none to tell, or that only tells of the one which bears it."""
    name = called(material)
    return "" if name in ("文章", _NAMELESS) or material.article.meta.edition != "original" else name


def _told(material: Material, stem: str) -> bool:
    """Whether the stem shares a word of weight with the title."""
    meta = material.article.meta
    title, asked = f"{meta.title}，{meta.subtitle or ''}", stem.replace(BLANK, "，")
    if _OWN.search(asked):
        return False
    return share_run(title, asked, _RUN) or bool(_words(title) & _words(asked))


def _words(text: str) -> set[str]:
    """The pairs of letters that stand inside words of weight."""
    return {
        pair for word in re.split("[，。；：、“”]", _GENERAL.sub("，", fold(text))) for pair in bigrams(word)
    }


def _prints_answer(question: Question, name: str) -> bool:
    """Whether the title would print a word or point that is asked for."""
    match question.answer:
        case Blanks(words):
            said = [word.text for word in words]
        case Points(points):
            said = [point.text for point in points]
        case _:
            return False
    return any(squash(text) in squash(name) for text in said)
