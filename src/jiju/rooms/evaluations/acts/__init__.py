"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.evaluations.acts.appealing import dismiss_appeal, raise_appeal, uphold_appeal
from jiju.rooms.evaluations.acts.assessing import assess_self, exempt
from jiju.rooms.evaluations.acts.computing import compute, deliver, prove_bounds, recompute, reopen_marks
from jiju.rooms.evaluations.acts.correcting import approve_correction, ask_correction, refuse_correction
from jiju.rooms.evaluations.acts.deciding import decide_round, finalise_round, take_decision_back
from jiju.rooms.evaluations.acts.marking import assign, comment, give_mark
from jiju.rooms.evaluations.acts.opening import give_up_round, open_round
from jiju.rooms.evaluations.acts.ranking import NothingToRank, adopt_schemes, rank
from jiju.rooms.evaluations.acts.vetoing import confirm_veto, drop_veto, raise_veto

__all__ = [
    "NothingToRank", "adopt_schemes", "approve_correction", "ask_correction", "assess_self", "assign",
    "comment", "compute", "confirm_veto", "decide_round", "deliver", "dismiss_appeal", "drop_veto", "exempt",
    "finalise_round", "give_mark", "give_up_round", "open_round", "prove_bounds", "raise_appeal", "raise_veto",
    "rank", "recompute", "refuse_correction", "reopen_marks", "take_decision_back", "uphold_appeal",
]  # fmt: skip
