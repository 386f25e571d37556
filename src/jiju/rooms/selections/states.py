"""The states of calls and applications, and their moves. Which stage comes when is said by the procedure."""

from __future__ import annotations

from jiju.core.words import word
from jiju.engines.states import Table

OBJECTIONS = Table(
    {
        "raised": word("raised"),
        "upheld": word("objection upheld"),
        "dismissed": word("objection dismissed"),
    },
    start="raised",
    moves={"uphold_objection": (("raised",), "upheld"), "dismiss_objection": (("raised",), "dismissed")},
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
        "draw_panel": (("unsealed",), ""),
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
