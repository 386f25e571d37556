"""How an application leaves the experts: to the stage that follows, or out."""

from __future__ import annotations

from datetime import datetime

from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.advancing import leave, stand_at, write_deed
from jiju.rooms.selections.models import Application
from jiju.spine.actors import Actor

BELOW = "below-pass-mark"  # as `words.OUT` says it


def move_on(application: Application, *, by: Actor, at: datetime) -> None:
    """Let an application that experts have reviewed stand at the stage that follows."""
    write_deed(application, "close_panel", by=by, at=at)
    following = checks.next_stage(queries.procedure_of(application.call), application.stage, application.place)
    if following is not None:
        stand_at(application, following, at)


def stay_below(application: Application, *, by: Actor, at: datetime) -> None:
    """Let an application whose score is below the pass mark go no further."""
    write_deed(application, "close_panel", by=by, at=at)
    leave(application, "out", at, BELOW)
