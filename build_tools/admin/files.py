"""The files of the browser editor, taken from npm's folder and made to ask nothing of other hosts."""

import json
from pathlib import Path

from build_tools.admin.settings import api_host, settings
from build_tools.errors import UsageError
from build_tools.model.guide import Chapter
from build_tools.model.site import Asset

_HERE = Path(__file__).parent
_EDITOR, _ICONS = "@sveltia/cms", "@fontsource-variable/material-symbols-outlined"
# What the editor would fetch elsewhere -> what it finds here instead. Types for Latin letters are the system's.
_HOSTS = (
    ("url(https://cdn.jsdelivr.net/fontsource/fonts/material-symbols-outlined:vf@", "url(icons.woff2)"),
    ("url(https://cdn.jsdelivr.net/fontsource/fonts/noto-mono@", "local('Noto Mono')"),
    ("url(https://cdn.jsdelivr.net/fontsource/fonts/source-sans-3:vf@", "local('Source Sans 3')"),
)
_MISSING = "没有浏览器编辑器的文件。在项目文件夹里运行 make admin，或在 mkdocs.yml 里去掉 admin: true"


def admin_files(
    repository: str | None, folder: str, chapters: tuple[Chapter, ...], modules: Path = Path("node_modules")
) -> tuple[Asset, ...]:
    """Everything of /admin/. Raises UsageError when npm has not installed it, or no repository is set."""
    if not repository:
        raise UsageError("浏览器编辑器要知道文章存在哪里。在 mkdocs.yml 里写上 repo_url: https://…")
    editor, icons = modules / _EDITOR, modules / _ICONS / "files"
    try:
        version = json.loads((editor / "package.json").read_text("utf-8"))["version"]
        script = _kept_here((editor / "dist" / "sveltia-cms.js").read_text("utf-8"))
        words = (editor / "locales" / "zh-CN.json").read_bytes()
        font = (icons / "material-symbols-outlined-latin-wght-normal.woff2").read_bytes()
    except OSError:
        raise UsageError(_MISSING) from None
    page = (_HERE / "index.html").read_text("utf-8").replace("API_HOST", api_host(repository))
    return (
        Asset("admin/index.html", page.encode()),
        Asset("admin/settings.json", settings(repository, folder, chapters)),
        *(Asset(f"admin/{path.name}", path.read_bytes()) for path in sorted(_HERE.glob("*.js"))),
        Asset("admin/sveltia-cms.js", script.encode()),
        Asset(f"admin/cms@{version}/locales/zh-CN.json", words),
        Asset("admin/cms/package.json", json.dumps({"version": version}).encode()),  # where it looks for news
        Asset("admin/status.json", b'{"status": {"indicator": "none"}}'),  # and whether its platform is well
        Asset("admin/icons.woff2", font),
    )


def _kept_here(script: str) -> str:
    """The editor's script with the addresses it loads from replaced by ours. Raises UsageError for one it does not have.

    The page's Content-Security-Policy holds the rest: whatever it tries elsewhere is not let out.
    """
    for start, instead in _HOSTS:
        before, found, after = script.partition(start)
        if not found:
            raise UsageError(f"浏览器编辑器的版本不对：其中没有 {start}。照 package.json 里的版本重新安装")
        script = before + instead + after.partition(")")[2]
    script = script.replace("https://unpkg.com/@sveltia/cms", "./cms")
    script = script.replace("https://www.githubstatus.com/api/v2/status.json", "./status.json")
    return script.replace("https://unpkg.com/", "./").partition("\n//# sourceMappingURL=")[0]
