"""Frozen values of the room."""

from jiju.rooms.evaluations.shapes.explaining import Improvement, Moved, PlaceBounds, Step
from jiju.rooms.evaluations.shapes.inputs import Cause, Judgements, Measured, Snapshot
from jiju.rooms.evaluations.shapes.results import (
    AppealShown,
    CommentShown,
    CorrectionShown,
    GivenMark,
    Replay,
    ReplayedVersion,
    Revised,
    RevisedValue,
    RoundSheet,
    SheetItem,
    StandingsShown,
    Task,
    VetoShown,
)
from jiju.rooms.evaluations.shapes.rounds import (
    DecisionShown,
    Meeting,
    ParticipantLine,
    RoundLine,
    RoundOverview,
    Said,
    UnitChange,
    Version,
)
from jiju.rooms.evaluations.shapes.sheets import Sheet
from jiju.rooms.evaluations.shapes.standing import Adjusted, Ranking, ScorePart, Standing
from jiju.rooms.evaluations.shapes.sureness import GroupSureness, UnitSureness

__all__ = [
    "Adjusted", "AppealShown", "Cause", "CommentShown", "CorrectionShown", "DecisionShown", "GivenMark",
    "GroupSureness", "Improvement", "Judgements", "Measured", "Meeting", "Moved", "ParticipantLine", "PlaceBounds",
    "Ranking", "Replay", "ReplayedVersion", "Revised", "RevisedValue", "RoundLine", "RoundOverview", "RoundSheet",
    "Said", "ScorePart", "Sheet", "SheetItem", "Snapshot", "Standing", "StandingsShown", "Step", "Task",
    "UnitChange", "UnitSureness", "Version", "VetoShown",
]  # fmt: skip
