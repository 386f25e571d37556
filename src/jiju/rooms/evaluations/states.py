"""The states of schemes, rounds and what belongs to them, and their moves."""

from __future__ import annotations

from jiju.core.words import word
from jiju.engines.states import Table

SCHEMES = Table(
    {"drafted": word("draft"), "approved": word("approved"), "withdrawn": word("withdrawn, not in use")},
    start="drafted",
    moves={
        "approve_scheme": (("drafted",), "approved"),
        "withdraw_scheme": (("drafted", "approved"), "withdrawn"),
    },
)
ROUNDS = Table(
    {
        "open": word("gathering"),
        "computed": word("computed"),
        "delivered": word("sheets delivered"),
        "decided": word("decided, to be finalised"),
        "final": word("final"),
        "given_up": word("given up"),
    },
    start="open",
    moves={
        "assess_self": (("open",), ""),
        "exempt": (("open", "computed"), ""),
        "assign": (("open",), ""),
        "give_mark": (("open",), ""),
        "comment": (("open",), ""),
        "raise_veto": (("open", "computed", "delivered"), ""),
        "compute": (("open", "computed"), "computed"),
        "reopen_marks": (("computed",), "open"),
        "deliver": (("computed",), "delivered"),
        "raise_appeal": (("delivered",), ""),
        "recompute": (("delivered",), ""),
        "decide_round": (("delivered",), "decided"),
        "take_decision_back": (("decided",), "delivered"),
        "finalise_round": (("decided",), "final"),
        "ask_correction": (("final",), ""),
        "propose": (("final",), ""),
        "give_up_round": (("open", "computed", "delivered"), "given_up"),
    },
)
VETOES = Table(
    {"raised": word("raised"), "confirmed": word("confirmed"), "dropped": word("dropped")},
    start="raised",
    moves={"confirm_veto": (("raised",), "confirmed"), "drop_veto": (("raised",), "dropped")},
)
APPEALS = Table(
    {"raised": word("raised"), "upheld": word("upheld"), "dismissed": word("dismissed")},
    start="raised",
    moves={"uphold_appeal": (("raised",), "upheld"), "dismiss_appeal": (("raised",), "dismissed")},
)
CORRECTIONS = Table(
    {"asked": word("asked"), "approved": word("approved"), "refused": word("refused")},
    start="asked",
    moves={"approve_correction": (("asked",), "approved"), "refuse_correction": (("asked",), "refused")},
)
PROPOSALS = Table(
    {"proposed": word("proposed"), "taken_up": word("taken up"), "declined": word("declined")},
    start="proposed",
    moves={"take_up_proposal": (("proposed",), "taken_up"), "decline_proposal": (("proposed",), "declined")},
)
RECTIFICATIONS = Table(
    {
        "ordered": word("ordered"),
        "reported": word("reported"),
        "passed": word("passed"),
        "failed": word("not passed"),
    },
    start="ordered",
    moves={
        "report_rectification": (("ordered", "reported"), "reported"),
        "pass_rectification": (("ordered", "reported"), "passed"),
        "fail_rectification": (("ordered", "reported"), "failed"),
    },
)
REMOVALS = Table(
    {
        "noticed": word("notice given"),
        "heard": word("heard"),
        "decided": word("decided, to be confirmed"),
        "removed": word("removed"),
        "kept": word("kept"),
    },
    start="noticed",
    moves={
        "ask_hearing": (("noticed",), ""),
        "record_hearing": (("noticed",), "heard"),
        "decide_removal": (("noticed", "heard"), "decided"),
        "confirm_removal": (("decided",), "removed"),
        "keep_title": (("noticed", "heard", "decided"), "kept"),
    },
)
FALSEHOODS = Table(
    {"raised": word("raised"), "confirmed": word("confirmed"), "dropped": word("dropped")},
    start="raised",
    moves={
        "confirm_falsehood": (("raised",), "confirmed"),
        "drop_falsehood": (("raised",), "dropped"),
        "give_notice_on_finding": (("confirmed",), ""),
    },
)
