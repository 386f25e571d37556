"""Tickets: the number that a seed gives to a name, which anybody can compute again.

Rejected: a generator of random numbers, whose stream belongs to one library in one version, and where one candidate
more or less moves everybody behind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

BAR = "|"


def ticket(seed: str, stratum: str, code: str) -> str:
    """The ticket of one candidate in one stratum; it depends on nobody else.

    Shape    64 hexadecimal digits, SHA-256 of `seed|stratum|code` in UTF-8, as `sha256sum` prints it. Neither stratum
             nor code holds a bar, so that two different triples are never one text
    Source   FIPS 180-4
    """
    return hashlib.sha256(BAR.join((seed, stratum, code)).encode()).hexdigest()


def in_order(seed: str, stratum: str, codes: Iterable[str]) -> list[tuple[str, str]]:
    """Codes with their tickets, the lowest first.

    Shape    (code, ticket)
    """
    return [(code, number) for number, code in sorted((ticket(seed, stratum, c), c) for c in codes)]
