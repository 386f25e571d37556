"""News: which act follows which ledger entry, each follow-up exactly once, in the ledger's order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Max, Q

from jiju.spine.models import Entry, Followed
from jiju.spine.turns import writing


@dataclass(frozen=True)
class FollowUp:
    """After an entry of that action, call `then(entry)` inside a transaction of its own."""

    after: str
    name: str
    then: Callable[[Entry], None]


NEVER = -1  # entries are numbered from 0
_follow_ups: list[FollowUp] = []


def wire(follow_ups: list[FollowUp]) -> None:
    """Set the follow-ups. Called once, by config/wiring.py."""
    _follow_ups[:] = follow_ups


def catch_up(limit: int = 1000) -> int:
    """Run what has not yet followed, oldest entry first, and say how many ran.

    Errors   whatever a follow-up raises: it stays undone and will be tried again, and nothing after it runs
    """
    done, last = 0, _last()
    while done < limit:
        due = _next_due(last)
        if due is None:
            return done
        entry, follow_up = due
        with writing():
            _, fresh = Followed.objects.get_or_create(entry=entry.seq, follow_up=follow_up.name)
            if fresh:
                follow_up.then(entry)
        last[follow_up.name] = entry.seq
        done += 1
    return done


def waits_since() -> datetime | None:
    """Since when the oldest entry waits that something still follows; nothing when all was followed."""
    due = _next_due(_last())
    return None if due is None else due[0].at


def _last() -> dict[str, int]:
    """Up to which entry each follow-up has run."""
    known = Followed.objects.values("follow_up").annotate(last=Max("entry")).order_by("follow_up")
    found: dict[str, int] = dict(known.values_list("follow_up", "last"))
    return {one.name: found.get(one.name, NEVER) for one in _follow_ups}


def _next_due(last: dict[str, int]) -> tuple[Entry, FollowUp] | None:
    """The oldest entry that something still follows, and the first that does: one question, however many follow."""
    waiting = [Q(action=one.after, seq__gt=last[one.name]) for one in _follow_ups]
    if not waiting:
        return None
    entry = Entry.objects.filter(reduce(or_, waiting)).order_by("seq").first()
    if entry is None:
        return None
    return entry, next(one for one in _follow_ups if one.after == entry.action and last[one.name] < entry.seq)
