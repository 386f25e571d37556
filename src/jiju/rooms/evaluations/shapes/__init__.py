"""Frozen values of the room."""

from jiju.rooms.evaluations.shapes.explaining import Improvement, Moved, PlaceBounds, Step
from jiju.rooms.evaluations.shapes.inputs import Cause, Judgements, Measured, Snapshot
from jiju.rooms.evaluations.shapes.sheets import Sheet
from jiju.rooms.evaluations.shapes.standing import Adjusted, Ranking, ScorePart, Standing
from jiju.rooms.evaluations.shapes.sureness import GroupSureness, UnitSureness

__all__ = [
    "Adjusted", "Cause", "GroupSureness", "Improvement", "Judgements", "Measured", "Moved", "PlaceBounds", "Ranking",
    "ScorePart", "Sheet", "Snapshot", "Standing", "Step", "UnitSureness",
]  # fmt: skip
