"""Acts of the room, one verb a function, grouped by what they are about."""

from jiju.rooms.selections.acts.checking import hand_back, pass_stage, record_visit, refuse
from jiju.rooms.selections.acts.closing import close_panel, record_discussion
from jiju.rooms.selections.acts.confirming import (
    confirm_expert,
    confirm_expert_import,
    decline_expert,
    decline_expert_import,
)
from jiju.rooms.selections.acts.deciding import decide_call, take_decision_back
from jiju.rooms.selections.acts.declaring import declare
from jiju.rooms.selections.acts.drawing import draw_panel, give_up_panel, prepare_draw
from jiju.rooms.selections.acts.importing import import_experts
from jiju.rooms.selections.acts.issuing import hang_plaque, issue_batch
from jiju.rooms.selections.acts.notice_refusals import (
    AmountDoesNotFit,
    BanStillRuns,
    BatchIsTaken,
    DecidedElsewhere,
    EvidenceIsMissing,
    HoldsItAlready,
    LinesAreMissing,
    MoreThanAllowed,
    NameIsNeeded,
    NoCheckSaysSo,
    NothingIsChosen,
    NotInTheCall,
    NotInTheLibrary,
    ObjectionsStandOpen,
    OrderWithoutReason,
    ProcedureIsNeeded,
    TellsWhoObjected,
    TextIsTooLong,
    TitleIsOver,
)
from jiju.rooms.selections.acts.noticing import publish_notice
from jiju.rooms.selections.acts.objecting import confirm_objection, dismiss_objection, raise_objection, uphold_objection
from jiju.rooms.selections.acts.opening import extend_call, give_up_call, open_call, open_case
from jiju.rooms.selections.acts.panel_refusals import ExpertsDoNotRead
from jiju.rooms.selections.acts.pool import enlist_expert, revise_expert, strike_expert
from jiju.rooms.selections.acts.questioning import keep_title, propose_question, question_title
from jiju.rooms.selections.acts.recommending import recommend
from jiju.rooms.selections.acts.recusing import confirm_recusal, keep_expert, recuse
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
    TextIsLong,
    WrittenMeanwhile,
    ZoneIsNotThere,
)
from jiju.rooms.selections.acts.removals import end_removed_title, open_removal
from jiju.rooms.selections.acts.reserves import decline_reserve, enter_reserve, propose_reserve
from jiju.rooms.selections.acts.running_out import run_out, warn_of_end
from jiju.rooms.selections.acts.scoring import score, sign_sheet, typed
from jiju.rooms.selections.acts.taking_part import (
    complete,
    fill_in_application,
    start_application,
    submit,
    take_back,
    withdraw,
)
from jiju.rooms.selections.acts.titles import adopt_titles, check_title, end_title, record_support
from jiju.rooms.selections.acts.unsealing import ask_unsealing, unseal

__all__ = [
    "AlreadyApplied", "AlreadyRecommended", "AmountDoesNotFit", "AnotherPerson", "AnotherProcedure", "AnswersDoNotFit",
    "BanStillRuns", "BatchIsTaken", "CallIsClosed", "ChecklistIsOpen", "DayDoesNotFit", "DecidedElsewhere",
    "EvidenceIsMissing", "ExpertsDoNotRead", "HoldsItAlready", "LinesAreMissing", "MoreThanAllowed", "NameIsNeeded",
    "NoCheckSaysSo", "NotAtThisStage", "NotCommitted", "NotComplete", "NotEligible", "NotInTheCall", "NotInTheLibrary",
    "NotVisited", "NotYourStage", "NothingIsAsked", "NothingIsChosen", "ObjectionsStandOpen", "OrderWithoutReason",
    "ProcedureIsNeeded", "QuotaIsSpent", "ReasonIsShort", "StillBehind", "StillSealed", "TellsWhoObjected",
    "TextIsLong", "TextIsTooLong", "TitleIsOver", "WrittenMeanwhile", "ZoneIsNotThere", "adopt_titles", "ask_unsealing",
    "check_title", "close_panel", "complete", "confirm_expert", "confirm_expert_import", "confirm_objection",
    "confirm_recusal", "decide_call", "declare", "decline_expert", "decline_expert_import", "decline_reserve",
    "dismiss_objection", "draw_panel", "end_removed_title", "end_title", "enlist_expert", "enter_reserve",
    "extend_call", "fill_in_application", "give_up_call", "give_up_panel", "hand_back", "hang_plaque", "import_experts",
    "issue_batch", "keep_expert", "keep_title", "open_call", "open_case", "open_removal", "pass_stage", "prepare_draw",
    "propose_question", "propose_reserve", "publish_notice", "question_title", "raise_objection", "recommend",
    "record_discussion", "record_support", "record_visit", "recuse", "refuse", "revise_expert", "run_out", "score",
    "sign_sheet", "start_application", "strike_expert", "submit", "take_back", "take_decision_back", "typed", "unseal",
    "uphold_objection", "warn_of_end", "withdraw",
]  # fmt: skip
