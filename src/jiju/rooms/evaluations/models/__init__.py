"""Records of the room: schemes, rounds and their results, what persons judge and decide, and what follows."""

from jiju.rooms.evaluations.models.deciding import Appeal, Correction, Decision
from jiju.rooms.evaluations.models.following import Falsehood, Proposal, Rectification, Removal
from jiju.rooms.evaluations.models.judging import Assignment, Comment, Mark, Veto
from jiju.rooms.evaluations.models.rounds import Bound, Participant, Result, Round
from jiju.rooms.evaluations.models.schemes import Run, Scheme

__all__ = [
    "Appeal", "Assignment", "Bound", "Comment", "Correction", "Decision", "Falsehood", "Mark", "Participant",
    "Proposal", "Rectification", "Removal", "Result", "Round", "Run", "Scheme", "Veto",
]  # fmt: skip
