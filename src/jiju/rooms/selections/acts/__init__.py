"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.selections.acts.checking import hand_back, pass_stage, record_visit, refuse
from jiju.rooms.selections.acts.closing import close_panel, record_discussion
from jiju.rooms.selections.acts.declaring import declare, recuse
from jiju.rooms.selections.acts.drawing import draw_panel, give_up_panel, prepare_draw
from jiju.rooms.selections.acts.opening import extend_call, give_up_call, open_call, open_case
from jiju.rooms.selections.acts.pool import enlist_expert, revise_expert, strike_expert
from jiju.rooms.selections.acts.recommending import recommend
from jiju.rooms.selections.acts.refusals import (
    AlreadyApplied,
    AlreadyRecommended,
    AnotherPerson,
    AnotherProcedure,
    AnswersDoNotFit,
    CallIsClosed,
    ChecklistIsOpen,
    DayDoesNotFit,
    NotAtThisStage,
    NotCommitted,
    NotComplete,
    NotEligible,
    NothingIsAsked,
    NotVisited,
    NotYourStage,
    QuotaIsSpent,
    ReasonIsShort,
    StillBehind,
    StillSealed,
    WrittenMeanwhile,
)
from jiju.rooms.selections.acts.scoring import score, sign_sheet
from jiju.rooms.selections.acts.taking_part import (
    complete,
    fill_in_application,
    start_application,
    submit,
    take_back,
    withdraw,
)
from jiju.rooms.selections.acts.unsealing import ask_unsealing, unseal

__all__ = [
    "AlreadyApplied", "AlreadyRecommended", "AnotherPerson", "AnotherProcedure", "AnswersDoNotFit", "CallIsClosed",
    "ChecklistIsOpen", "DayDoesNotFit", "NotAtThisStage", "NotCommitted", "NotComplete", "NotEligible", "NotVisited",
    "NotYourStage", "NothingIsAsked", "QuotaIsSpent", "ReasonIsShort", "StillBehind", "StillSealed",
    "WrittenMeanwhile", "ask_unsealing", "close_panel", "complete", "declare", "draw_panel", "enlist_expert",
    "extend_call", "fill_in_application", "give_up_call", "give_up_panel", "hand_back", "open_call", "open_case",
    "pass_stage", "prepare_draw", "recommend", "record_discussion", "record_visit", "recuse", "refuse",
    "revise_expert", "score", "sign_sheet", "start_application", "strike_expert", "submit", "take_back", "unseal",
    "withdraw",
]  # fmt: skip
