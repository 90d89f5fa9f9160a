"""The QR code that opens the page a paper belongs to."""

from functools import lru_cache
from io import BytesIO

import segno

_QUIET_ZONE = 4  # modules around a QR code, as its standard asks
_LEAST = 22.0  # millimetres of the code itself, without the quiet zone: phones read it from a desk


@lru_cache(32)  # the papers of a lesson share theirs
def qr_code(url: str, kind: str) -> tuple[bytes, float]:
    """A code of level M as "svg" or "png", and the width in millimetres at which it is to be printed."""
    code = segno.make(url, error="m", boost_error=False, micro=False)
    modules, _ = code.symbol_size(border=0)
    out = BytesIO()
    if kind == "svg":
        code.save(out, kind="svg", border=_QUIET_ZONE, xmldecl=False, omitsize=True, nl=False)
    else:
        code.save(out, kind=kind, border=_QUIET_ZONE, scale=8)
    return out.getvalue(), _LEAST * (modules + 2 * _QUIET_ZONE) / modules
