"""The states of calls, applications, experts and panels. Which stage comes when is said by the procedure."""

from __future__ import annotations

from jiju.core.words import Word, word
from jiju.engines.states import Table

OBJECTIONS = Table(
    {
        "raised": word("raised"),
        "proposed": word("found right, to be confirmed"),
        "upheld": word("objection upheld"),
        "dismissed": word("objection dismissed"),
    },
    start="raised",
    moves={
        "uphold_objection": (("raised",), "proposed"),  # the name is struck by the second person
        "confirm_objection": (("proposed",), "upheld"),
        "dismiss_objection": (("raised", "proposed"), "dismissed"),
    },
)
CANDIDATES = Table(
    {
        "proposed": word("waits for an answer"),
        "entered": word("admitted"),
        "declined": word("not admitted"),
    },
    start="proposed",
    moves={"enter_reserve": (("proposed",), "entered"), "decline_reserve": (("proposed",), "declined")},
)
QUESTIONS = Table(
    {
        "proposed": word("figures false, to be looked at"),
        "open": word("title in question"),
        "kept": word("title kept"),
        "lost": word("title lost"),
    },
    start="proposed",
    moves={
        "question_title": (("proposed",), "open"),
        "keep_title": (("proposed", "open"), "kept"),
        "fall": (("proposed", "open"), "lost"),
    },
)
CALLS = Table(
    {
        "open": word("applications come in"),
        "unsealed": word("under review"),
        "decided": word("decided"),
        "noticed": word("public notice runs"),
        "issued": word("published"),
        "given_up": word("given up"),
    },
    start="open",
    moves={
        "extend_call": (("open",), ""),
        "start_application": (("open",), ""),
        "ask_unsealing": (("open",), ""),
        "unseal": (("open",), "unsealed"),
        "recommend": (("unsealed",), ""),
        "prepare_draw": (("unsealed",), ""),
        "decide_call": (("unsealed",), "decided"),
        "take_decision_back": (("decided",), "unsealed"),
        "publish_notice": (("decided",), "noticed"),
        "issue_batch": (("noticed",), "issued"),
        "hang_plaque": (("issued",), ""),
        "give_up_call": (("open", "unsealed", "decided", "noticed"), "given_up"),
    },
)
APPLICATIONS = Table(
    {
        "draft": word("being written"),
        "submitted": word("submitted, sealed"),
        "going": word("under review"),
        "returned": word("handed back"),
        "out": word("did not pass"),
        "withdrawn": word("application withdrawn"),
        "chosen": word("chosen, on notice"),
        "struck": word("struck after an objection"),
        "entered": word("entered"),
    },
    start="draft",
    moves={
        "fill_in_application": (("draft", "returned"), ""),
        "submit": (("draft",), "submitted"),
        "take_back": (("submitted",), "draft"),
        "withdraw": (("submitted", "going", "returned"), "withdrawn"),
        "unseal": (("submitted",), "going"),
        "pass_stage": (("going",), ""),
        "hand_back": (("going",), "returned"),
        "complete": (("returned",), "going"),
        "refuse": (("going", "returned"), "out"),
        "record_visit": (("going",), ""),
        "choose": (("going",), "chosen"),
        "strike": (("chosen",), "struck"),
        "enter": (("chosen",), "entered"),
    },
)
EXPERTS = Table(
    {
        "proposed": word("proposed for the pool"),
        "listed": word("in the pool"),
        "struck": word("struck from the pool"),
    },
    start="proposed",
    moves={  # what is written leads there once it is confirmed; who was proposed and is declined counts as struck
        "revise_expert": (("listed", "struck"), "listed"),
        "strike_expert": (("listed",), "struck"),
        "confirm_expert": (("proposed", "listed", "struck"), "listed"),
        "decline_expert": (("proposed", "listed", "struck"), ""),
    },
)
EXPERT_IMPORTS = Table(
    {
        "waits": word("waits for a second person"),
        "confirmed": word("taken into the pool"),
        "declined": word("import declined"),
    },
    start="waits",
    moves={
        "confirm_expert_import": (("waits",), "confirmed"),
        "decline_expert_import": (("waits",), "declined"),
    },
)
PANELS = Table(
    {
        "prepared": word("pool fixed, to be drawn"),
        "drawn": word("drawn, under review"),
        "closed": word("closed, result fixed"),
        "given_up": word("given up"),
    },
    start="prepared",
    moves={
        "draw_panel": (("prepared",), "drawn"),
        "declare": (("drawn",), ""),
        "recuse": (("drawn",), ""),
        "confirm_recusal": (("drawn",), ""),
        "keep_expert": (("drawn",), ""),
        "score": (("drawn",), ""),
        "sign_sheet": (("drawn",), ""),
        "record_discussion": (("drawn",), ""),
        "close_panel": (("drawn",), "closed"),
        "give_up_panel": (("prepared", "drawn"), "given_up"),
    },
)
SEATS: dict[str, Word] = {
    "drawn": word("has to declare"),
    "clear": word("declared, no tie"),
    "tied": word("declared a tie, shut out"),
    "challenged": word("challenged, shut out"),
    "recused": word("recused"),
}
SHEETS: dict[str, Word] = {"draft": word("draft"), "signed": word("signed"), "void": word("void")}
