"""Writes of the room."""

from jiju.rooms.selections.acts.closing import close_panel, record_discussion
from jiju.rooms.selections.acts.declaring import declare, recuse
from jiju.rooms.selections.acts.drawing import draw_panel, give_up_panel, prepare_draw
from jiju.rooms.selections.acts.pool import enlist_expert, revise_expert, strike_expert
from jiju.rooms.selections.acts.scoring import score, sign_sheet

__all__ = [
    "close_panel", "declare", "draw_panel", "enlist_expert", "give_up_panel", "prepare_draw", "record_discussion",
    "recuse", "revise_expert", "score", "sign_sheet", "strike_expert",
]  # fmt: skip
