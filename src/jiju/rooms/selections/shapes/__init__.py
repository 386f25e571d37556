"""Frozen values of the room."""

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
    "TIES", "Answer", "Applied", "Body", "Discussion", "Draw", "DrawnField", "ExpertFacts", "ExpertLine",
    "ExpertShown", "ExpertWording", "FormerPost", "Given", "Kin", "Leaning", "Merged", "Organisation", "Outlying",
    "PanelLine", "PanelShown", "Paper", "ResultShown", "ReviewLine", "ScoreRow", "SeatShown", "SheetLine",
    "SheetShown", "Statistics", "Telling", "Tie", "Together", "Waiting",
]  # fmt: skip
