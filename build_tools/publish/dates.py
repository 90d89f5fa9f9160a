"""Dates in words."""


def chinese_date(date: str) -> str:
    """2019-05-06 as 2019年5月6日; a year or a month alone likewise."""
    parts = date.split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
