"""News: which act follows which ledger entry, each follow-up exactly once, in the ledger's order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jiju.spine.models import Entry, Followed
from jiju.spine.turns import writing


@dataclass(frozen=True)
class FollowUp:
    """After an entry of that action, call `then(entry)` inside a transaction of its own."""

    after: str
    name: str
    then: Callable[[Entry], None]


_follow_ups: list[FollowUp] = []


def wire(follow_ups: list[FollowUp]) -> None:
    """Set the follow-ups. Called once, by config/wiring.py."""
    _follow_ups[:] = follow_ups


def catch_up(limit: int = 1000) -> int:
    """Run what has not yet followed, oldest entry first, and say how many ran.

    Errors   whatever a follow-up raises: it stays undone and will be tried again, and nothing after it runs
    """
    done = 0
    while done < limit:
        due = _next_due()
        if due is None:
            return done
        entry, follow_up = due
        with writing():
            _, fresh = Followed.objects.get_or_create(entry=entry.seq, follow_up=follow_up.name)
            if fresh:
                follow_up.then(entry)
        done += 1
    return done


def _next_due() -> tuple[Entry, FollowUp] | None:
    best: tuple[Entry, FollowUp] | None = None
    for follow_up in _follow_ups:
        followed = Followed.objects.filter(follow_up=follow_up.name)
        last = followed.order_by("-entry").values_list("entry", flat=True).first()
        waiting = Entry.objects.filter(action=follow_up.after)
        if last is not None:
            waiting = waiting.filter(seq__gt=last)
        first = waiting.order_by("seq").first()
        if first is not None and (best is None or first.seq < best[0].seq):
            best = (first, follow_up)
    return best
