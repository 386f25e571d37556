"""Frozen values of the room."""

from jiju.rooms.evaluations.shapes.inputs import Cause, Judgements, Measured, Snapshot
from jiju.rooms.evaluations.shapes.standing import Adjusted, Ranking, ScorePart, Standing
from jiju.rooms.evaluations.shapes.sureness import GroupSureness, UnitSureness

__all__ = [
    "Adjusted", "Cause", "GroupSureness", "Judgements", "Measured", "Ranking", "ScorePart", "Snapshot", "Standing",
    "UnitSureness",
]  # fmt: skip
