"""A large made-up corpus, the suite of queries put to it, and the exact scan that says what is right."""

import random
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import opencc
from pypinyin import lazy_pinyin

from build_tools.folder import load
from build_tools.model.site import Place, SearchPage
from build_tools.options import load_chapters
from build_tools.read import read
from tests.conftest import TOP

_SIMPLIFY = opencc.OpenCC("t2s")
_COMPLICATE = opencc.OpenCC("s2t")
_CLAUSE = re.compile(r"[^，。；：！？、\s“”‘’《》（）—…]+")
_RARE = "鼓楼梧桐锦绣翠屏望江龙泉凤鸣云栖白鹭青枫石榴丹霞澜沧碧溪沁园琼花蓬莱瑶台桃源柳营槐荫枣庄栗园杏坛"


@cache
def corpus(size: int, seed: int = 7) -> tuple[SearchPage, ...]:
    """`size` articles of some 1,700 characters, each of its own words beside the common ones.

    Clauses come from the guide's own texts and from a chain over their characters, so that pairs of
    characters are as frequent as in the genre; names of places, numbers and topics vary by page.
    """
    dice = random.Random(seed)
    known = frozenset(chapter.id for chapter in load_chapters())
    articles = [read(s.text, s.slug, s.path, known) for s in load(TOP / "docs" / "articles")]
    clauses = [c for a in articles for p in a.paragraphs for c in _CLAUSE.findall(p.text) if len(c) > 3]
    after: dict[str, list[str]] = defaultdict(list)
    for clause in clauses:
        for i in range(len(clause) - 2):
            after[clause[i : i + 2]].append(clause[i + 2])

    def chained() -> str:
        text = dice.choice(clauses)[:2]
        wanted = dice.randint(5, 16)
        while len(text) < wanted and after[text[-2:]]:
            text += dice.choice(after[text[-2:]])
        return text

    def page(number: int) -> SearchPage:
        place = "".join(dice.sample(_RARE, 2)) + dice.choice(("街道", "社区", "县", "区", "镇"))
        topic = chained()[:8]
        own = [chained() for _ in range(6)]

        def clause() -> str:
            draw = dice.random()
            if draw < 0.06:
                return f"{place}{dice.choice(own)}"
            if draw < 0.1:
                return f"{dice.randint(2009, 2026)}年{dice.randint(2, 980)}个{topic}"
            return dice.choice(own) if draw < 0.2 else dice.choice(clauses) if draw < 0.55 else chained()

        def sentence() -> str:
            return "，".join(clause() for _ in range(dice.randint(2, 5))) + dice.choice("。。。；！")

        body = []
        for n in range(1, dice.randint(9, 15)):
            sentences = [sentence() for _ in range(dice.randint(2, 5))]
            starts = [sum(len(s) for s in sentences[:i]) for i in range(1, len(sentences))]
            body.append(Place(f"p{n}", f"第{n}段", "".join(sentences), tuple(starts)))
        headings = tuple(Place(f"s{i}", "", chained()) for i in range(3))
        title = f"{place}：{topic}的{chained()}"
        term = dice.choice([c for c in own if len(c) >= 4] or own)[:6]
        return SearchPage(f"articles/a{number}/", title, headings, tuple(body), (term,))

    return tuple(page(n) for n in range(size))


@dataclass(frozen=True)
class Query:
    """What is typed, what kind of query that is, and the phrases that a page must hold."""

    kind: str
    typed: str
    phrases: tuple[str, ...]


def suite(pages: tuple[SearchPage, ...], seed: int = 11) -> list[Query]:
    """160 queries drawn from the pages: what readers type, by kind."""
    dice = random.Random(seed)
    queries: list[Query] = []

    def piece(low: int, high: int) -> str:
        while True:
            clause = dice.choice(_CLAUSE.findall(dice.choice(dice.choice(pages).body).text))
            length = dice.randint(low, high)
            if len(clause) >= length and not clause.isascii():
                start = dice.randint(0, len(clause) - length)
                return clause[start : start + length]

    def new(kind: str, typed: str, phrases: tuple[str, ...]) -> None:
        queries.append(Query(kind, typed, phrases))

    for _ in range(30):
        term = dice.choice(dice.choice(pages).terms)
        new("set term", term, (term,))
    for _ in range(50):
        phrase = piece(2, 8)  # cut anywhere, so most begin or end inside a word
        new("phrase", phrase, (phrase,))
    for _ in range(25):
        one = dice.choice(pages)
        both = []
        for _ in range(2):
            clause = dice.choice([c for c in _CLAUSE.findall(dice.choice(one.body).text) if len(c) >= 4])
            both.append(clause[:4])
        new("two terms", " ".join(both), tuple(both))
    while sum(q.kind == "traditional" for q in queries) < 20:
        phrase = piece(3, 7)
        if (old := _COMPLICATE.convert(phrase)) != phrase and scan(phrase) == scan(old):
            new("traditional", old, (phrase,))
    for _ in range(10):
        term = dice.choice(dice.choice(pages).terms)
        if not re.search(r"[^\u4e00-\u9fff]", term):
            new("term by pinyin", "".join(lazy_pinyin(term, v_to_u=False)), (term,))
    for _ in range(10):
        title = dice.choice(pages).title.partition("：")[0]
        new("title by pinyin", " ".join(lazy_pinyin(title, v_to_u=False)), (title,))
    for _ in range(15):
        title = dice.choice(pages).title
        new("title", title, (title,))
    return queries


@cache
def scan(text: str) -> str:
    """A text for the plain scan, in its own way: whole text simplified, marks as one blank."""
    text = _SIMPLIFY.convert(unicodedata.normalize("NFKC", text).lower())
    return re.sub(r"[\W_]+", " ", text).strip()


@cache
def scanned(page: SearchPage) -> tuple[str, ...]:
    """All texts of a page, ready for the scan."""
    return tuple(
        scan(t) for t in (page.title, *(p.text for p in page.headings), *(p.text for p in page.body))
    )


def truth(pages: tuple[SearchPage, ...], phrases: tuple[str, ...]) -> set[str]:
    """Addresses of the pages that hold every phrase, by reading everything."""
    wanted = [scan(phrase) for phrase in phrases]
    return {p.url for p in pages if all(any(w in text for text in scanned(p)) for w in wanted)}
