"""Reads: what waits in the pool of experts for a second person, and workbooks that were taken in."""

from __future__ import annotations

import json
from collections.abc import Sequence

from jiju.core.words import Word, word
from jiju.rooms.people import queries as people
from jiju.rooms.selections.models import Expert, ExpertImport
from jiju.rooms.selections.queries.stored_facts import facts_in
from jiju.rooms.selections.shapes import ChangeShown, ImportShown
from jiju.rooms.selections.states import EXPERT_IMPORTS
from jiju.rooms.selections.words import POOL_CHANGES
from jiju.spine import permissions
from jiju.spine.actors import Actor

OWN = word("This is your own entry in the pool.")
SAME = word("You wrote this change of the pool yourself.")


def waiting_in_the_pool() -> list[str]:
    """The codes of those of whom something waits for a second person. For the program itself."""
    return list(Expert.objects.exclude(waits="").order_by("code").values_list("code", flat=True))


def change_of(by: Actor, expert: Expert) -> ChangeShown | None:
    """What waits of an expert, nothing where nothing does. For whoever may see the expert."""
    if not expert.waits or expert.asked_at is None:
        return None
    text = expert.versions.order_by("-number").values_list("facts", flat=True)[0]
    kept = OWN if by.person == expert.person else SAME if by.person == expert.asked_by else None
    return ChangeShown(
        expert.waits, POOL_CHANGES[expert.waits], None if expert.waits == "strike" else facts_in(text),
        people.names_of([expert.asked_by]).get(expert.asked_by, expert.asked_by), expert.asked_at,
        expert.asked_because, expert.came_with_id, kept,
    )  # fmt: skip


def expert_imports(by: Actor) -> tuple[ImportShown, ...]:
    """The workbooks that were taken in, those that wait first, then the newest."""
    permissions.ask(by, "selections.see_experts")
    rows = list(ExpertImport.objects.order_by("-asked_at", "-pk"))
    return tuple(sorted(_shown(by, rows), key=lambda n: n.state != "waits"))


def _shown(by: Actor, rows: Sequence[ExpertImport]) -> list[ImportShown]:
    names = people.names_of([p for r in rows for p in (r.asked_by, r.settled_by) if p])
    own = set(Expert.objects.filter(person=by.person).exclude(came_with=None).values_list("came_with", flat=True))
    return [
        ImportShown(
            r.pk, r.name, r.digest, r.state, EXPERT_IMPORTS.states[r.state],
            tuple((code, name, POOL_CHANGES[what]) for code, name, what in json.loads(r.lines)),
            names.get(r.asked_by, r.asked_by), r.asked_at, names.get(r.settled_by, r.settled_by), r.settled_at,
            r.reason, _kept(by, r, own),
        )
        for r in rows
    ]  # fmt: skip


def _kept(by: Actor, taken: ExpertImport, own: set[int]) -> Word | None:
    return SAME if by.person == taken.asked_by else OWN if taken.pk in own else None


def expert_import_record(by: Actor, pk: int) -> ExpertImport:
    """A workbook that was taken in, to act upon. Errors: NotYours, NotFound."""
    permissions.ask(by, "selections.see_experts")
    found: ExpertImport | None = ExpertImport.objects.filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found
