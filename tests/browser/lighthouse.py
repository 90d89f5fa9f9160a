"""Runs Lighthouse on the built site and prints its scores: `make lighthouse`. Not part of the tests.

The site is served compressed, as static hosts do. A score of a shared machine is noisy for performance;
the other three are judgements of the page and do not move.
"""

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

SITE = Path(__file__).parents[2] / "site"
PAGES = {
    "home": "",
    "lesson": "lessons/organizational-foundation/practices/",
    "reading page": "articles/organizational-foundation/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
COMMAND = tuple(os.environ.get("LIGHTHOUSE", "npx --yes lighthouse@12.8.2").split())
TEXT = ("text/", "application/javascript", "application/json", "image/svg")


class Compressing(http.server.SimpleHTTPRequestHandler):
    """A static host: gzip for text, a short time to keep for assets."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(str(path))
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if kind.startswith(TEXT):
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


def scores(url: str, form: str, chromium: str) -> dict[str, object]:
    """The report on one address; `form` is mobile or desktop."""
    flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    call = [*COMMAND, url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    call += ["--preset=desktop"] if form == "desktop" else []
    call += [f"--only-categories={','.join(CATEGORIES)}"]
    done = subprocess.run(
        call, capture_output=True, text=True, check=True, env=os.environ | {"CHROME_PATH": chromium}
    )
    report: dict[str, object] = json.loads(done.stdout)
    return report


def main() -> None:
    """Serve the site, run Lighthouse on each page in both forms, print one line a run."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    chromium = next((found for name in names if name and (found := shutil.which(name))), None)
    if not chromium or not (SITE / "index.html").exists():
        sys.exit("Run `make site` and `sh tests/browser/install.sh` first.")
    handler = functools.partial(Compressing, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, path in PAGES.items():
            for form in ("mobile", "desktop"):
                report = scores(f"http://127.0.0.1:{server.server_port}/{path}", form, chromium)
                got = {key: round(100 * report["categories"][key]["score"]) for key in CATEGORIES}
                low = [
                    a["id"] for a in report["audits"].values() if a["score"] is not None and a["score"] < 0.9
                ]
                sent = report["audits"]["total-byte-weight"]["numericValue"]
                print(
                    f"{name:13} {form:8} {got} {sent / 1000:.0f} kB; below 0.9: {', '.join(low) or '-'}",
                    flush=True,
                )
        server.shutdown()


if __name__ == "__main__":
    main()
