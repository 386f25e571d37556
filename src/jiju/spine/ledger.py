"""The ledger: append an entry inside an act, read it back, prove that nobody has touched it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import connection, models

from jiju.core.words import Word, word
from jiju.spine.actors import Actor
from jiju.spine.merkle import Frontier, leaf_hash
from jiju.spine.models import Entry, Followed
from jiju.spine.prepared import prepared

ALGORITHM = "sha256"
_LOCK = 0x6A696A75  # names the ledger's advisory lock on PostgreSQL


def canonical(data: Any) -> str:
    """Canonical JSON: sorted keys, no spaces, decimals and times as strings, never a float.

    Errors   TypeError for a float, a time without its zone, or any value that has no canonical form
    """
    return json.dumps(_plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return format(value, "f")
        case date():
            return _moment(value)
        case Word():
            return _plain(value.to_data())
        case dict():
            return {str(k): _plain(v) for k, v in value.items()}
        case list() | tuple():
            return [_plain(v) for v in value]
        case frozenset() | set():
            return sorted(str(v) for v in value)
    raise TypeError(f"no canonical form for {type(value).__name__}: {value!r}")


def _moment(value: date) -> str:
    """A day as it is written; a time in UTC."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.tzinfo is None:
        raise TypeError(f"a time without its zone has no canonical form: {value!r}")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def append(
    action: str,
    *,
    by: Actor,
    at: datetime,
    subject: models.Model | None,
    request_id: str,
    data: dict[str, Any],
) -> Entry:
    """Write the next entry in the transaction that is open. Only acts call this."""
    _queue_writers()
    last = next(iter(_newest()), None)
    seq = last[0] + 1 if last else 0
    kind, ident = (subject._meta.label, str(subject.pk)) if subject is not None else ("", "")
    body = canonical(
        {
            "seq": seq,
            "at": at,
            "action": action,
            "person": by.person,
            "account": by.account,
            "role": by.role.value,
            "unit": by.unit,
            "subject": [kind, ident],
            "request": request_id,
            "data": data,
        }
    )
    frontier = Frontier.loads(seq, last[1]) if last else Frontier()
    leaf = leaf_hash(body.encode())
    frontier.append(leaf)
    return Entry.objects.create(
        seq=seq,
        at=at,
        action=action,
        person=by.person,
        account=by.account,
        role=by.role.value,
        unit=by.unit,
        subject_kind=kind,
        subject_id=ident,
        request_id=request_id,
        body=body,
        leaf_hash=leaf.hex(),
        root=frontier.root.hex(),
        frontier=frontier.dumps(),
        algorithm=ALGORITHM,
    )


def since(seq: int | None) -> list[tuple[int, str, str]]:
    """The entries from one on, each with its root and its action, that one among them; or the newest entry alone."""
    return _from(seq) if seq is not None else _last()


@prepared
def _from(seq: int) -> models.QuerySet[Entry, tuple[int, str, str]]:
    return Entry.objects.filter(seq__gte=seq).order_by("seq").values_list("seq", "root", "action")


@prepared
def _last() -> models.QuerySet[Entry, tuple[int, str, str]]:
    return Entry.objects.order_by("-seq").values_list("seq", "root", "action")[:1]


@prepared
def _newest() -> models.QuerySet[Entry, tuple[int, str]]:
    return Entry.objects.order_by("-seq").values_list("seq", "frontier")[:1]


def _queue_writers() -> None:
    """Let writers append one after another: PostgreSQL by an advisory lock, SQLite by BEGIN IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


@dataclass(frozen=True)
class Verdict:
    """What a verification found: how many entries hold, and the first that does not."""

    size: int
    root: str
    first_bad: int | None
    says: Word


def verify() -> Verdict:
    """Recompute every leaf and every root, and name the first entry that does not hold.

    Entries cut off at the end leave a sound, shorter ledger. That is told by news that followed them, or by
    `still_holds` with a size and root that were written down elsewhere.
    """
    frontier = Frontier()
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
        size, root = frontier.size, frontier.root
        fault = _fault_of(entry, frontier)
        if fault is not None:
            return Verdict(size, root.hex(), size, fault)
    return _whole(frontier)


def _whole(frontier: Frontier) -> Verdict:
    size, root = frontier.size, frontier.root.hex()
    followed = Followed.objects.order_by("-entry").values_list("entry", flat=True).first()
    if followed is not None and followed >= size:
        cut = word("Entry {seq} is missing: something followed entry {last}.", seq=size, last=followed)
        return Verdict(size, root, size, cut)
    return Verdict(size, root, None, word("All {n} entries of the ledger hold.", n=size))


def still_holds(size: int, root: str) -> bool:
    """Whether the ledger still contains, unchanged, what a size and root written down earlier stood for.

    Asked after `verify`, which proves that each stored root is the root of the entries before it.
    """
    if size == 0:
        return root == Frontier().root.hex()
    return Entry.objects.filter(seq=size - 1, root=root).exists()


def _fault_of(entry: Entry, frontier: Frontier) -> Word | None:
    expected = frontier.size
    if entry.seq != expected:
        return word("Entry {seq} is missing: the next stored entry is {found}.", seq=expected, found=entry.seq)
    leaf = leaf_hash(entry.body.encode())
    if leaf.hex() != entry.leaf_hash:
        return word("Entry {seq}: its text does not match its own hash.", seq=entry.seq)
    if not _columns_match(entry):
        return word("Entry {seq}: its columns do not match its sealed text.", seq=entry.seq)
    frontier.append(leaf)
    if frontier.root.hex() != entry.root or frontier.dumps() != entry.frontier:
        return word("Entry {seq}: the tree over all entries up to it does not match.", seq=entry.seq)
    return None


def _columns_match(entry: Entry) -> bool:
    """Whether the columns say what the sealed text says. A text that is not an entry matches nothing."""
    try:
        said = json.loads(entry.body)
    except ValueError:
        return False
    if not isinstance(said, dict) or entry.algorithm != ALGORITHM:
        return False
    columns = {
        "seq": entry.seq, "at": _plain(entry.at), "action": entry.action, "person": entry.person,
        "account": entry.account, "role": entry.role, "unit": entry.unit,
        "subject": [entry.subject_kind, entry.subject_id], "request": entry.request_id,
    }  # fmt: skip
    return {k: v for k, v in said.items() if k != "data"} == columns


def trail(subject_kind: str, subject_id: str) -> Iterator[Entry]:
    """All entries on one record, oldest first."""
    return Entry.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("seq").iterator()
