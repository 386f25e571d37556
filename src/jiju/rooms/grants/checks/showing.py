"""What an approval binds, with its digest, and what is shown of a bank account to whoever may not read it whole."""

from __future__ import annotations

import hashlib
from typing import Any

from jiju.rooms.grants.shapes import MASK
from jiju.spine.ledger import canonical

TOLD = 4  # digits of a bank account by which it is known again


def bound_text(facts: dict[str, Any]) -> str:
    """The facts as canonical text: the same facts give the same text, and any change another one."""
    return canonical(facts)


def digest_of(text: str) -> str:
    """The sha256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def masked(account: str) -> str:
    """The number of a bank account with its last digits alone."""
    return MASK * (len(account) - TOLD) + account[-TOLD:]
