"""Reading the ledger: lists by condition, one entry, and the proof that it is in the tree."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from jiju.spine.merkle import inclusion_proof, root_from_proof
from jiju.spine.models import Entry


@dataclass(frozen=True)
class Proof:
    """That an entry is in the tree of so many entries.

    Shape    `siblings` lead from the leaf up to `root`, as hexadecimal hashes; `holds` when they do
    """

    size: int
    root: str
    siblings: tuple[str, ...]
    holds: bool


def entries(*, action: str = "", persons: Collection[str] = (), kind: str = "", ident: str = "") -> QuerySet[Entry]:
    """The entries that meet the conditions, newest first. A condition left empty is not asked."""
    asked = {"action": action, "person__in": persons, "subject_kind": kind, "subject_id": ident}
    return Entry.objects.filter(**{k: v for k, v in asked.items() if v}).order_by("-seq")


def actions() -> list[str]:
    """Every action that the ledger knows."""
    return list(Entry.objects.order_by("action").values_list("action", flat=True).distinct())


def entry(seq: int) -> Entry | None:
    """One entry by its number."""
    return Entry.objects.filter(pk=seq).first()


def after(seq: int, wanted: list[str], containing: str = "") -> list[Entry]:
    """The entries of some actions after a number, oldest first, whose text contains something."""
    rows = Entry.objects.filter(seq__gt=seq, action__in=wanted)
    return list((rows.filter(body__contains=containing) if containing else rows).order_by("seq"))


def proof(seq: int) -> Proof:
    """The proof that an entry is in the tree as it stands now."""
    rows: list[Any] = list(Entry.objects.order_by("seq").values_list("leaf_hash", flat=True))
    leaves = [bytes.fromhex(r) for r in rows]
    last = Entry.objects.order_by("-seq").values_list("root", flat=True)[0]
    siblings = inclusion_proof(seq, leaves)
    led = root_from_proof(leaves[seq], seq, len(leaves), siblings)
    return Proof(len(leaves), last, tuple(s.hex() for s in siblings), led is not None and led.hex() == last)
