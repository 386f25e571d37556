"""Frozen values of saved views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ViewShown:
    """A saved view. is_mine: whether the reader saved it, and may change it."""

    id: int
    name: str
    address: str
    owner: str
    is_mine: bool
    is_shared: bool
    saved_at: datetime
