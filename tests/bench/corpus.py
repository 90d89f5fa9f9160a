"""A seeded corpus of made-up essays: varied prose of the genre, as many articles as wanted.

Nothing in it is true, and half of it means nothing. Every article draws its subject, places, coined
terms, figures and build from its own dice, so that article 17 is the same however many are made. Half
of its sentences come from frames that make questions, half from a chain over the characters of the
samples, so that sentences hardly ever repeat: a memory of sentences must not win by that.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from build_tools.analyse.places import table

_SAMPLES = Path(__file__).parents[1] / "samples"
_CLAUSE = re.compile(r"[\u4e00-\u9fff]{4,}")

_SUBJECTS = {
    "乡村学校": "课后服务 教师轮岗 校舍修缮 寄宿管理 营养午餐 家校沟通 阅读活动 实验教学",
    "河湖治理": "排污口整治 河道清淤 岸线修复 水质监测 上下游协作 巡河责任 雨污分流 湿地养护",
    "社区养老": "助餐配送 日间照料 上门护理 适老改造 邻里互助 健康档案 家属喘息 志愿陪诊",
    "基层医疗": "签约服务 药品供应 远程会诊 慢病随访 人才下沉 双向转诊 疫苗接种 急救网络",
    "粮食生产": "良种推广 农机共享 田间排灌 病虫测报 烘干仓储 订单收购 土地托管 耕地轮作",
    "物业管理": "业主议事 维修资金 电梯养护 停车秩序 环境保洁 收支公开 项目招标 矛盾调处",
    "防灾减灾": "隐患排查 预警发布 转移演练 物资储备 应急队伍 避难场所 灾情报送 灾后重建",
    "文化惠民": "流动书车 乡村戏台 非遗传习 场馆延时 群众编创 数字展陈 读书小组 公益课堂",
    "政务服务": "窗口合并 材料精简 跨域通办 告知承诺 帮办代办 好差评价 数据共享 延时预约",
    "节水灌溉": "水权分配 渠系改造 用水计量 管护基金 阶梯水价 墒情监测 协会自治 旱作示范",
    "古村保护": "民居修缮 消防改造 匠人培养 风貌管控 村志编修 业态引导 产权托管 游客分流",
    "就业服务": "岗位归集 技能培训 零工驿站 创业贷款 校企对接 权益维护 返乡安置 信息推送",
}
_AIMS = [
    "人人有责",
    "群众受益",
    "运转有序",
    "长效管用",
    "公开透明",
    "上下贯通",
    "便民利民",
    "节约高效",
    "安全可靠",
    "共建共享",
]
_VERBS = [
    "着力健全",
    "着力做实",
    "着力创新",
    "着力补齐",
    "着力打通",
    "坚持",
    "加强",
    "完善",
    "推动",
    "深化",
    "优化",
    "强化",
]
_LACKS = [
    "责任不清",
    "力量分散",
    "标准不一",
    "经费不足",
    "信息不通",
    "管护缺位",
    "参与不够",
    "监督乏力",
    "衔接不畅",
    "考核虚化",
]
_GAINS = [
    "办理时间由{a}天缩短到{b}天",
    "群众满意度明显提高",
    "累计惠及{n}户居民",
    "矛盾纠纷比上年下降{p}%",
    "带动{n}名群众参与",
    "实现了由被动应付到主动作为的转变",
]
_MEANS = [
    "建立{term}机制",
    "推行{term}工作法",
    "搭建{term}平台",
    "探索{term}模式",
    "组建{term}小队",
    "设立{term}专班",
]
_DEEDS = [
    "把{a}和{b}统一纳入清单",
    "由专人负责{a}，每{d}天公开一次进度",
    "让居民代表参与{a}的全过程",
    "将{a}的责任落实到岗到人",
    "对{a}实行台账管理",
    "组织{n}名干部下沉一线解决{a}难题",
    "依托村规民约规范{b}",
]
_LEFT, _RIGHT = (
    [
        "一单",
        "两清",
        "三色",
        "四访",
        "五步",
        "六联",
        "一网",
        "双向",
        "三级",
        "四方",
        "五员",
        "一图",
        "红蓝",
        "晨间",
        "灯下",
        "院落",
        "廊桥",
        "渡口",
        "炉边",
        "树下",
    ],
    [
        "联办",
        "管护",
        "议事",
        "轮值",
        "回访",
        "会商",
        "积分",
        "清单",
        "直通",
        "认领",
        "点单",
        "共评",
        "互助",
        "派单",
        "督办",
        "随访",
        "巡查",
        "合议",
        "代办",
        "接力",
    ],
)
_SAYERS = ["有关部门负责人", "一位老支书", "会议", "调研组", "《实施意见》"]
_HEADS = (
    "深刻认识{s}的重要性",
    "{s}面临的困难和问题",
    "认真总结{s}的做法",
    "各地推进{s}的实践",
    "进一步提高{s}的质量",
    "推动{s}行稳致远",
)
_PLAIN = (
    "{s}看起来是小事，连着的却是千家万户。",
    "从调研情况看，{a}、{b}和{c}仍是群众反映较多的环节。",
    "过去，{a}常常{lack}，{b}也因此受到影响。",
    "只有把{a}放在心上，才能让{b}真正落到实处。",
    "做好{s}，关键是处理好{a}与{b}的关系。",
    "{a}之所以难，是因为{lack}，一些地方又急于求成。",
    "要把{a}同{b}结合起来，防止重建设、轻管理。",
    "应当健全{a}的日常制度，做到有人管、有钱管、有章管。",
    "{a}是{s}的重要基础，{b}是检验成效的重要标准。",
    "实践表明，凡是{a}抓得实的地方，{b}就走得稳。",
    "有的同志以为{a}无关大局，这种看法并不全面。",
    "{year}年以来，全市新增{a}点位{n}处，覆盖{m}个村和社区。",
    "{sayer}指出，“{a}不能只算经济账，还要算民生账、长远账。”",
    "既要看到{a}的进展，也要看到{b}的不足。",
    "所谓{term}，是指围绕{a}形成的一套可检查、可追溯的办法。",
    "形成了“发现—登记—交办—处置—反馈”的闭环。",
    "抓{x}、抓{y}、抓{z}，最终都要落到群众的感受上。",
)
_PAIRS = ["管理", "服务", "队伍", "规划", "标准", "监督", "保障", "宣传", "协商", "评价"]


@cache
def _names() -> tuple[str, ...]:
    return tuple(
        sorted(name for name, level in table().items() if level in ("city", "county") and len(name) >= 3)
    )


@cache
def _chain() -> tuple[tuple[str, ...], dict[str, str]]:
    """First pairs of the clauses of the samples, and which characters may follow a pair."""
    clauses = [c for path in sorted(_SAMPLES.glob("*.md")) for c in _CLAUSE.findall(path.read_text("utf-8"))]
    after: dict[str, str] = defaultdict(str)
    for clause in clauses:
        for i in range(len(clause) - 2):
            after[clause[i : i + 2]] += clause[i + 2]
    return tuple(clause[:2] for clause in clauses), after


class _Draw:
    """The dice of one article, with the words that it keeps to."""

    def __init__(self, number: int, seed: int) -> None:
        self.dice = random.Random(f"{seed}/{number}")
        self.subject = self.dice.choice(sorted(_SUBJECTS))
        self.topics = _SUBJECTS[self.subject].split()
        self.terms = [f"“{self.dice.choice(_LEFT)}{self.dice.choice(_RIGHT)}”" for _ in range(6)]
        self.places = self.dice.sample(_names(), 12)

    def fill(self, frame: str) -> str:
        """A frame with its slots filled by fresh throws."""
        a, b, c = self.dice.sample(self.topics, 3)
        x, y, z = self.dice.sample(_PAIRS, 3)
        return frame.format(
            s=self.subject,
            a=a,
            b=b,
            c=c,
            x=x,
            y=y,
            z=z,
            term=self.dice.choice(self.terms),
            lack=self.dice.choice(_LACKS),
            sayer=self.dice.choice(_SAYERS),
            year=self.dice.randint(2012, 2025),
            n=self.dice.randint(12, 9800),
            m=self.dice.randint(3, 240),
            p=self.dice.randint(3, 70),
            d=self.dice.randint(2, 28),
        )

    def clause(self) -> str:
        """A clause of its own: it sounds like the genre and says nothing."""
        starts, after = _chain()
        text = self.dice.choice(starts)
        wanted = self.dice.randint(5, 16)
        while len(text) < wanted:
            text += self.dice.choice(after.get(text[-2:], starts))
        return text

    def drift(self) -> str:
        return "，".join(self.clause() for _ in range(self.dice.randint(2, 4))) + "。"

    def plain(self, most: int) -> str:
        said = [self.fill(frame) for frame in self.dice.sample(_PLAIN, self.dice.randint(1, most))]
        said += [self.drift() for _ in range(self.dice.randint(1, most))]
        self.dice.shuffle(said)
        return "".join(said)

    def example(self) -> str:
        place = self.places.pop()
        means = self.fill(self.dice.choice(_MEANS))
        deed = self.fill(self.dice.choice(_DEEDS).replace("{n}", str(self.dice.randint(20, 400))))
        a = self.dice.randint(9, 40)
        gain = self.dice.choice(_GAINS).format(
            a=a, b=a // 3, n=self.dice.randint(100, 9000), p=self.dice.randint(5, 60)
        )
        return f"{self.dice.choice(('比如，', '例如，', '', '又如，'))}{place}{means}，{deed}，{gain}。"


def _theory(draw: _Draw) -> Iterator[str]:
    yield draw.plain(4)
    yield f"## {_HEADS[0].format(s=draw.subject)}"
    for topic in draw.dice.sample(draw.topics, 3):
        yield f"这是做好{topic}、回应群众期盼的迫切要求。{draw.plain(3)}"
    yield f"## {draw.dice.choice(_HEADS[2:4]).format(s=draw.subject)}"
    for verb, topic, aim in zip(
        draw.dice.sample(_VERBS[:5], 3), draw.topics, draw.dice.sample(_AIMS, 3), strict=False
    ):
        yield f"{verb}{topic}，做到{aim}。{draw.plain(2)}{draw.example()}{draw.example()}"
    yield f"## {draw.dice.choice(_HEADS[4:]).format(s=draw.subject)}"
    for verb, topic in zip(draw.dice.sample(_VERBS[5:], 3), draw.dice.sample(draw.topics, 3), strict=True):
        yield f"{verb}{topic}。{draw.plain(4)}"


def _academic(draw: _Draw) -> Iterator[str]:
    yield f"内容提要：{draw.plain(2)}"
    for number, head in zip("一二三", draw.dice.sample(_HEADS, 3), strict=True):
        yield f"## {number}、{head.format(s=draw.subject)}"
        yield draw.plain(4)
        points = zip("一二三", draw.dice.sample(draw.topics, 3), draw.dice.sample(_LACKS, 3), strict=True)
        yield "主要有三个方面的问题。" + "".join(f"{n}是{topic}{lack}。" for n, topic, lack in points)
        yield f"{draw.plain(3)}{draw.example()}"
    yield draw.plain(3)


def _report(draw: _Draw) -> Iterator[str]:
    for _ in range(draw.dice.randint(7, 10)):
        yield draw.plain(3) + (draw.example() if draw.dice.random() < 0.5 else "")


def _rules(draw: _Draw) -> Iterator[str]:
    numerals = ("一二三四五六七八九十", "十一 十二 十三 十四 十五 十六")
    for number, n in enumerate([*numerals[0], *numerals[1].split()]):
        a, b = draw.dice.sample(draw.topics, 2)
        rule = draw.dice.choice(
            (
                f"负责{a}的单位应当在{draw.dice.randint(3, 60)}个工作日内公开结果，接受群众监督。",
                f"{a}与{b}应当同时安排、同时检查，不得以{a}代替{b}。",
                f"本办法所称{a}，是指{draw.fill(draw.dice.choice(_DEEDS))}的日常活动。",
                f"有下列情形之一的，应当重新办理{a}：（一）{draw.dice.choice(_LACKS)}的；（二）{b}中断的；（三）群众意见较大的。",
            )
        )
        if number % 6 == 0:
            yield f"## 第{n}章 {draw.dice.choice(_PAIRS)}" if number % 12 else "## 第一章 总则"
        yield f"第{n}条 {rule}"


_BUILDS: tuple[Callable[[_Draw], Iterator[str]], ...] = (
    _theory,
    _academic,
    _report,
    _theory,
    _rules,
    _theory,
)


def article(number: int, seed: int = 1) -> str:
    """Article `number` of the corpus as a Markdown file of some 800 to 2,400 characters."""
    draw = _Draw(number, seed)
    build = draw.dice.choice(_BUILDS)
    title = f"{draw.dice.choice(draw.places)[:-1]}{draw.subject}{number}：{draw.dice.choice(_AIMS)}"
    head = {
        "title": title,
        "edition": "original",
        "publication": "试刊",
        "date": f"{draw.dice.randint(2012, 2025)}-{draw.dice.randint(1, 12):02d}",
    }
    front = "".join(f"{name}: {value}\n" for name, value in head.items())
    return f"---\n{front}---\n\n" + "\n\n".join(build(draw)) + "\n"


def slug(number: int) -> str:
    """The slug of article `number`."""
    return f"made-{number:05d}"


def write(folder: Path, count: int, seed: int = 1) -> None:
    """The first `count` articles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{slug(number)}.md").write_text(article(number, seed), "utf-8")
