"""Table c: time, memory and bytes as the guide grows; each size in a process of its own."""

import json
import subprocess
import sys

from tests.bench.table import TOP, Size, Table


def rows(size: Size) -> Table:
    """One row a size, and how far the time an article strays from that of the smallest."""
    found = [_measured(count) for count in size.growth]
    first = found[0]["seconds"] / found[0]["articles"]
    return Table(
        "丙、随文章增多",
        "只算生成（从文章到全部网页和数据，不排印），每个规模单开一个进程。内存是进程占用的最高值。",
        ("文章", "处理器秒", "每篇毫秒", "与最小规模相比", "内存 MB", "每篇 KB 内存", "每篇 KB 成品"),
        tuple(
            (
                f"{row['articles']}",
                f"{row['seconds']:.1f}",
                f"{row['seconds'] / row['articles'] * 1000:.1f}",
                f"{row['seconds'] / row['articles'] / first:.2f}",
                f"{row['memory'] / 1e6:.0f}",
                f"{(row['memory'] - row['before']) / row['articles'] / 1e3:.0f}",
                f"{row['bytes'] / row['articles'] / 1e3:.0f}",
            )
            for row in found
        ),
    )


def _measured(count: int) -> dict[str, float]:
    call = [sys.executable, "-m", "tests.bench.growth", str(count)]
    done = subprocess.run(call, cwd=TOP, capture_output=True, text=True, check=True)
    row: dict[str, float] = json.loads(done.stdout)
    return row


def _measure(count: int) -> dict[str, float]:
    """In the child: the whole generation once."""
    import resource

    from build_tools import pipeline
    from build_tools.memory import be_patient
    from build_tools.model.guide import Frame
    from build_tools.model.site import Page
    from build_tools.options import load_chapters
    from tests.bench.corpus import article, slug
    from tests.bench.table import seconds

    be_patient()  # as the command does
    options = pipeline.Options("导读", load_chapters())

    def made(sources: list[pipeline.Source]) -> int:
        """Every file made once and let go, as when it is written; all their bytes together."""
        files = pipeline.site(sources, Frame(), options).files()
        return sum(len(f.document.encode() if isinstance(f, Page) else f.content) for f in files)

    sources = [pipeline.Source(slug(n), f"{slug(n)}.md", article(n)) for n in range(count)]
    made(sources[:2])  # templates and tables are loaded once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    time, size = seconds(lambda: made(sources))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"articles": count, "seconds": time, "memory": peak, "before": before, "bytes": size}


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
