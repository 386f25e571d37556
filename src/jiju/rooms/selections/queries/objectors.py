"""Who objected: sealed for those who rule and the auditor. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterable

from jiju.rooms.selections.models import Notice, Objection
from jiju.rooms.selections.shapes import Objector
from jiju.spine.actors import Actor
from jiju.spine.sealing import keyed_digest, unseal_text


def mark_of(notice: Notice, person: str) -> str:
    """What stands for a signed-in person at the objections of one notice: it tells nobody who that is."""
    return keyed_digest(notice.sealed_key, f"{notice.pk}:{person}")


def marks_of(by: Actor, notices: Iterable[Notice]) -> frozenset[str]:
    """What stands for somebody at the objections of some notices."""
    return frozenset(mark_of(n, by.person) for n in {n.pk: n for n in notices}.values())


def is_raiser(by: Actor, objection: Objection) -> bool:
    """Whether somebody raised an objection while signed in. Missing: nobody knows who raised one from outside."""
    return bool(objection.mark) and objection.mark == mark_of(objection.notice, by.person)


def sealed_about(notice: int, salt: str) -> str:
    """What the name of an objector is sealed for: moved to another objection, it does not open."""
    return f"objector:{notice}:{salt}"


def objector_of(objection: Objection) -> Objector:
    """Who objected, as typed with the objection."""
    about = sealed_about(objection.notice_id, objection.salt)
    return Objector(**json.loads(unseal_text(objection.notice.sealed_key, objection.objector, about)))
