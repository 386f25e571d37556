"""The sender's name of a file, made harmless: it is shown as words, and nothing is ever stored or opened under it."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # control, direction marks, halves of pairs, unassigned


def harmless(name: str) -> str:
    """The last part of a name without what cannot be seen, cut to length with its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in UNSEEN)
    seen = re.sub(r"\s+", " ", seen).strip(" .")
    if len(seen) <= LONGEST:
        return seen
    end = f".{ending(seen)}"
    return seen[: LONGEST - len(end) - 1] + "…" + end


def ending(name: str) -> str:
    """What stands after the last dot, in small letters; at most ten letters of it."""
    return name.rsplit(".", 1)[-1].lower()[:10] if "." in name else ""


def endings_before_the_last(name: str) -> frozenset[str]:
    """What stands between dots before the last one, in small letters."""
    return frozenset(part.strip().lower() for part in name.split(".")[1:-1])
