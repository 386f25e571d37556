"""What the room does after news from others: money whose ground has fallen is proposed for recovery."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jiju.rooms.filings import acts as filings
from jiju.rooms.grants import acts, queries
from jiju.rooms.grants.models import Grant
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import system
from jiju.spine.models import Entry


def recover_after_falsehood(entry: Entry) -> None:
    """After figures were found false: what was paid on places that rest on them is to come back."""
    rounds = json.loads(entry.body)["data"]["rounds"]
    proposals = [won[0] for r in rounds for won in r["won"] if won[1] == "award"]
    _propose(queries.paid_on_places(proposals), "falsehood", entry)


def recover_after_question(entry: Entry) -> None:
    """After figures were found false on which a title rests: what was paid on the title is to come back."""
    told = json.loads(entry.body)["data"]
    if told["library"] in _standing():
        _propose(queries.paid_on_the_title(told["unit"]), "falsehood", entry, str(told["falsehood"]))


def recover_after_removal(entry: Entry) -> None:
    """After a title was removed: what was paid to the zone is to come back, as a person will decide."""
    unit = json.loads(entry.body)["data"]["unit"]
    _propose(queries.paid_on_title(unit), "removal", entry)


def recover_after_title(entry: Entry) -> None:
    """After a title ended otherwise: the same, where it was one that the registry tells of, as awards rest on those."""
    told = json.loads(entry.body)["data"]
    if _standing() & set(told["libraries"]):
        _propose(queries.paid_on_title(told["unit"]), "removal", entry)


def _standing() -> set[str]:
    """The libraries whose titles the registry tells of, on which awards rest."""
    return {library.id for library in programmes.plan().libraries if library.status == registry.PROVINCIAL}


def _propose(grants: Iterable[Grant], cause: str, entry: Entry, cause_key: str = "") -> None:
    """Propose each once for one cause: the same news by two ways asks the money back once."""
    key = cause_key or entry.subject_id
    for grant in grants:
        if not queries.is_asked_back_for(grant, cause, key):
            acts.propose_recovery(grant, by=system("grants"), at=entry.at, cause=cause, cause_key=key)


def announce(entry: Entry) -> None:
    """After a step that concerns others: tell them, with the page on which it goes on."""
    told = queries.announcements(entry)
    if told:
        filings.announce(told, by=system("grants"), at=entry.at)
