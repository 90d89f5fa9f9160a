"""What all commands share: how they end, how faults are printed, and the options that several have."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import click

from build_tools.crew import Hands, cluster
from build_tools.errors import ContentError, Fault, UsageError, visible

_ARTICLES = Path("docs/articles")
articles_option = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    default=_ARTICLES,
    show_default=True,
    help="文章所在的文件夹。",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    show_default="处理器的个数",
    help="同时工作的进程数。",
)

cluster_option = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="在已有的 Dask 集群上分析文章、排印材料；ADDRESS 如 tcp://主机:8786。代替 --workers。",
)


@contextlib.contextmanager
def hands(workers: int, address: str | None) -> Iterator[Hands]:
    """Who works: so many processes, or the cluster at an address. Raises UsageError when there is none."""
    if address is None:
        yield workers
    else:
        with cluster(address) as found:
            yield found


def errors(command: Callable[..., None]) -> Callable[..., None]:
    """Faults of the content end with status 1, unusable input with 2, one line each, no traceback.

    Who reads our output may stop reading, as `head` does: click then ends without a word.
    """

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except ContentError as error:
            show_faults(error.faults)
            sys.exit(1)
        except UsageError as error:
            click.echo("\n".join(map(visible, str(error).splitlines())), err=True)
            sys.exit(2)
        except BrokenPipeError:
            raise
        except OSError as error:
            click.echo(f"文件读写出错：{error.filename or ''} {error.strerror or error}", err=True)
            sys.exit(2)

    return run


def show_faults(faults: Iterable[Fault]) -> None:
    """Each fault as `path:line: message` on standard error, one a line."""
    for fault in faults:
        click.echo(str(fault), err=True)


def annotation(kind: str, fault: Fault) -> str:
    """A fault or notice as a workflow command of GitHub, which shows it beside the line."""
    path, message = (visible(part).replace("%", "%25") for part in (fault.path, fault.message))
    file = path.replace(",", "%2C").replace(":", "%3A")
    return f"::{kind} file={file},line={fault.line}::{message}"
