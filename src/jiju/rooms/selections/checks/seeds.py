"""The seed of a draw: anybody can compute it again with what the ledger says."""

from __future__ import annotations

from collections.abc import Collection

from jiju.core.words import Word, word
from jiju.rooms.selections.checks.coding import digest_of

BAR = "|"


def seed_of(secret: str, root: str, group: str) -> str:
    """The seed: SHA-256 of `secret|root|group`.

    Shape    secret: of the call, its digest published before the pool was fixed; root: of the ledger after the entry
             that fixed the pool; group: the zone type that the panel reviews, empty for all
    """
    return digest_of(BAR.join((secret, root, group)))


def kept_from_giving_up(person: str, prepared_by: str, drawn_by: Collection[str]) -> Word | None:
    """Why somebody may not give a panel up: who had a part in a draw does not choose whether it stands.

    Shape    drawn_by: whoever drew the panel, or another by the same secret, from which this one can be foretold
    Missing  None for whoever may
    """
    if person == prepared_by:
        return word("You fixed the pool of this panel; another person gives it up.")
    if person in drawn_by:
        return word("You drew this panel or one by the same secret; another person gives it up.")
    return None
