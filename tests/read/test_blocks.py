"""What becomes of the characters of a paragraph."""

import pytest

from build_tools.model.text import fold
from build_tools.read.blocks import plain


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("发放教师问卷2 000份", "2\u00a0000"),
        ("共5 870余场，办结8 716个", "8\u00a0716"),
        ("投入1 234 567元", "1\u00a0234\u00a0567"),
        ("面积3\u2009400亩", "3\u00a0400"),
        ("早稻12 600.5吨", "12\u00a0600.5"),
    ],
)
def test_no_line_ends_inside_a_number(written: str, shown: str) -> None:
    """The space between groups of three digits is one at which no line is broken; finders read a plain one."""
    assert shown in plain(written)
    assert fold(plain(written)) == written.replace("\u2009", " ")


@pytest.mark.parametrize("written", ["2024 100个村", "第3 40页", "编号1 2345", "0.5 000", "版本2 00"])
def test_other_spaces_stay(written: str) -> None:
    """A year beside a count, or what is not grouped by three, is no number."""
    assert plain(written) == written
