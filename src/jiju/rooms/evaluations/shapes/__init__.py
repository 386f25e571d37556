"""Frozen values of the room."""

from jiju.rooms.evaluations.shapes.analysis import (
    GROWTH_BY,
    LEVELS,
    PARTS,
    AreaRow,
    Concentrated,
    ConcentrationTable,
    Figured,
    Ground,
    GrowthBy,
    GrowthTable,
    Level,
    PartCell,
    PartHead,
    Parts,
    SpecialisationTable,
    SpreadTables,
    TableLine,
)
from jiju.rooms.evaluations.shapes.explaining import Improvement, Moved, PlaceBounds, Step
from jiju.rooms.evaluations.shapes.followed import (
    Due,
    FalsehoodShown,
    FollowedRound,
    History,
    ProposalShown,
    RectificationShown,
    RemovalShown,
    RestedOn,
    TaskShown,
)
from jiju.rooms.evaluations.shapes.following import (
    FalsehoodFacts,
    Found,
    Grounds,
    HearingHeld,
    Past,
    ProposalMoves,
    Settled,
    TaskDone,
    TaskOrdered,
    Unmet,
    Waiting,
    Wanted,
)
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
    "Adjusted", "AppealShown", "AreaRow", "Cause", "CommentShown", "Concentrated", "ConcentrationTable",
    "CorrectionShown", "DecisionShown", "Due", "FalsehoodFacts", "FalsehoodShown", "Figured", "FollowedRound", "Found",
    "GROWTH_BY", "GivenMark", "Ground", "Grounds", "GroupSureness", "GrowthBy", "GrowthTable", "HearingHeld",
    "History", "Improvement", "Judgements", "LEVELS", "Level", "Measured", "Meeting", "Moved", "PARTS", "PartCell",
    "PartHead", "ParticipantLine", "Parts", "Past", "PlaceBounds", "ProposalMoves", "ProposalShown", "Ranking",
    "RectificationShown", "RemovalShown", "Replay", "ReplayedVersion", "RestedOn", "Revised", "RevisedValue",
    "RoundLine", "RoundOverview", "RoundSheet", "Said", "ScorePart", "Settled", "Sheet", "SheetItem", "Snapshot",
    "SpecialisationTable", "SpreadTables", "Standing", "StandingsShown", "Step", "TableLine", "Task", "TaskDone",
    "TaskOrdered", "TaskShown", "UnitChange", "UnitSureness", "Unmet", "Version", "VetoShown", "Waiting", "Wanted",
]  # fmt: skip
