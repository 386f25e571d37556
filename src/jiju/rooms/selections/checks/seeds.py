"""The seed of a draw: anybody can compute it again with what the ledger says."""

from __future__ import annotations

import hashlib

BAR = "|"


def digest_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, as `sha256sum` prints it."""
    return hashlib.sha256(text.encode()).hexdigest()


def seed_of(secret: str, root: str, group: str) -> str:
    """The seed: SHA-256 of `secret|root|group`.

    Shape    secret: of the call, its digest published at the opening; root: of the ledger after the entry that fixed
             the pool; group: the zone type that the panel reviews, empty for all
    """
    return digest_of(BAR.join((secret, root, group)))
