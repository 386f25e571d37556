"""Frozen values of the room."""

from jiju.rooms.selections.shapes.deciding import (
    Batch,
    CallDecisionShown,
    CandidateLine,
    NoticeLine,
    NoticeShown,
    ObjectionShown,
    Objector,
    RemovalDecided,
    Standing,
    TitleGranted,
)
from jiju.rooms.selections.shapes.titles import (
    CandidateShown,
    CheckLine,
    CheckShown,
    History,
    LibraryShown,
    Support,
    SupportShown,
    TitleFound,
    TitleLine,
    TitleShown,
)

__all__ = [
    "Batch", "CallDecisionShown", "CandidateLine", "CandidateShown", "CheckLine", "CheckShown", "History",
    "LibraryShown", "NoticeLine", "NoticeShown", "ObjectionShown", "Objector", "RemovalDecided", "Standing",
    "Support", "SupportShown", "TitleFound", "TitleGranted", "TitleLine", "TitleShown",
]  # fmt: skip
