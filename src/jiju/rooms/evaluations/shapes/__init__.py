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
from jiju.rooms.evaluations.shapes.bulletin import Bulletin, GradeMove, GroupCount, Named
from jiju.rooms.evaluations.shapes.conditions import AtomFinding, ConditionFinding, LookedAt
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
    Graded,
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
    AppealCase,
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
    AssessedItem,
    DecisionShown,
    Meeting,
    ParticipantLine,
    RoundLine,
    RoundOverview,
    Said,
    SelfAssessment,
    UnitChange,
    Version,
)
from jiju.rooms.evaluations.shapes.schemes import Difference, Hindrance, SchemeLine, SchemeShown
from jiju.rooms.evaluations.shapes.sheets import Sheet
from jiju.rooms.evaluations.shapes.standing import Adjusted, Ranking, ScorePart, Standing
from jiju.rooms.evaluations.shapes.sureness import GroupSureness, UnitSureness
from jiju.rooms.evaluations.shapes.trials import GroupTrial, Trial, TrialLine

__all__ = [
    "Adjusted", "AppealCase", "AppealShown", "AreaRow", "AssessedItem", "AtomFinding", "Bulletin", "Cause",
    "CommentShown", "Concentrated", "ConcentrationTable", "ConditionFinding", "CorrectionShown", "DecisionShown",
    "Difference", "Due", "FalsehoodFacts", "FalsehoodShown", "Figured", "FollowedRound", "Found", "GROWTH_BY",
    "GivenMark", "GradeMove", "Graded", "Ground", "Grounds", "GroupCount", "GroupSureness", "GroupTrial", "GrowthBy",
    "GrowthTable", "HearingHeld", "Hindrance", "History", "Improvement", "Judgements", "LEVELS", "Level", "LookedAt",
    "Measured", "Meeting", "Moved", "Named", "PARTS", "PartCell", "PartHead", "ParticipantLine", "Parts", "Past",
    "PlaceBounds", "ProposalMoves", "ProposalShown", "Ranking", "RectificationShown", "RemovalShown", "Replay",
    "ReplayedVersion", "RestedOn", "Revised", "RevisedValue", "RoundLine", "RoundOverview", "RoundSheet", "Said",
    "SchemeLine", "SchemeShown", "ScorePart", "SelfAssessment", "Settled", "Sheet", "SheetItem", "Snapshot",
    "SpecialisationTable", "SpreadTables", "Standing", "StandingsShown", "Step", "TableLine", "Task", "TaskDone",
    "TaskOrdered", "TaskShown", "Trial", "TrialLine", "UnitChange", "UnitSureness", "Unmet", "Version", "VetoShown",
    "Waiting", "Wanted",
]  # fmt: skip
