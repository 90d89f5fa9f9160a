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
    known = {c.id: c.title for c in load_chapters()}
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
        said = "".join(place.text for place in body)  # not each of its own words came up
        term = dice.choice([c for c in own if c in said and len(c) >= 4] or [topic])[:6]
        return SearchPage(f"articles/a{number}/", title, headings, tuple(body), (term,))

    return tuple(page(n) for n in range(size))


@dataclass(frozen=True)
class Query:
    """What is typed, what kind of query that is, and the phrases of which a page must hold all, or one."""

    kind: str
    typed: str
    phrases: tuple[str, ...]
    one: bool = False


def suite(pages: tuple[SearchPage, ...], seed: int = 11) -> list[Query]:
    """160 queries drawn from the pages: what readers type, by kind."""
    dice = random.Random(seed)
    queries: list[Query] = []
    texts = [page for page in pages if page.body]
    terms = [term for page in pages for term in page.terms]

    def piece(low: int, high: int) -> str:
        while True:
            clauses = _CLAUSE.findall(dice.choice(dice.choice(texts).body).text)
            clause = dice.choice(clauses or [""])
            length = dice.randint(low, high)
            if len(clause) >= length and not clause.isascii():
                start = dice.randint(0, len(clause) - length)
                return clause[start : start + length]

    def new(kind: str, typed: str, phrases: tuple[str, ...], one: bool = False) -> None:
        queries.append(Query(kind, typed, phrases, one))

    for _ in range(30):
        term = dice.choice(terms)
        new("set term", term, (term,))
    for _ in range(50):
        phrase = piece(2, 8)  # cut anywhere, so most begin or end inside a word
        new("phrase", phrase, (phrase,))
    for _ in range(25):
        one = dice.choice(texts)
        clauses = [c for place in one.body for c in _CLAUSE.findall(place.text) if len(c) >= 4]
        both = [clause[:4] for clause in dice.sample(clauses, 2)]
        new("two terms", " ".join(both), tuple(both))
    while sum(q.kind == "traditional" for q in queries) < 20:
        phrase = piece(3, 7)
        if (old := _COMPLICATE.convert(phrase)) != phrase and scan(phrase) == scan(old):
            new("traditional", old, (phrase,))
    names = {
        run: lazy_pinyin(run)
        for page in pages
        for name in (page.title, *page.terms)
        for run in re.findall(r"[\u4e00-\u9fff]{2,}", name)
    }
    for kind, runs in (("title", [p.title for p in pages]), ("term", terms)):
        spoken = sorted({run for text in runs for run in names if run in text and len(run) >= 3})
        for run in dice.sample(spoken, min(10, len(spoken))):
            new(
                f"{kind} by pinyin",
                dice.choice(("", " ")).join(names[run]),
                _sounding(names, names[run]),
                True,
            )
    for _ in range(15):
        title = dice.choice(pages).title
        new("title", title, tuple(title.split()))
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


def truth(pages: tuple[SearchPage, ...], query: Query) -> set[str]:
    """Addresses of the pages that are right for a query, by reading everything."""
    wanted = [scan(phrase) for phrase in query.phrases]
    enough = any if query.one else all
    return {p.url for p in pages if enough(any(w in text for text in scanned(p)) for w in wanted)}


def _sounding(names: dict[str, list[str]], spoken: list[str]) -> tuple[str, ...]:
    """Every piece of a title or term that is read like this: homophones are as right as what was meant."""
    typed = "".join(spoken)
    found = set()
    for name, syllables in names.items():
        for start in range(len(syllables)):
            for end in range(start + 2, len(syllables) + 1):
                if "".join(syllables[start:end]) == typed:
                    found.add(name[start:end])
    return tuple(sorted(found))
