"""The manner of telling a fault: what is wrong, and how to write it."""

from __future__ import annotations

from jiju.core.words import Word

Pair = tuple[Word, Word]


def listed(names: list[str]) -> str:
    """Names in one line; a long list is cut, for a sentence on a screen."""
    shown = "、".join(names[:40])
    return f"{shown}…" if len(names) > 40 else shown
