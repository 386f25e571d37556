"""The ledger: what it seals, and that every way of tampering is told by its first bad entry."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from jiju.core.words import word
from jiju.rooms.people import acts as people
from jiju.spine import ledger, reading
from jiju.spine.merkle import Frontier, leaf_hash
from jiju.spine.models import Entry, Followed
from jiju.spine.roles import Role
from tests.factories.people import AT, actor

SIZE = 6


@pytest.fixture
def written(db: None) -> None:
    for n in range(SIZE):
        people.sign_in(None, by=actor(Role.AUDITOR, person=f"P{n}"), at=AT)


def run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@contextmanager
def unlocked() -> Iterator[None]:
    """Somebody with the database's own keys takes the triggers away; the test's transaction brings them back."""
    if connection.vendor == "postgresql":
        run("ALTER TABLE spine_entry DISABLE TRIGGER USER")
    else:
        for name in ("ledger_no_update", "ledger_no_delete", "ledger_no_replace"):
            run(f"DROP TRIGGER {name}")
    yield


def rewrite(seq: int, **said: Any) -> None:
    """Change the sealed text and its own hash, as somebody would who knows the format."""
    body = json.loads(Entry.objects.get(seq=seq).body)
    text = ledger.canonical({**body, **said})
    run("UPDATE spine_entry SET body=%s, leaf_hash=%s WHERE seq=%s", text, leaf_hash(text.encode()).hex(), seq)


def swap(a: int, b: int) -> None:
    columns = "at, action, person, account, role, unit, subject_kind, subject_id, request_id, body, leaf_hash"
    for source, target in ((a, 100), (b, a), (100, b)):
        run(
            f"UPDATE spine_entry SET ({columns}) = (SELECT {columns} FROM spine_entry x WHERE x.seq=%s) WHERE seq=%s",
            source,
            target,
        )


def copy_of(seq: int, to: int) -> None:
    columns = ", ".join(f.column for f in Entry._meta.concrete_fields if f.column != "seq")
    run(
        f"INSERT INTO spine_entry (seq, {columns}) SELECT %s, {columns} FROM spine_entry WHERE seq=%s",
        to,
        seq,
    )


def swapped() -> None:
    copy_of(1, 100)
    swap(1, 2)
    run("DELETE FROM spine_entry WHERE seq=100")


def inserted() -> None:
    for seq in range(SIZE - 1, 2, -1):
        run("UPDATE spine_entry SET seq=%s WHERE seq=%s", seq + 1, seq)
    copy_of(2, 3)


def deleted_and_closed_up() -> None:
    run("DELETE FROM spine_entry WHERE seq=2")
    for seq in range(3, SIZE):
        run("UPDATE spine_entry SET seq=%s WHERE seq=%s", seq - 1, seq)


TAMPERINGS: dict[str, tuple[Callable[[], Any], int, str]] = {
    "text edited": (lambda: run("UPDATE spine_entry SET body='{}' WHERE seq=2"), 2, "its own hash"),
    "text edited, hash remade": (lambda: rewrite(2, data={"account": "other"}), 2, "tree"),
    "column edited": (lambda: run("UPDATE spine_entry SET person='other' WHERE seq=3"), 3, "columns"),
    "time edited": (
        lambda: run("UPDATE spine_entry SET at=%s WHERE seq=3", datetime(2020, 1, 1, tzinfo=UTC)),
        3,
        "columns",
    ),
    "key added to the text": (lambda: rewrite(3, note="by hand"), 3, "columns"),
    "text is no entry, hash remade": (
        lambda: run("UPDATE spine_entry SET body='x', leaf_hash=%s WHERE seq=4", leaf_hash(b"x").hex()),
        4,
        "columns",
    ),
    "algorithm edited": (lambda: run("UPDATE spine_entry SET algorithm='none' WHERE seq=0"), 0, "columns"),
    "root edited": (lambda: run("UPDATE spine_entry SET root=leaf_hash WHERE seq=4"), 4, "tree"),
    "frontier edited": (lambda: run("UPDATE spine_entry SET frontier='' WHERE seq=4"), 4, "tree"),
    "first deleted": (lambda: run("DELETE FROM spine_entry WHERE seq=0"), 0, "missing"),
    "middle deleted": (lambda: run("DELETE FROM spine_entry WHERE seq=2"), 2, "missing"),
    "deleted, the rest closed up": (deleted_and_closed_up, 2, "columns"),
    "inserted": (inserted, 3, "columns"),
    "two swapped": (swapped, 1, "columns"),
}


def test_a_whole_ledger_holds(written: None) -> None:
    verdict = ledger.verify()
    assert (verdict.size, verdict.first_bad) == (SIZE, None)
    assert verdict.root == Entry.objects.get(seq=SIZE - 1).root
    assert str(SIZE) in str(verdict.says)


def test_an_empty_ledger_holds(db: None) -> None:
    assert ledger.verify().root == Frontier().root.hex()


@pytest.mark.parametrize("name", TAMPERINGS)
def test_the_first_bad_entry_is_named(written: None, name: str) -> None:
    tamper, first_bad, because = TAMPERINGS[name]
    with unlocked():
        tamper()
    verdict = ledger.verify()
    assert verdict.first_bad == first_bad
    assert because in str(verdict.says)
    assert str(first_bad) in str(verdict.says)


def test_a_tail_cut_off_is_told_by_the_news_that_followed_it(written: None) -> None:
    Followed.objects.create(entry=SIZE - 1, follow_up="anything")
    assert ledger.verify().first_bad is None
    with unlocked():
        run("DELETE FROM spine_entry WHERE seq>=%s", SIZE - 2)
    assert ledger.verify().first_bad == SIZE - 2


def test_a_tail_cut_off_is_told_by_a_root_written_down_elsewhere(written: None) -> None:
    known = ledger.verify()
    people.sign_in(None, by=actor(Role.AUDITOR), at=AT)
    assert ledger.still_holds(known.size, known.root)
    assert ledger.still_holds(0, Frontier().root.hex())
    with unlocked():
        run("DELETE FROM spine_entry WHERE seq>=%s", SIZE - 2)
    assert ledger.verify().first_bad is None
    assert not ledger.still_holds(known.size, known.root)


REFUSED = {
    "update": "UPDATE spine_entry SET person='other' WHERE seq=1",
    "update of all": "UPDATE spine_entry SET person='other'",
    "delete": "DELETE FROM spine_entry WHERE seq=1",
    "delete of all": "DELETE FROM spine_entry",
    "upsert": "INSERT INTO spine_entry SELECT * FROM spine_entry WHERE seq=1 ON CONFLICT (seq) DO UPDATE SET person='x'",  # noqa: E501  # one statement, as the database reads it
}
# The one way round row triggers that each database has.
SIDE_DOOR = {
    "sqlite": "INSERT OR REPLACE INTO spine_entry SELECT * FROM spine_entry WHERE seq=1",
    "postgresql": "TRUNCATE spine_entry",
}


@pytest.mark.parametrize("name", [*REFUSED, "side door"])
def test_the_database_itself_refuses(written: None, name: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(REFUSED.get(name) or SIDE_DOOR[connection.vendor])
    assert ledger.verify().first_bad is None


def test_the_records_cannot_be_used_to_change_it(written: None) -> None:
    entry = Entry.objects.get(seq=1)
    entry.person = "other"
    for change in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_entries_are_numbered_without_a_gap(written: None) -> None:
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == list(range(SIZE))


def test_the_proof_of_an_entry_leads_to_the_newest_root(written: None) -> None:
    proof = reading.proof(2)
    assert proof.holds
    assert (proof.size, proof.root) == (SIZE, ledger.verify().root)


def test_the_trail_of_a_record(written: None) -> None:
    assert list(ledger.trail("people.Unit", "1")) == []
    assert [e.seq for e in ledger.trail("", "")] == list(range(SIZE))


CANONICAL = [
    ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
    (Decimal("10.50"), '"10.50"'),
    (Decimal("1E+3"), '"1000"'),
    (date(2025, 1, 20), '"2025-01-20"'),
    (AT, '"2025-01-20T01:00:00.000000+00:00"'),
    ({"集聚区": "园"}, '{"集聚区":"园"}'),
    (frozenset({"b", "a"}), '["a","b"]'),
    (Role.CITY, '"city"'),
    (word("{n} zones", n=3), '{"text":"{n} zones","values":{"n":"3"}}'),
]


@pytest.mark.parametrize(("value", "text"), CANONICAL)
def test_the_canonical_form(value: Any, text: str) -> None:
    assert ledger.canonical(value) == text


@pytest.mark.parametrize("value", [1.5, {"a": [0.1]}, b"bytes", SimpleNamespace(), datetime(2025, 1, 1)])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no canonical form"):
        ledger.canonical(value)
