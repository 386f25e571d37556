"""What goes in and what comes out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Upload:
    """A file as somebody sent it. The name is whatever the sender's machine called it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Taken:
    """A file that may be kept.

    Shape    `name` is the sender's, made harmless; `data` are the bytes to keep, `sent` those that came;
             `is_cleaned` when nothing in it tells any more who made it, where and with what
    """

    name: str
    kind: str
    data: bytes
    sent: bytes
    is_cleaned: bool
