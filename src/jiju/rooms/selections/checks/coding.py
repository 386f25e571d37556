"""The codes under which experts know applications, and digests of what was submitted. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from jiju.engines.draws import ticket

PER_LETTER = 99


def digest_of(text: str) -> str:
    """The digest of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def codes_of(units: Iterable[str], seed: str) -> dict[str, str]:
    """A code for each unit, A-01, A-02, … in an order that the seed shuffles: it tells nothing of who it is."""
    ordered = sorted(units, key=lambda unit: ticket(seed, "codes", unit))
    return {unit: f"{chr(ord('A') + n // PER_LETTER)}-{n % PER_LETTER + 1:02d}" for n, unit in enumerate(ordered)}
