"""Adopting in a child process with bounds on memory and time, because parsers of foreign files can be led astray."""

import json
import subprocess
import sys

from build_tools.adopt.limits import kind_of
from build_tools.adopt.line import Adopted
from build_tools.errors import UsageError

SECONDS = 60
MEGABYTES = 1500
_TOO_MUCH = "文件太复杂，读它用的{what}超过了限度，没有采用。删去图片、表格和嵌入的对象，另存为新文件再试"


def adopt_safely(raw: bytes, suffix: str, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> Adopted:
    """`adopt` in a child process. Raises UsageError also when the child runs out of time or memory."""
    kind_of(raw, suffix)
    command = [sys.executable, "-I", "-m", "build_tools.adopt", suffix, str(seconds), str(megabytes)]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise UsageError(_TOO_MUCH.format(what="时间")) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise UsageError(_TOO_MUCH.format(what="内存或时间")) from None
    if "refused" in answer:
        raise UsageError(answer["refused"])
    return Adopted(**answer)


def _bound(seconds: int, megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where the time limit of the parent remains
        return
    memory = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(suffix: str, seconds: int, megabytes: int) -> None:
    """The child: bytes on standard input, JSON on standard output."""
    raw = sys.stdin.buffer.read()
    _bound(seconds, megabytes)
    from build_tools.adopt.adopt import adopt

    try:
        adopted = adopt(raw, suffix)
        answer = {"markdown": adopted.markdown, "title": adopted.title, "notes": adopted.notes}
    except UsageError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": _TOO_MUCH.format(what="内存")}
    sys.stdout.write(json.dumps(answer))
