"""Pure computation of the room: a scheme and figures in, scores out."""

from jiju.rooms.evaluations.checks.scoring import Measured, score

__all__ = ["Measured", "score"]
