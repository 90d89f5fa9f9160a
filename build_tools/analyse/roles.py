"""The role of each sentence: what it does in the argument.

A model answer may only hold sentences of the role that its question asks for: readers who judged
questions called background, results and anecdotes in an answer about measures a wrong key.
"""

import re

from build_tools.analyse.places import places
from build_tools.model.article import Article, Paragraph, Sentence

# Each branch of the patterns begins with a letter of its own, and what must stand before it is looked at after:
# so a search skips to these letters. Roles are asked of every sentence.
_AT_HEAD = "(?<![^，；]{word})"
_SPEECH = re.compile(
    "说[：，。]“|问[：，。]“|答[：，。]“|道(?<=[笑答问叹喊写说慨言称]道)(?:[：，。]“|：)|说：|表示[：，]|坦言|感慨|笑着|“[^”]*[。！？]”|"
    "？|！|吗[。”]|呢[。”]|吧[。”]|啊[。”]|嘛[。”]|呀[。”]|记者|笔者|他(?<!其他)[^们]|她(?<!其她)[^们]"
)
_EXAMPLE = re.compile(
    "比如|例如|譬如|又如|再如|以[^，。]{2,16}为例|某|有的(?!放矢)|一[位名个][^，。]{0,10}(?:书记|干部|党员|村民|居民|老人|教师|医生)"
)
_MOVES = "提高|提升|上升|增加|增长|下降|降低|减少|缩短|压缩|达到?|突破|超过"
_CHANGES = (
    "(?:提高|提升|上升|增加|增长|下降|降低|降|减少|减|缩短|压缩|扩大|升)(?:到|至|为)",
    r"了?(?:到|至)?(?:约|近)?\d",
)
_RESULT = re.compile(
    "|".join(
        [
            *(f"{origin}[^，。]{{1,14}}{_CHANGES[0]}" for origin in "由从"),
            *(word + _CHANGES[1] for word in _MOVES.split("|")),
            "同比|截至|累计|以来，[^。]*\\d|翻了[一两]番|明显(?:提高|改善|增强|下降)|显著(?:提高|改善|增强|下降|成效)|赢得",
            "获得了|得到了|受到[^，。]{0,8}(?:欢迎|好评)|实现了|取得[^，。]{0,8}(?:成效|进展|成绩|突破)",
        ]
    )
)
_PROBLEM = re.compile(
    "|".join(
        [
            *(word + _AT_HEAD.format(word=word) for word in ("但", "然而", "可", "不过")),
            "问题(?:突出|不少|依然|仍|还|比较)|不足|缺乏|缺少|薄弱|滞后|难以|不够|不强|不高|不畅|不均|不到位|隐患|流失|困境|困难|短板|梗阻|脱节|空转",
            "流于形式|形同虚设|没有真正|无力|无人|失衡|瓶颈|制约|弱化|虚化|边缘化|矛盾|失灵|落空|挑战|尴尬|压力",
        ]
    )
)
DEMAND = "要(?<![主重需首必紧摘纲概只不还就也想将简提纪扼]要)(?![求素点么紧闻件旨害职义塞道])"
"""The word 要 where it demands, alone and not in 需要 or 要求."""
_NORM = re.compile(
    DEMAND
    + "|应(?<![适响反供对相效感回呼照理]应)(?![对用急变付邀有聘届诉运声和])|必须|务必|不得|切忌|切实|建议|鼓励|倡导|需要|不能|不可(?![或避逆少])|有必要|宜(?=[^居昌宾宜])|可以(?=[^，。]{2})|进一步|下一步"
)
_DEED = re.compile(
    "|".join(
        [
            "建立|建起|建成|推行|组建|成立|设立|设置|实行|实施|开展|推出|制定|出台|整合|统筹|选派|选取|选聘|采取|探索|创新|打造|推动|组织|引入|引进|改造|搭建|开通|开办|开设|划分|纳入|下放|编制|培训|吸纳|盘活",
            "梳理|明确|规定|试行|启动|举办|发动|动员|帮助|安排|配备|聘请|公开|公示",
            *(word + _AT_HEAD.format(word=word) + "[^，。；]{2,}" for word in "把将由让对"),
        ]
    )
)
_ONLY_IF = re.compile("只有[^。]*，才能?")
_PAST = re.compile(r"(?:过去|此前|原来|从前|以前|曾经|长期以来|一度|当年|起初|刚开始)")


def roles(article: Article) -> tuple[tuple[str, ...], ...]:
    """One role a sentence, by paragraph: norm, deed, example, result, problem, speech or other."""
    return tuple(
        tuple(_role(paragraph, sentence) for sentence in paragraph.sentences)
        for paragraph in article.paragraphs
    )


def _role(paragraph: Paragraph, sentence: Sentence) -> str:
    text = paragraph.folded_sentence(sentence)
    if _SPEECH.search(text):
        return "speech"
    if _EXAMPLE.search(text) or any(place.full for place in places(text)):
        return "example"
    if _RESULT.search(text):
        return "result"
    if _ONLY_IF.match(text):
        return "other"  # what a thing depends on is an argument, no deed
    if _NORM.search(text):
        return "norm"
    if _PROBLEM.search(text) or _PAST.match(text):
        return "problem"
    return "deed" if _DEED.search(text) else "other"
