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
from jiju.rooms.selections.shapes.entered import CallTime, Entered
from jiju.rooms.selections.shapes.experts import (
    Body,
    ChangeShown,
    ExpertFacts,
    ExpertLine,
    ExpertRow,
    ExpertShown,
    ExpertWording,
    FormerPost,
    ImportShown,
    Kin,
)
from jiju.rooms.selections.shapes.merging import (
    Given,
    Leaning,
    Merged,
    Outlying,
    ResultShown,
    ScoreRow,
    Statistics,
    Together,
)
from jiju.rooms.selections.shapes.panels import (
    TIES,
    Applied,
    Discussion,
    Draw,
    DrawnField,
    PanelLine,
    PanelShown,
    SeatShown,
    Telling,
    Tie,
    Waiting,
)
from jiju.rooms.selections.shapes.questions import QuestionOf, RuleChange
from jiju.rooms.selections.shapes.reviewing import Answer, Organisation, Paper, ReviewLine, SheetLine, SheetShown
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
    "Answer", "ApplicationLine", "ApplicationShown", "Applied", "Batch", "Body", "CallDecisionShown", "CallLine",
    "CallShown", "CallTime", "CandidateLine", "CandidateShown", "ChangeShown", "CheckLine", "CheckShown",
    "CityShown", "Content", "DeedShown", "Discussion", "Draw", "DrawnField", "Entered", "ExhibitShown",
    "ExpertFacts", "ExpertLine", "ExpertRow", "ExpertShown", "ExpertWording", "FormerPost", "Given", "History",
    "ImportShown", "Kin", "Leaning", "LibraryShown", "ListShown", "MaterialShown", "Merged", "NoticeLine",
    "NoticeShown", "ObjectionShown", "Objector", "Organisation", "Outlying", "PanelLine", "PanelShown", "Paper",
    "QuestionOf", "QuestionShown", "RemovalDecided", "ResultShown", "ReviewLine", "RuleChange", "RuleLine", "SAID",
    "STRICT", "ScoreRow", "SeatShown", "SheetLine", "SheetShown", "StageShown", "Standing", "Statistics", "Support",
    "SupportShown", "TIES", "Telling", "Tie", "TitleFound", "TitleGranted", "TitleLine", "TitleShown", "Together",
    "VersionShown", "VisitShown", "Waiting",
]  # fmt: skip
