"""`make bench`: the tables of figures, printed; with --write also kept in docs/contribute/performance.md."""

import argparse
import importlib
import sys
from importlib.util import find_spec

from tests.bench.table import FULL, QUICK, TOP, Size, Table, machine

TABLES = ("generation", "site", "growth", "edit", "search", "papers", "workers")
PAGE = TOP / "docs" / "contribute" / "performance.md"
_HEAD = """---
title: 速度
description: 生成、建站、搜索和排印各要多少时间，怎样量的。
---

# 速度

下面的表由 `make bench` 量出来，同一台机器、同一次运行，成对比较，取中位数。机器快慢不同，请看比值，不看秒数。
文章是按固定种子编造的：体例、地名、提法、数字各不相同，内容没有意义。

"""
_WHERE = "机器：{machine}。"
_ORDER = "甲乙丙丁戊己庚辛壬癸…"
"""Tables stand in the order of their letters, the other sections after them."""


def main() -> None:
    """Measure and print; a table after the other, so that an interrupted run has shown something."""
    reader = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reader.add_argument("--quick", action="store_true", help="small sizes, to try whether it works")
    reader.add_argument("--write", action="store_true", help=f"keep the tables in {PAGE.relative_to(TOP)}")
    reader.add_argument("tables", nargs="*", help=f"some of: {', '.join(TABLES)}")
    asked = reader.parse_args()
    if unknown := set(asked.tables) - set(TABLES):
        reader.error(f"no table {', '.join(sorted(unknown))}; there are {', '.join(TABLES)}")
    here = machine()
    print(f"机器：{here}\n", flush=True)
    made: list[Table] = []
    for name in asked.tables or TABLES:
        if find_spec(f"tests.bench.{name}") is None:
            print(f"（没有 {name} 这张表）", file=sys.stderr)
            continue
        made.append(_table(name, QUICK if asked.quick else FULL))
        print(made[-1].markdown, flush=True)
    if asked.write:
        PAGE.write_text(kept(PAGE.read_text("utf-8") if PAGE.exists() else "", made, here), "utf-8")


def _table(name: str, size: Size) -> Table:
    rows = importlib.import_module(f"tests.bench.{name}").rows
    if name == "papers":  # has one size, and rows of its own guide
        return Table(
            "己、纸面材料", "排印的用时，和别的排版程序比较。", ("做什么", "用时", "比较"), tuple(rows())
        )
    table: Table = rows(size)
    return table


def kept(page: str, made: list[Table], here: str) -> str:
    """The page with the tables just made in the place of older ones; what else stands in sections of its own stays."""
    sections = {part.split("\n", 1)[0]: f"## {part.strip()}\n" for part in page.split("\n## ")[1:]}
    sections |= {
        table.title: f"{table.markdown.strip()}\n\n{_WHERE.format(machine=here)}\n" for table in made
    }
    order = sorted(sections, key=lambda title: _ORDER.find(title[0]) % len(_ORDER))
    return _HEAD + "\n".join(sections[title] for title in order)


if __name__ == "__main__":
    main()
