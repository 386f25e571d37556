"""Whether an address leads to a page of this house and nowhere else. Pure: what pages there are is not known here."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

LONGEST = 500
PATH = re.compile(r"^/[\w\-./%~:@,+]*$")
NO_VIEWS = ("/accounts", "/views", "/search/suggest", "/wall/now", "/static")


def in_house(address: str) -> bool:
    """Whether an address is a plain path of this house with its conditions: no host, no scheme, no way up or around.

    Missing  an empty address leads nowhere
    """
    if not address.startswith("/") or len(address) > LONGEST or not address.isprintable() or "\\" in address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme or parts.netloc or parts.fragment or address.startswith("//") or not PATH.match(parts.path):
        return False
    walked = unquote(unquote(parts.path))
    if "//" in walked or "\\" in walked or ".." in walked.split("/") or not walked.isprintable():
        return False
    return not any(walked == p or walked.startswith(f"{p}/") for p in NO_VIEWS)
