"""What the rooms and pages are told of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from jiju.core.words import Word
from jiju.spine.files.states import STATES
from jiju.spine.models import Attachment


@dataclass(frozen=True)
class Attached:
    """One attached file. `name` is ours and tells nothing; `original_name` is the sender's, and may tell who it is.

    Shape    state: quarantined, cleared, refused; is_cleaned: it no longer tells who made it, where and with what
    Units    size: bytes, as kept
    """

    id: int
    purpose: str
    name: str
    original_name: str
    kind: str
    size: int
    sha256: str
    sent_sha256: str
    is_cleaned: bool
    by: str
    at: datetime
    state: str

    @property
    def may_be_opened(self) -> bool:
        return self.state == "cleared"

    @property
    def stands(self) -> Word:
        """The state in words."""
        return STATES.states[self.state]


@dataclass(frozen=True)
class Opened:
    """A file to give out: our name, what it is, and its bytes, which match their digest."""

    name: str
    kind: str
    media: str
    content: bytes


@dataclass(frozen=True)
class Standing:
    """How the kept files stand.

    Shape    count: all that are attached; the others are numbers of attachments: whose bytes are not there, are not
             those that were attached, or of which no entry of the ledger tells; waiting: not yet answered by the
             scanner; strays: files in the folder that belong to nothing, left by acts that were taken back
    """

    count: int
    missing: tuple[int, ...]
    changed: tuple[int, ...]
    untold: tuple[int, ...]
    waiting: int
    strays: int

    @property
    def holds(self) -> bool:
        return not (self.missing or self.changed or self.untold)


def shape_of(row: Attachment) -> Attached:
    """The record as it is handed out."""
    return Attached(
        row.pk, row.purpose, row.name, row.original_name, row.kind, row.size, row.sha256, row.sent_sha256,
        row.is_cleaned, row.by, row.at, row.state,
    )  # fmt: skip


def sealed_about(owner_kind: str, owner_id: str) -> str:
    """What the bytes of a sealed file are bound to: moved to another record, they do not open."""
    return f"{owner_kind}:{owner_id}"


def told(files: Iterable[Attached]) -> list[dict[str, str | int]]:
    """What the entry of the owner's act says of its files: our names and digests. The sender's names stay out."""
    return [{"name": f.name, "size": f.size, "sha256": f.sha256, "sent_sha256": f.sent_sha256} for f in files]
