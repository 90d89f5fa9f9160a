"""The server of the preview: loopback only, one article, and word to the browser when it changed."""

import mimetypes
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from build_tools.preview.article import Preview
from build_tools.preview.page import MISSING, THEME, material, page

_EVERY = 0.1  # seconds between looks at the files
_BEAT = 15.0  # seconds after which a silent connection is tried, so that closed ones end
_RELOAD = b"""const mine = document.currentScript.dataset.version;
new EventSource("/preview/changes").onmessage = (event) => { if (event.data !== mine) location.reload(); };
"""


class Server(ThreadingHTTPServer):
    """Serves a preview, and watches its files while it runs."""

    daemon_threads = True

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview = preview
        self.version = 1
        self.changed = threading.Condition()
        self._ended = threading.Event()
        super().__init__(("127.0.0.1", port), _Answer)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.socket.getsockname()[1]

    @property
    def address(self) -> str:
        """The address to open in the browser."""
        return f"http://127.0.0.1:{self.server_port}/"

    def run(self) -> None:
        """Serve until interrupted."""
        watch = threading.Thread(target=self._watch, daemon=True)
        watch.start()
        try:
            self.serve_forever(poll_interval=_EVERY)
        finally:
            self._ended.set()
            self.server_close()

    def _watch(self) -> None:
        while not self._ended.wait(_EVERY):
            if self.preview.refresh():
                with self.changed:
                    self.version += 1
                    self.changed.notify_all()


class _Answer(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    _KINDS: ClassVar[dict[str, str]] = {".js": "text/javascript", ".json": "application/json"}

    def do_GET(self) -> None:
        # A page of another site can make a browser ask here under its own name: answer only to ours.
        if self.headers.get("Host", "").partition(":")[0] not in ("127.0.0.1", "localhost"):
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if path == "preview/changes":
            self._tell()
        elif path == "preview/reload.js":
            self._send(HTTPStatus.OK, _RELOAD, self._KINDS[".js"])
        else:
            self._give(path)

    def _give(self, path: str) -> None:
        server = self.server
        shown, name, version = server.preview.shown, server.preview.slug, server.version
        if path == "" or path.endswith("/"):
            pages = {found.path: found for found in shown.site.pages} if shown.site else {}
            found = pages.get(f"{path}index.md") or pages.get(f"{path.rstrip('/')}.md")
            status = HTTPStatus.OK if found or not shown.site else HTTPStatus.NOT_FOUND
            missing = MISSING if shown.site else None
            self._send(status, page(found or missing, shown, name, version), "text/html; charset=utf-8")
            return
        content = next((a.content for a in (shown.site.assets if shown.site else ()) if a.path == path), None)
        if content is None:
            content = _file(path)
        kind = self._KINDS.get(Path(path).suffix) or mimetypes.guess_type(path)[0] or "text/plain"
        if content is None:
            self._send(HTTPStatus.NOT_FOUND, page(MISSING, shown, name, version), "text/html; charset=utf-8")
        else:
            self._send(HTTPStatus.OK, content, kind)

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _tell(self) -> None:
        """The number of the version, now and whenever it changes, until the browser goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        told = 0
        try:
            while True:
                with self.server.changed:
                    if self.server.version == told:
                        self.server.changed.wait(_BEAT)
                    version = self.server.version
                self.wfile.write(f"data: {version}\n\n".encode() if version != told else b": still here\n\n")
                self.wfile.flush()
                told = version
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the editor looks at the browser."""


def _file(path: str) -> bytes | None:
    """A published file of our theme or of Material's, never one outside of them."""
    for folder in (THEME, material()):
        if folder is None or not path.startswith("assets/"):
            continue
        file = (folder / path).resolve()
        if file.is_relative_to((folder / "assets").resolve()) and file.is_file():
            return file.read_bytes()
    return None
