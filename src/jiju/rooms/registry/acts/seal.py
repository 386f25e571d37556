"""One digest over many rows."""

from __future__ import annotations

import hashlib
from typing import Any

from jiju.spine.ledger import canonical


class Seal:
    """The digest over many rows, in their order: what one ledger entry says of a whole batch."""

    def __init__(self) -> None:
        self._hash, self.count = hashlib.sha256(), 0

    def add(self, *values: Any) -> None:
        self._hash.update(canonical(list(values)).encode() + b"\n")
        self.count += 1

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()
