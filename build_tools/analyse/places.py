"""Places: administrative divisions of China in running text, by table.

Full names count anywhere; the bare names of provinces too; bare names of cities only beside
another hit, because 白银 in 真金白银 is no city; bare names of counties only right after their
province or city (云南腾冲).
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from build_tools.analyse.divisions import NOT_A_NAME, divisions

_PROVINCE_TAIL = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)$")
_CITY_TAIL = re.compile(r"(?:市|地区|盟)$")
_COUNTY_TAIL = re.compile(r"(?:市|区|县|旗)$")
_JOINT = re.compile(r"[、和与及]?$")
_TOWNSHIP = re.compile(
    r"([\u4e00-\u9fff]{2,4}?)(?:镇|乡(?!村|镇|亲|愁|土|贤|风)|街道|苏木)(?:([\u4e00-\u9fff]{1,4}?)(?:村|社区)(?!党|民))?|([\u4e00-\u9fff]{2,3}?)(?:村|社区)(?!党|民|居)"
)
_WORDLIKE = {
    "和县",
    "应县",
    "古县",
    "代县",
    "单县",
    "易县",
    "景县",
    "临县",
    "威县",
    "兴县",
    "丰县",
    "青县",
    "唐县",
    "寿县",
    "宾县",
    "义县",
    "献县",
    "和平区",
    "新华区",
    "向阳区",
    "前进区",
    "东风区",
}
_CITY_WORDS = frozenset(
    [
        "白银",
        "大理",
        "安康",
        "中山",
        "黄山",
        "丽水",
        "日照",
        "长治",
        "保定",
        "开封",
        "新乡",
        "东营",
        "吉安",
        "吉林",
        "朝阳",
        "大同",
        "来宾",
        "安顺",
        "中卫",
        "平凉",
        "固原",
        "天水",
        "海东",
        "海西",
        "海南",
        "海北",
        "黄南",
        "阳江",
        "阳泉",
        "鹤壁",
        "商洛",
        "清远",
        "武威",
        "南平",
        "北海",
        "通化",
        "伊春",
        "四平",
        "白山",
        "白城",
        "大庆",
        "黑河",
        "永州",
        "新余",
        "广安",
        "广元",
        "巴中",
        "资阳",
        "金华",
        "金昌",
        "保山",
        "宜春",
        "和田",
        "那曲",
        "山南",
        "昌都",
        "林芝",
    ]
)
"""Bare names of cities that are words or parts of words too."""
LEVELS = ("province", "municipality", "city", "county", "town")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a folded text: offsets, the name as written, its level, and whether the name is full.

    `parts` are the divisions that make up the name (江西省, 南昌市), largest first.
    """

    start: int
    end: int
    name: str
    level: str
    full: bool
    parts: tuple[str, ...]


@cache
def table() -> dict[str, str]:
    """Name -> level (province, municipality, city, county) of every division in the data files."""
    names: dict[str, str] = {}
    for file in ("places.tsv", "places-patch.tsv"):
        lines = resources.files(__package__).joinpath("data", file).read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        names.update((name, level) for name, level in rows)
    return names


@cache
def _index() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """First two characters -> (name, level, full), longest name first."""
    entries: dict[str, tuple[str, bool]] = {name: (level, True) for name, level in table().items()}
    for name, level in table().items():
        tail = (
            _PROVINCE_TAIL
            if level in ("province", "municipality")
            else _CITY_TAIL
            if level == "city"
            else _COUNTY_TAIL
        )
        bare = tail.sub("", name)
        if len(bare) >= 2 and bare not in entries:
            entries[bare] = (level, False)
    index: dict[str, list[tuple[str, str, bool]]] = {}
    for name, (level, full) in entries.items():
        index.setdefault(name[:2], []).append((name, level, full))
    return {key: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for key, rows in index.items()}


@cache
def _beginnings() -> re.Pattern[str]:
    """Where a name can begin: first characters of names before second ones. Thirty times fewer than all places."""
    first, second = ("".join(sorted({key[i] for key in _index()})) for i in range(2))
    return re.compile(f"[{first}](?=[{second}])")


@lru_cache(maxsize=1 << 13)
def places(folded: str) -> tuple[Place, ...]:
    """All places of a folded text, in order; neighbouring divisions (云南省丽江市) are one place."""
    hits = _with_unlisted(_hits(folded), folded)
    if not hits:
        return ()
    sure = [hit for index, hit in enumerate(hits) if _trusted(hits, index, folded)]
    merged: list[Place] = []
    for hit in sure:
        last = merged[-1] if merged else None
        if last and last.end == hit.start and LEVELS.index(last.level) < LEVELS.index(hit.level):
            name = folded[last.start : hit.end]
            # Two divisions in a row (浙江嘉兴) are as sure as a full name.
            merged[-1] = Place(last.start, hit.end, name, hit.level, True, (*last.parts, hit.name))
        else:
            merged.append(replace(hit, full=True) if _known(hit) else hit)
    return tuple(_with_township(place, folded) for place in merged)


def _known(hit: Place) -> bool:
    """Whether a bare name can only be that of a city."""
    return hit.level == "city" and hit.name not in _CITY_WORDS


def _hits(folded: str) -> list[Place]:
    index = _index()
    found: list[Place] = []
    free = 0
    for candidate in _beginnings().finditer(folded):
        at = candidate.start()
        rows = index.get(folded[at : at + 2])
        if at < free or rows is None:
            continue
        for name, level, full in rows:
            follows = bool(found) and found[-1].end == at
            if folded.startswith(name, at) and not _inside_word(name, level, full, folded, at, follows):
                free = at + len(name)
                found.append(Place(at, free, name, level, full, (name,)))
                break
    return found


def _with_unlisted(hits: list[Place], folded: str) -> list[Place]:
    """The hits with the divisions that no table lists."""
    taken = [(hit.start, hit.end, hit.level) for hit in hits]
    shaped = [
        Place(at, end, folded[at:end], level, True, (folded[at:end],))
        for at, end, level in divisions(folded, taken)
    ]
    return sorted([*hits, *shaped], key=lambda hit: hit.start) if shaped else hits


def _inside_word(name: str, level: str, full: bool, folded: str, at: int, follows: bool) -> bool:
    """Whether a name is only part of a word here. `follows`: a place ends where it begins (重庆忠县)."""
    before, after = folded[at - 1 : at], folded[at + len(name) : at + len(name) + 1]
    if full:
        citizen = (
            name.endswith("市") and re.match("民(?![营间政办生族警])", folded[at + len(name) :]) is not None
        )
        loose = (len(name) == 2 or name in _WORDLIKE) and before not in ("", *"，。；：、“（省市州区 \n")
        return citizen or (loose and not follows)
    waters = level not in ("province", "municipality") and after in tuple("河江湖山")
    return waters or after in tuple("省市路街站港话语") or (name == "海南" and before == "青")


def _trusted(hits: list[Place], index: int, folded: str) -> bool:
    hit = hits[index]
    if hit.full or hit.level in ("province", "municipality") or _known(hit):
        return True
    if hit.level != "city":
        before = hits[index - 1] if index else None
        if before is None or (before.full and before.name not in table()):
            return False  # behind a place that no table lists, 柳林铺村 is no 柳林
        return before.end == hit.start and LEVELS.index(before.level) < 3
    left = index > 0 and _JOINT.fullmatch(folded[hits[index - 1].end : hit.start]) is not None
    right = index + 1 < len(hits) and _JOINT.fullmatch(folded[hit.end : hits[index + 1].start]) is not None
    return left or right


def _with_township(place: Place, folded: str) -> Place:
    if not place.full or place.level not in ("city", "county"):
        return place
    match = _TOWNSHIP.match(folded, place.end)
    if not match or any(group and NOT_A_NAME.search(group) for group in match.groups()):
        return place
    name = folded[place.start : match.end()]
    return Place(place.start, match.end(), name, "town", True, (*place.parts, match.group()))
