"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.evaluations.acts.accusing import give_notice_on_finding
from jiju.rooms.evaluations.acts.appealing import dismiss_appeal, raise_appeal, uphold_appeal
from jiju.rooms.evaluations.acts.assessing import assess_self, exempt
from jiju.rooms.evaluations.acts.computing import compute, deliver, prove_bounds, recompute, reopen_marks
from jiju.rooms.evaluations.acts.correcting import approve_correction, ask_correction, refuse_correction
from jiju.rooms.evaluations.acts.deciding import decide_round, finalise_round, take_decision_back
from jiju.rooms.evaluations.acts.falsehoods import confirm_falsehood, drop_falsehood, raise_falsehood
from jiju.rooms.evaluations.acts.marking import assign, comment, give_mark
from jiju.rooms.evaluations.acts.opening import give_up_round, open_round
from jiju.rooms.evaluations.acts.proposing import decline_proposal, propose, take_up_proposal
from jiju.rooms.evaluations.acts.ranking import NothingToRank, adopt_schemes, rank
from jiju.rooms.evaluations.acts.rectifying import (
    fail_rectification,
    order_rectification,
    pass_rectification,
    report_rectification,
)
from jiju.rooms.evaluations.acts.refusals import (
    AlreadyRaised,
    AnotherKind,
    DayDoesNotFit,
    FalsehoodStandsOpen,
    HearingIsOwed,
    NoQuorum,
    NotAsked,
    NoticeIsOwed,
    SamePersonAgain,
    TermIsOver,
    TermStillRuns,
    TextIsMissing,
)
from jiju.rooms.evaluations.acts.removing import (
    ask_hearing,
    confirm_removal,
    decide_removal,
    give_notice,
    keep_title,
    record_hearing,
)
from jiju.rooms.evaluations.acts.schemes import (
    BeginsTooEarly,
    DraftersDoNotApprove,
    SchemeDoesNotFit,
    WithdrawalNeedsReason,
    WordingIsKnown,
    approve_scheme,
    draft_scheme,
    withdraw_scheme,
)
from jiju.rooms.evaluations.acts.vetoing import confirm_veto, drop_veto, raise_veto

__all__ = [
    "AlreadyRaised", "AnotherKind", "BeginsTooEarly", "DayDoesNotFit", "DraftersDoNotApprove", "FalsehoodStandsOpen",
    "HearingIsOwed", "NoQuorum", "NotAsked", "NothingToRank", "NoticeIsOwed", "SamePersonAgain", "SchemeDoesNotFit",
    "TermIsOver", "TermStillRuns", "TextIsMissing", "WithdrawalNeedsReason", "WordingIsKnown", "adopt_schemes",
    "approve_correction", "approve_scheme", "ask_correction", "ask_hearing", "assess_self", "assign", "comment",
    "compute", "confirm_falsehood", "confirm_removal", "confirm_veto", "decide_removal", "decide_round",
    "decline_proposal", "deliver", "dismiss_appeal", "draft_scheme", "drop_falsehood", "drop_veto", "exempt",
    "fail_rectification", "finalise_round", "give_mark", "give_notice", "give_notice_on_finding", "give_up_round",
    "keep_title", "open_round", "order_rectification", "pass_rectification", "propose", "prove_bounds", "raise_appeal",
    "raise_falsehood", "raise_veto", "rank", "recompute", "record_hearing", "refuse_correction", "reopen_marks",
    "report_rectification", "take_decision_back", "take_up_proposal", "uphold_appeal", "withdraw_scheme",
]  # fmt: skip
