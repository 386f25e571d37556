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
from jiju.rooms.selections.shapes.eligibility import SAID, STRICT, RuleLine
from jiju.rooms.selections.shapes.experts import (
    Body,
    ExpertFacts,
    ExpertLine,
    ExpertShown,
    ExpertWording,
    FormerPost,
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
from jiju.rooms.selections.shapes.reviewing import Answer, Organisation, Paper, ReviewLine, SheetLine, SheetShown

__all__ = [
    "Answer", "ApplicationLine", "ApplicationShown", "Applied", "Body", "CallLine", "CallShown", "CityShown",
    "Content", "DeedShown", "Discussion", "Draw", "DrawnField", "ExhibitShown", "ExpertFacts", "ExpertLine",
    "ExpertShown", "ExpertWording", "FormerPost", "Given", "Kin", "Leaning", "ListShown", "MaterialShown", "Merged",
    "Organisation", "Outlying", "PanelLine", "PanelShown", "Paper", "QuestionShown", "ResultShown", "ReviewLine",
    "RuleLine", "SAID", "STRICT", "ScoreRow", "SeatShown", "SheetLine", "SheetShown", "StageShown", "Statistics",
    "TIES", "Telling", "Tie", "Together", "VersionShown", "VisitShown", "Waiting",
]  # fmt: skip
