"""Characters that an article must not hold: those that readers do not see, or see as something else."""

import re
import unicodedata

# The shapes of radicals that fonts of PDF files give for whole characters (Unicode's table of
# equivalent ideographs). Normalization (NFKC) mends the Kangxi radicals, but not these.
_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺"
    "⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺶羊⺷羊⺹耂⺺肀⺼肉⺽臼"
    "⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青"
    "⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
# In simplified Chinese these radicals stand for another form than the one Unicode names.
_SIMPLIFIED = {"戶": "户", "靑": "青", "黃": "黄"}


def _kangxi() -> dict[str, str]:
    plain = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    return {radical: _SIMPLIFIED.get(char, char) for radical, char in plain.items()}


RADICALS = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)) | _kangxi()
"""Radical code point -> the character that it stands for."""

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters without a shape: zero width, direction marks, soft hyphen, tags, variation selectors."""

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Private use: each font shows something else, most show a box."""

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_STACKED = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3}")
_CURES = (
    (_DIRECTION, "改变文字方向的隐藏字符", "它会让人看到的和实际的不一样。删去它"),
    (INVISIBLE, "看不见的字符", "删去它"),
    (re.compile("\ufffd"), "乱码符号“�”", "原文的字在转换时丢了，对照原件补上"),
    (PRIVATE, "私用区字符", "换一台电脑就会变成方块。改成正式的字或符号"),
    (_RADICAL, "部首符号", "它看着像字，却搜不到。改成正式的字"),
    (_CONTROL, "控制字符", "删去它"),
    (_STACKED, "叠加的组合符号", "删去它们"),
)
_STRANGE = re.compile("|".join(pattern.pattern for pattern, _, _ in _CURES if pattern is not _STACKED))
"""One class of all strange characters: nearly every text holds none."""


def strange(text: str) -> list[tuple[int, str]]:
    """Offset of the first strange character of each kind, with what it is and the cure, in Chinese."""
    if (text.isascii() and text.isprintable()) or not (_STRANGE.search(text) or _STACKED.search(text)):
        return []
    found = []
    for pattern, name, cure in _CURES:
        match = pattern.search(text)
        if match and not (name == "看不见的字符" and _DIRECTION.match(match.group())):
            char = match.group()[0]
            proper = f"（应为“{RADICALS[char]}”）" if char in RADICALS else ""
            found.append((match.start(), f"有{name} U+{ord(char):04X}{proper}。{cure}"))
    return found
