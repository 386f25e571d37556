"""Frozen values of the room."""

from jiju.rooms.selections.shapes.applications import (
    ApplicationLine,
    ApplicationShown,
    Content,
    DeedShown,
    ExhibitShown,
    MaterialShown,
    QuestionShown,
    VersionShown,
    VisitShown,
)
from jiju.rooms.selections.shapes.calls import CallLine, CallShown, CityShown, ListShown, StageShown
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
from jiju.rooms.selections.shapes.eligibility import SAID, STRICT, RuleLine
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
    "ApplicationLine", "ApplicationShown", "Batch", "CallDecisionShown", "CallLine", "CallShown", "CandidateLine",
    "CandidateShown", "CheckLine", "CheckShown", "CityShown", "Content", "DeedShown", "ExhibitShown", "History",
    "LibraryShown", "ListShown", "MaterialShown", "NoticeLine", "NoticeShown", "ObjectionShown", "Objector",
    "QuestionShown", "RemovalDecided", "RuleLine", "SAID", "STRICT", "StageShown", "Standing", "Support",
    "SupportShown", "TitleFound", "TitleGranted", "TitleLine", "TitleShown", "VersionShown", "VisitShown",
]  # fmt: skip
