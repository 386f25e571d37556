"""Files given out: always as an attachment, under a name that cannot mislead."""

from __future__ import annotations

import re

from django.http import HttpResponse

from jiju.spine.files import Opened

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SANDBOX = {"default-src": ["'none'"], "sandbox": [""], "frame-ancestors": ["'none'"]}
_UNSAFE = re.compile(r"[^\w.\-（）—]+")


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A workbook as a download."""
    response = HttpResponse(content, content_type=XLSX)
    safe = _UNSAFE.sub("_", name)[:120]
    response.headers["Content-Disposition"] = _disposition(safe)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def file_response(opened: Opened) -> HttpResponse:
    """An attached file as a download: never shown in place, never kept by a cache, and if shown, without any right."""
    response = HttpResponse(opened.content, content_type=opened.media)
    response.headers["Content-Disposition"] = _disposition(opened.name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    response._csp_replace = SANDBOX  # type: ignore[attr-defined]  # read by the CSP middleware
    return response


def text_response(content: str, name: str, kind: str = "text/plain") -> HttpResponse:
    """A text file as a download."""
    response = HttpResponse(content.encode(), content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = _disposition(_UNSAFE.sub("_", name)[:120])
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _disposition(name: str) -> str:
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    encoded = "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
