"""What several shapes of the room say: verbs as history tells them, and why an application is out."""

from __future__ import annotations

from jiju.core.words import Word, word

DONE: dict[str, Word] = {
    "start_application": word("application started"),
    "fill_in_application": word("written in"),
    "submit": word("submitted"),
    "take_back": word("taken back"),
    "withdraw": word("withdrawn by the zone"),
    "open_case": word("case opened"),
    "unseal": word("unsealed"),
    "pass_stage": word("passed on"),
    "hand_back": word("handed back"),
    "complete": word("put right and sent again"),
    "refuse": word("not passed"),
    "recommend": word("list of the city sent"),
    "record_visit": word("visit recorded"),
    "give_up_call": word("call given up"),
    "decide_call": word("decided by the meeting"),
    "take_decision_back": word("decision taken back"),
    "publish_notice": word("public notice published"),
    "uphold_objection": word("struck after an objection"),
    "issue_batch": word("batch published"),
    "hang_plaque": word("plaque hung"),
    "close_panel": word("reviewed by experts"),
}
POOL_CHANGES: dict[str, Word] = {
    "enlist": word("to be taken into the pool"),
    "revise": word("entry to be revised"),
    "strike": word("to leave the pool"),
}
OUT: dict[str, Word] = {
    "not-submitted": word("not submitted in time"),
    "not-recommended": word("not on the list of the city"),
    "below-pass-mark": word("the experts' score is below the pass mark"),
    "seal-broken": word("the sealed content does not open"),
}


def done(verb: str) -> Word | str:
    """A step as history tells it; one of another part by its own name."""
    return DONE.get(verb, verb)


def told(reason: str) -> Word | str:
    """Why an application is out: in our words where the program said so, else as it was written."""
    return OUT.get(reason, reason)
