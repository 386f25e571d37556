"""What an approval binds: the text of exactly what was shown, and its digest."""

from __future__ import annotations

import hashlib
from typing import Any

from jiju.spine.ledger import canonical


def bound_text(facts: dict[str, Any]) -> str:
    """The facts as canonical text: the same facts give the same text, and any change another one."""
    return canonical(facts)


def digest_of(text: str) -> str:
    """The sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
