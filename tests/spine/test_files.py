"""Files are attached inside an act, kept once under their digest, opened by whom the room lets see them, and proved."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from jiju.core.refusals import Fault, NotFound, NotNow, Refusal
from jiju.rooms.people.models import Unit
from jiju.spine import files
from jiju.spine.actors import Place, system
from jiju.spine.acts import act, record
from jiju.spine.files import attaching, keeping, opening
from jiju.spine.models import Attachment, Entry
from jiju.spine.roles import Role
from tests.engines import made_files as made
from tests.factories.people import AT, actor, founded

BY = actor(Role.PROVINCE)
PAPER = files.Upload("工资汇总表.pdf", made.pdf())
PHOTO = files.Upload("现场照片.jpg", made.jpg(made.exif()))


def papers(count: int) -> list[files.Upload]:
    """Files that differ."""
    return [files.Upload(f"{n}.pdf", made.pdf(b"%% " + str(n).encode())) for n in range(count)]


@pytest.fixture
def unit(db: None) -> Unit:
    founded("U1", "U2")
    return Unit.objects.get(code="U1")


@pytest.fixture
def send(verb: str) -> Callable[..., tuple[files.Attached, ...]]:
    """An act that a test makes up: it attaches files to a unit and tells of them."""

    @act(verb)
    def hand_in(unit: Unit, *, by: Any, at: Any, uploads: Any) -> tuple[files.Attached, ...]:
        kept = files.attach(unit, uploads, "evidence", by=by, at=at)
        record(unit, files=files.told(kept))
        return kept

    return lambda unit, *uploads, by=BY, at=AT: hand_in(unit, by=by, at=at, uploads=uploads)


@pytest.fixture
def seen() -> Iterator[None]:
    """The province sees the files of units, and nobody else."""
    before = dict(opening._may_see)
    files.let_see({"people.Unit": lambda by, ident: by.role is Role.PROVINCE})
    yield
    files.let_see(before)


def refused(kind: type[Refusal], send: Any, unit: Unit, *uploads: files.Upload, **more: Any) -> Refusal:
    """The refusal; nothing was written."""
    before = Attachment.objects.count(), Entry.objects.count()
    with pytest.raises(kind) as caught:
        send(unit, *uploads, **more)
    assert (Attachment.objects.count(), Entry.objects.count()) == before
    return caught.value


def test_a_file_is_attached_by_the_act_it_comes_with(unit: Unit, send: Any) -> None:
    paper, photo = send(unit, PAPER, PHOTO)
    assert (paper.name, paper.original_name) == (f"unit-{unit.pk}-1.pdf", "工资汇总表.pdf")
    assert (photo.name, photo.original_name) == (f"unit-{unit.pk}-2.jpg", "现场照片.jpg")
    assert paper.sha256 == paper.sent_sha256 == keeping.digest_of(PAPER.data)
    assert photo.sha256 != photo.sent_sha256 == keeping.digest_of(PHOTO.data)
    assert (paper.is_cleaned, photo.is_cleaned) == (False, True)
    assert files.attached(unit) == (paper, photo)
    told = Entry.objects.order_by("-seq")[0].body
    assert paper.sha256 in told
    assert photo.sent_sha256 in told
    assert "工资" not in told


def test_the_bytes_lie_under_their_digest_(unit: Unit, send: Any, files_folder: Path) -> None:
    (kept,) = send(unit, PAPER)
    place = files_folder / kept.sha256[:2] / kept.sha256
    assert place.read_bytes() == PAPER.data
    assert place.stat().st_mode & 0o777 == 0o400
    assert [p.name for p in place.parent.iterdir()] == [kept.sha256]


def test_nothing_is_attached_outside_an_act_or_to_what_is_not_stored(unit: Unit) -> None:
    with pytest.raises(Fault, match="outside an act"):
        files.attach(unit, [PAPER], "evidence", by=BY, at=AT)
    with pytest.raises(Fault, match="not stored yet"):
        files.attach(Unit(code="N"), [PAPER], "evidence", by=BY, at=AT)


def test_the_place_of_the_owner_is_written_down(unit: Unit, send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Unit, "place", Place(city="2201", zone="Z001"), raising=False)
    send(unit, PAPER)
    assert Attachment.objects.get().place == Place(city="2201", zone="Z001")


def test_one_bad_file_keeps_all_of_them_out_and_each_is_told(unit: Unit, send: Any) -> None:
    refusal = refused(
        files.FilesAreRefused, send, unit, PAPER, files.Upload("a.exe", b"MZ"), files.Upload("b\u202e.png", b"")
    )
    assert [f.rule for f in refusal.findings] == ["FILE-KIND", "FILE-EMPTY"]  # type: ignore[attr-defined]  # its own
    assert "“a.exe”" in str(refusal.what)
    assert "“b.png”" in str(refusal.what)


def test_the_same_bytes_are_attached_once_to_one_record_and_kept_once_for_all(unit: Unit, send: Any) -> None:
    first = send(unit, PAPER, files.Upload("again.pdf", PAPER.data))
    assert send(unit, PAPER) == first
    assert Attachment.objects.count() == len(first) == 1
    (other,) = send(Unit.objects.get(code="U2"), PAPER)
    assert (other.sha256, other.id) != (first[0].sha256, first[0].id)
    assert len(list(keeping.kept())) == 1


def test_two_files_of_one_name_are_told_apart(unit: Unit, send: Any) -> None:
    one, two = send(unit, PAPER, files.Upload(PAPER.name, made.pdf(b"%% other")))
    assert one.original_name == two.original_name
    assert one.name != two.name


def test_a_record_has_ten_files_at_most(unit: Unit, send: Any) -> None:
    assert len(send(unit, *papers(files.MOST_OF_ONE))) == files.MOST_OF_ONE
    refused(files.TooManyFiles, send, unit, PAPER)
    assert send(unit, *papers(files.MOST_OF_ONE))  # the same again is no more


def test_a_unit_sends_so_much_a_day(unit: Unit, send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = papers(2)
    monkeypatch.setattr(attaching, "MOST_A_DAY", len(one.data) + len(two.data) - 1)
    send(unit, one)
    refused(files.TooMuchForADay, send, unit, two)
    send(unit, two, at=AT + timedelta(days=1))
    monkeypatch.setattr(attaching, "MOST_A_DAY", len(one.data) + len(two.data))
    assert send(unit, papers(3)[2], at=AT + timedelta(days=1))


def test_what_acts_by_itself_is_counted_apart(unit: Unit, send: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = papers(2)
    monkeypatch.setattr(attaching, "MOST_A_DAY", len(one.data) + len(two.data) - 1)
    first, second = (replace(BY, unit="", person=f"system:{name}") for name in ("first", "second"))
    send(unit, one, by=first)
    refused(files.TooMuchForADay, send, unit, two, by=first)
    assert send(unit, two, by=second)


def test_a_full_disk_leaves_nothing_behind(
    unit: Unit, send: Any, monkeypatch: pytest.MonkeyPatch, files_folder: Path
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(keeping.os, "fsync", full)
    refused(files.NoRoomForFiles, send, unit, PAPER)
    assert list(keeping.kept()) == []


def test_an_act_that_is_taken_back_leaves_a_stray_that_the_next_one_uses(unit: Unit, send: Any, grant: Any) -> None:
    grant("spine.fail", Role.PROVINCE)

    @act("spine.fail")
    def fails(unit: Unit, *, by: Any, at: Any) -> None:
        files.attach(unit, [PAPER], "evidence", by=by, at=at)
        raise Fault("on purpose")

    with pytest.raises(Fault, match="on purpose"):
        fails(unit, by=BY, at=AT)
    assert (files.verify().count, files.verify().strays) == (0, 1)
    send(unit, PAPER)
    assert (files.verify().count, files.verify().strays) == (1, 0)


# --- opening ----------------------------------------------------------------------------------------------------


def test_whom_the_room_lets_see_it_opens_it(unit: Unit, send: Any, seen: None) -> None:
    (kept,) = send(unit, PHOTO)
    opened = files.open_attachment(BY, kept.id, kept.name)
    assert (opened.name, opened.media) == (kept.name, "image/jpeg")
    assert keeping.digest_of(opened.content) == kept.sha256


def test_anybody_else_is_answered_as_if_it_were_not_there(unit: Unit, send: Any, seen: None) -> None:
    (kept,) = send(unit, PAPER)
    for by, ident, name in ((actor(Role.CITY), kept.id, ""), (BY, kept.id + 1, ""), (BY, kept.id, "unit-1-9.pdf")):
        with pytest.raises(NotFound):
            files.open_attachment(by, ident, name)


def test_files_of_a_kind_that_no_room_speaks_for_are_opened_by_nobody(unit: Unit, send: Any) -> None:
    (kept,) = send(unit, PAPER)
    with pytest.raises(NotFound):
        files.open_attachment(BY, kept.id)


def test_a_changed_or_missing_file_is_not_given_out_and_is_found(unit: Unit, send: Any, seen: None) -> None:
    one, two = send(unit, *papers(2))
    place = keeping.place_of(one.sha256)
    place.chmod(0o600)
    place.write_bytes(b"something else")
    keeping.place_of(two.sha256).unlink()
    for kept in (one, two):
        with pytest.raises(files.FileIsDamaged):
            files.open_attachment(BY, kept.id)
    standing = files.verify()
    assert (standing.changed, standing.missing, standing.holds) == ((one.id,), (two.id,), False)
    send(unit, *papers(2))  # sent again, it is whole again
    assert files.verify().changed == (one.id,)


def test_a_digest_changed_together_with_its_file_is_found_by_the_ledger(unit: Unit, send: Any, grant: Any) -> None:
    grant("spine.forge", Role.PROVINCE)
    (kept,) = send(unit, PAPER)
    other = keeping.keep(made.pdf(b"%% forged"))

    @act("spine.forge")
    def forge(row: Attachment, *, by: Any, at: Any) -> None:
        row.sha256 = other
        row.save()
        record(row)

    assert files.verify().holds
    forge(Attachment.objects.get(), by=BY, at=AT)
    assert files.verify().untold == (kept.id,)


# --- the scanner ------------------------------------------------------------------------------------------------


def scanner(settings: Any, code: str) -> None:
    settings.JIJU_SCANNER = [sys.executable, "-c", code]


def test_with_a_scanner_a_file_waits_until_it_answers(unit: Unit, send: Any, seen: None, settings: Any) -> None:
    scanner(settings, "import sys; assert open(sys.argv[1], 'rb').read(4) == b'%PDF'")
    (kept,) = send(unit, PAPER)
    with pytest.raises(NotNow):
        files.open_attachment(BY, kept.id)
    assert files.verify().waiting == 1
    assert files.scan(at=AT) == 1
    assert files.open_attachment(BY, kept.id).content == PAPER.data
    assert Entry.objects.order_by("-seq")[0].action == "files.clear_attachment"
    assert files.scan(at=AT) == 0


def test_what_the_scanner_finds_stays_shut(unit: Unit, send: Any, seen: None, settings: Any) -> None:
    scanner(settings, "import sys; print(sys.argv[1] + ': Eicar FOUND'); sys.exit(1)")
    (kept,) = send(unit, PAPER)
    assert files.scan(at=AT) == 1
    with pytest.raises(files.FileWasRefused):
        files.open_attachment(BY, kept.id)
    assert Attachment.objects.get().said == f"{kept.name}: Eicar FOUND"
    assert Entry.objects.order_by("-seq")[0].action == "files.refuse_attachment"


@pytest.mark.parametrize("code", ["import sys; sys.exit(2)", "import os; os.kill(os.getpid(), 9)"])
def test_a_scanner_that_cannot_tell_leaves_it_waiting(unit: Unit, send: Any, settings: Any, code: str) -> None:
    scanner(settings, code)
    send(unit, PAPER)
    assert files.scan(at=AT) == 0
    assert files.verify().waiting == 1
    settings.JIJU_SCANNER = ["/nowhere/scanner"]
    assert files.scan(at=AT) == 0


def test_the_scanner_is_told_no_secret(unit: Unit, send: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIJU_SECRET_KEY", "secret")
    scanner(settings, "import os, sys; sys.exit('JIJU_SECRET_KEY' in os.environ)")
    send(unit, PAPER)
    files.scan(at=AT)
    assert Attachment.objects.get().state == "cleared"


@pytest.mark.parametrize("verb_", [files.clear_attachment, files.refuse_attachment])
def test_a_file_that_was_decided_is_not_decided_again(unit: Unit, send: Any, verb_: Any) -> None:
    send(unit, PAPER)
    more = {"said": "x"} if verb_ is files.refuse_attachment else {}
    before = Entry.objects.count()
    with pytest.raises(NotNow):
        verb_(Attachment.objects.get(), by=system(), at=AT, **more)
    with pytest.raises(Refusal):
        verb_(Attachment.objects.get(), by=BY, at=AT, **more)
    assert Entry.objects.count() == before
