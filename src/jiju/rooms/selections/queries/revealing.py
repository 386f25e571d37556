"""Reads: the secrets of a call, of which each draw reveals one. For the program itself."""

from __future__ import annotations

import json

from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Call, Panel
from jiju.rooms.selections.queries.stored import seed_of
from jiju.spine import reading

PUBLISHING = ("selections.open_call", "selections.open_case", "selections.prepare_draw", "selections.give_up_panel")


def is_revealed(call: Call) -> bool:
    """Whether a draw has revealed the secret that is in force."""
    return call.panels.filter(seed_digest=call.seed_digest).exclude(secret="").exists()


def secret_of(panel: Panel, call: Call) -> str:
    """The secret under which the pool of a panel was fixed: still sealed on the call, or revealed by another draw.

    It is told to nobody before the panel is drawn.
    """
    same = call.panels.filter(seed_digest=panel.seed_digest).exclude(secret="").order_by("pk")
    told: str | None = same.values_list("secret", flat=True).first()
    return told or seed_of(call)


def secret_holds(panel: Panel, secret: str) -> bool:
    """Whether a secret is the one whose digest was in force when the pool of a panel was fixed."""
    return checks.digest_of(secret) == panel.seed_digest


def drawers(panel: Panel) -> frozenset[str]:
    """Who drew a panel, or another by the same secret: they could foretell this one."""
    same = Panel.objects.filter(call=panel.call_id, seed_digest=panel.seed_digest).exclude(drawn_by="")
    return frozenset(same.order_by("pk").values_list("drawn_by", flat=True))


def given_up_before(panel: Panel) -> int:
    """How many panels of the call whose pools were fixed earlier have been given up."""
    rows = Panel.objects.filter(call=panel.call_id, state="given_up", prepared_seq__lt=panel.prepared_seq or 0)
    return rows.count()


def published(call: Call) -> list[tuple[int, str]]:
    """Every digest of a secret of a call that the ledger tells of, with the number of its entry, oldest first."""
    subjects = [(Call._meta.label, call.pk)]
    subjects += [(Panel._meta.label, pk) for pk in call.panels.order_by("pk").values_list("pk", flat=True)]
    found = [e for kind, pk in subjects for e in reading.entries(kind=kind, ident=str(pk)) if e.action in PUBLISHING]
    told = sorted((e.seq, json.loads(e.body)["data"].get("seed_digest", "")) for e in found)
    return [(seq, digest) for seq, digest in told if digest]
