"""The secret of a call: half of the seed of its draws. Sealed at the opening, and anew once a draw has revealed it."""

from __future__ import annotations

import secrets

from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.models import Call
from jiju.spine.sealing import seal_text


def fresh_secret(key: str) -> tuple[str, str]:
    """A secret that nobody knows: sealed with the key of its call, and its digest."""
    secret = secrets.token_hex(32)
    return seal_text(key, secret, queries.SEED), checks.digest_of(secret)


def renew(call: Call) -> str:
    """Seal a new secret on a locked call if a draw has revealed the one in force. Its digest; empty if none was."""
    if not queries.is_revealed(call):
        return ""
    call.seed_secret, call.seed_digest = fresh_secret(call.sealed_key)
    call.save()
    return call.seed_digest
