"""Wrong use of the command and its help, in Chinese: click speaks English, and its own catalogues know no Chinese."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

import click

from build_tools.errors import visible

_HEADINGS = {"Options": "选项", "Commands": "命令"}
_PHRASES = {
    "Show this message and exit.": "显示这份说明。",
    "Show the version and exit.": "显示版本。",
    "[default: ": "[默认：",
    "[required]": "[必写]",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 ……",
}


class _Formatter(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _chinese(args), "写法：" if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _chinese(text)) for name, text in rows], col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class WrongUse(click.UsageError):
    """A command called wrongly, told in Chinese with its cure. Ends with status 2, as click's own errors do."""

    def show(self, file: Any = None) -> None:
        """Print what is wrong, how the command is written, and where its help is."""
        click.echo(visible(self.message), file=file, err=True)
        if self.ctx is not None:
            path = self.ctx.command_path
            pieces = _chinese(" ".join(self.ctx.command.collect_usage_pieces(self.ctx)))
            click.echo(f"写法：{path} {pieces}\n说明：{path} --help", file=file, err=True)


class Commands(click.Group):
    """A group of commands whose help and errors are Chinese."""

    context_class = _Context

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """As click does; what is wrong in front of the command's name is told in Chinese."""
        with _told():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; what is wrong with a command and after it is told in Chinese."""
        with _told():
            return super().invoke(ctx)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """As click does; the command's help is Chinese too."""
        cmd.context_class = _Context
        super().add_command(cmd, name)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (WrongUse, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as error:
        raise WrongUse(_message(error), error.ctx) from None


def _message(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有 {error.option_name} 这个选项。{_meant(error.possibilities or [])}"
        case click.BadOptionUsage():
            return f"{error.option_name} 后面的值不对：要写值的选项后面空一格写一个值，别的选项后面不写"
        case click.MissingParameter() if error.param is not None:
            return f"少写了 {_name(error.param)}。{_help(error)}"
        case click.BadParameter() if error.param is not None:
            return f"{_name(error.param)} 的值不对。{_values(error.param.type)}"
    if isinstance(error.ctx, click.Context) and isinstance(error.ctx.command, click.Group):
        known = error.ctx.command.list_commands(error.ctx)
        typed = str(getattr(error, "command_name", ""))
        return f"没有 {typed} 这个命令。{_meant(get_close_matches(typed, known, 1))}可用的命令：{'、'.join(known)}"
    extra = re.search(r"\((.*)\)$", error.message)
    return f"多写了 {extra[1] if extra else error.message}。名字里有空格时，给整个名字加上引号"


def _name(parameter: click.Parameter) -> str:
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.make_metavar(_NOWHERE)


_NOWHERE = click.Context(click.Command("study-guide"))


def _help(error: click.MissingParameter) -> str:
    if isinstance(error.param, click.Option):
        return f"它是：{error.param.help}" if error.param.help else ""
    return (error.ctx.command.help or "").strip() if error.ctx is not None else ""


def _values(kind: click.ParamType[Any]) -> str:
    match kind:
        case click.Choice():
            return f"可以写：{'、'.join(map(str, kind.choices))}"
        case click.IntRange():
            return f"写 {kind.min} 到 {kind.max} 的整数"
        case _:
            return "看命令的说明"


def _meant(names: Sequence[str]) -> str:
    return f"是不是 {'、'.join(names)}？" if names else ""


def _chinese(text: str) -> str:
    for english, chinese in _PHRASES.items():
        text = text.replace(english, chinese)
    return text
