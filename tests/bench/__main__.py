"""`make bench`: the tables of figures, printed; with --write also kept in docs/contribute/performance.md."""

import argparse
import importlib
import sys
from importlib.util import find_spec

from tests.bench.table import FULL, QUICK, TOP, Table, machine

TABLES = ("generation", "site", "growth", "edit", "search", "papers")
PAGE = TOP / "docs" / "contribute" / "performance.md"
_HEAD = """---
title: 速度
description: 生成、建站、搜索和排印各要多少时间，怎样量的。
---

# 速度

下面的表由 `make bench` 量出来，同一台机器、同一次运行，成对比较，取中位数。机器快慢不同，请看比值，不看秒数。
文章是按固定种子编造的：体例、地名、提法、数字各不相同，内容没有意义。

机器：{machine}。

"""


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
        made.append(importlib.import_module(f"tests.bench.{name}").rows(QUICK if asked.quick else FULL))
        print(made[-1].markdown, flush=True)
    if asked.write:
        PAGE.write_text(_HEAD.format(machine=here) + "\n".join(t.markdown for t in made), "utf-8")


if __name__ == "__main__":
    main()
