"""The seed of a draw: anybody can compute it again with what the ledger says."""

from __future__ import annotations

from jiju.rooms.selections.checks.coding import digest_of

BAR = "|"


def seed_of(secret: str, root: str, group: str) -> str:
    """The seed: SHA-256 of `secret|root|group`.

    Shape    secret: of the call, its digest published at the opening; root: of the ledger after the entry that fixed
             the pool; group: the zone type that the panel reviews, empty for all
    """
    return digest_of(BAR.join((secret, root, group)))
