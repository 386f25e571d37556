"""Reading the ledger: lists by condition, one entry, and the proof that it is in the tree."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.spine.merkle import block_root, leaf_hash, pieces_of, root_from_proof, sibling_blocks
from jiju.spine.models import Entry

HASH = 64  # hexadecimal digits of one hash


class LedgerDoesNotHold(Refusal):
    """The stored entries do not lead to the stored root: nothing is proved by them."""

    code = "ledger-broken"


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


def numbered(seqs: Collection[int]) -> list[Entry]:
    """Some entries by their numbers, oldest first."""
    return list(Entry.objects.filter(seq__in=list(seqs)).order_by("seq")) if seqs else []


def last_of(person: str, actions: Collection[str]) -> Entry | None:
    """The newest entry of some actions by a person."""
    return Entry.objects.filter(person=person, action__in=list(actions)).order_by("-seq").first()


def newest_of(actions: Collection[str]) -> str:
    """What tells whether anything of some kinds was done since: the hash of their newest entry, "" before the first."""
    last = Entry.objects.filter(action__in=list(actions)).aggregate(seq=Max("seq"))["seq"]
    found = None if last is None else Entry.objects.filter(seq=last).values_list("leaf_hash", flat=True).first()
    return found or ""


def after(seq: int, wanted: list[str], containing: str = "") -> list[Entry]:
    """The entries of some actions after a number, oldest first, whose text contains something."""
    rows = Entry.objects.filter(seq__gt=seq, action__in=wanted)
    return list((rows.filter(body__contains=containing) if containing else rows).order_by("seq"))


def proof(seq: int, size: int | None = None) -> Proof:
    """The proof that an entry is in the tree of the first so many entries, by default of all there are.

    The roots of whole subtrees stand in the frontiers that are stored with the entries, so a handful of rows
    proves an entry of a ledger of any length.
    """
    last = Entry.objects.order_by("-seq").values_list("seq", flat=True)[0]
    size = last + 1 if size is None else size
    blocks = [pieces_of(start, end) for start, end in sibling_blocks(seq, size)]
    asked = {seq, size - 1, *(n for block in blocks for n in block)}
    rows = {e.seq: e for e in Entry.objects.filter(seq__in=asked)}
    root = rows[size - 1].root if size - 1 in rows else ""
    if len(rows) < len(asked):
        return Proof(size, root, (), holds=False)
    leaf = leaf_hash(rows[seq].body.encode())
    siblings = [block_root(_pieces(block, rows)) for block in blocks]
    led = root_from_proof(leaf, seq, size, siblings)
    holds = leaf.hex() == rows[seq].leaf_hash and led is not None and led.hex() == root
    return Proof(size, root, tuple(s.hex() for s in siblings), holds)


def _pieces(block: list[int], rows: dict[int, Entry]) -> list[bytes]:
    peaks = [bytes.fromhex(rows[n].frontier[-HASH:]) for n in block[:-1]]
    return [*peaks, bytes.fromhex(rows[block[-1]].leaf_hash)]


def sealed(seq: int, size: int) -> dict[str, object]:
    """An entry's sealed text with its hash and the proof that it is in the tree, as a receipt carries it.

    Errors   LedgerDoesNotHold when the stored hashes do not lead to the stored root
    """
    shown = proof(seq, size)
    row = entry(seq)
    if row is None or not shown.holds:
        raise LedgerDoesNotHold(
            word("Entry {seq} cannot be proved: the ledger does not hold there.", seq=seq),
            remedy=word("Tell the auditor; “jiju ledger verify” names the first entry that was touched."),
        )
    return {"seq": seq, "entry": row.body, "leaf_hash": row.leaf_hash, "proof": list(shown.siblings)}
