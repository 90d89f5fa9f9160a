"""Changing a question in the terminal, field by field; Enter leaves a field as it is."""

from dataclasses import replace

import click

from build_tools.compose import form_of
from build_tools.model.decisions import Form, FormOption
from build_tools.model.questions import LETTERS, Question


def reworded(question: Question) -> Form | None:
    """What the editor changes of a question, or None when nothing."""
    whole = form_of(question)
    change = Form(stem=_asked("题干", whole.stem or ""))
    if whole.options:
        change = replace(change, options=_options(whole.options))
    elif isinstance(whole.answer, bool):
        if whole.correction:
            change = replace(change, correction=_asked("改正", whole.correction))
    elif whole.answer:
        change = replace(change, answer=_answer(whole.answer))
    change = replace(change, explanation=_asked("解析", whole.explanation or ""))
    return None if change == Form() else change


def _asked(name: str, old: str) -> str | None:
    click.echo(f"{name}：{old}")
    new = click.prompt("  改成（回车不改）", default="", show_default=False, prompt_suffix="：").strip()
    return new if new and new != old else None


def _options(old: tuple[FormOption, ...]) -> tuple[FormOption, ...] | None:
    new = []
    for letter, option in zip(LETTERS, old, strict=False):
        text = _asked(f"选项{letter}（{'正确' if option.correct else '干扰'}）", option.text)
        if text is None:
            new.append(replace(option, remark=""))  # the made remark stays, and moves with its paragraph
            continue
        remark = click.prompt(
            "  这一项的说明（回车不写）", default="", show_default=False, prompt_suffix="："
        ).strip()
        new.append(FormOption(text, option.correct, remark))
    return None if [o.text for o in new] == [o.text for o in old] else tuple(new)


def _answer(
    old: tuple[str, ...] | tuple[tuple[str, str], ...],
) -> tuple[str, ...] | tuple[tuple[str, str], ...] | None:
    words = [item for item in old if isinstance(item, str)]
    if words:
        texts = tuple(_asked(f"答案{n}", word) or word for n, word in enumerate(words, 1))
        return None if texts == old else texts
    pairs = tuple(
        (_asked(f"左{n}", item[0]) or item[0], _asked(f"右{n}", item[1]) or item[1])
        for n, item in enumerate(old, 1)
    )
    return None if pairs == old else pairs
