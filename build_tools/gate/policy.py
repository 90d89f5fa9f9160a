"""The third line: every page carries a Content-Security-Policy that lets only its own scripts run."""

import base64
import hashlib
import re

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
_FIRST = '<meta charset="utf-8">'  # a policy counts for what follows it


def guarded(page: str) -> str:
    """The page with its policy as <meta>, which names each inline script by its SHA-256.

    Nothing is fetched from, or sent to, another host. Styles stay free: the theme sets some on elements.
    A page without a head (a fragment) comes back as it is.
    """
    scripts = dict.fromkeys(_hash(text) for text in _INLINE.findall(page))
    policy = "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *scripts)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace(_FIRST, f"{_FIRST}\n      {meta}", 1)


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
