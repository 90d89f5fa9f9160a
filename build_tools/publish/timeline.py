"""The timeline as a picture: a drawn line, made at build, without script, readable in dark mode."""

from markupsafe import Markup, escape

from build_tools.model.guide import Event

_LEFT, _ROW, _TOP, _WIDTH = 150, 44, 24, 720


def timeline_svg(events: tuple[Event, ...]) -> Markup:
    """An SVG of the years down a line, one dot an event. The page gives the same as text."""
    height = _TOP * 2 + _ROW * max(len(events) - 1, 0)
    rows = []
    year = ""
    for index, event in enumerate(events):
        y = _TOP + index * _ROW
        first = event.date[:4] != year
        year = event.date[:4]
        rows.append(
            f'<circle cx="{_LEFT}" cy="{y}" r="{7 if first else 5}" class="{"sg-tl-year" if first else "sg-tl-dot"}"/>'
        )
        rows.append(
            f'<text x="{_LEFT - 16}" y="{y + 5}" text-anchor="end">{escape(chinese_date(event.date))}</text>'
        )
        rows.append(f'<text x="{_LEFT + 20}" y="{y + 5}">{escape(event.name)}</text>')
    line = f'<line x1="{_LEFT}" y1="{_TOP}" x2="{_LEFT}" y2="{height - _TOP}"/>'
    title = (
        f"时间线：{len(events)} 件事，从 {events[0].date[:4]} 年到 {events[-1].date[:4]} 年"
        if events
        else "时间线"
    )
    return Markup(
        f'<svg class="sg-timeline" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}">{line}{"".join(rows)}</svg>'
    )


def chinese_date(date: str) -> str:
    """2019-05-06 as 2019年5月6日; a year or a month alone likewise."""
    parts = date.split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
