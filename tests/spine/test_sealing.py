"""Sealing: opens for its purpose alone, under the secret of the installation alone; files lie sealed on the disk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from jiju.spine.acts import act, record
from jiju.spine.files import Upload, attach, open_attachment, opening, scan, told, verify
from jiju.spine.files.refusals import FileIsDamaged
from jiju.spine.models import Attachment
from jiju.spine.records import opened
from jiju.spine.sealing import SealIsBroken, fresh_key, keyed_digest, seal, seal_text, unseal, unseal_text
from tests.engines.made_files import png
from tests.factories import people

AT = datetime(2025, 1, 20, 9, tzinfo=UTC)


def test_what_is_sealed_opens_with_its_key_and_for_its_purpose_alone() -> None:
    key = fresh_key()
    sealed = seal(key, "秘密".encode(), "draft:1")
    assert unseal(key, sealed, "draft:1").decode() == "秘密"
    assert "秘密".encode() not in sealed
    for other, about, what in (
        (fresh_key(), "draft:1", sealed), (key, "draft:2", sealed), (key, "draft:1", sealed[:-1]),
        (key, "draft:1", b""), ("", "draft:1", sealed), ("no key", "draft:1", sealed),
    ):  # fmt: skip
        with pytest.raises(SealIsBroken):
            unseal(other, what, about)
    with pytest.raises(SealIsBroken):
        unseal_text(key, "not sealed at all", "draft:1")


def test_no_two_texts_share_a_nonce() -> None:
    key = fresh_key()
    nonces = {seal(key, f"text {n}".encode(), "a")[:12] for n in range(200)}
    assert len(nonces) == 200
    assert seal_text(key, "same", "a") == seal_text(key, "same", "a")
    assert seal_text(key, "same", "a")[:16] != seal_text(key, "same", "b")[:16]


def test_the_secret_of_the_installation_may_change_while_the_old_one_is_known() -> None:
    with override_settings(SECRET_KEY="a" * 60):
        key = fresh_key()
        sealed = seal_text(key, "text", "x")
    with override_settings(SECRET_KEY="b" * 60, SECRET_KEY_FALLBACKS=["a" * 60]):
        assert unseal_text(key, sealed, "x") == "text"
    with override_settings(SECRET_KEY="b" * 60), pytest.raises(SealIsBroken):
        unseal_text(key, sealed, "x")


@pytest.fixture
def kept(db: None, verb: str) -> Attachment:
    """A file of a unit, sealed."""
    unit, by = people.unit(), people.actor(people.Role.PROVINCE)

    @act(verb)
    def keep(subject: Any, *, by: Any, at: datetime) -> None:
        record(unit, files=told(attach(unit, [Upload("图.png", png())], "proof", by=by, at=at, key=fresh_key())))

    keep(None, by=by, at=AT)
    return Attachment.objects.get()


def test_a_sealed_file_lies_sealed_on_the_disk_and_opens_for_whom_its_room_lets(
    kept: Attachment, files_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bytes_ = [p.read_bytes() for p in files_folder.rglob("*") if p.is_file()]
    assert [b for b in bytes_ if b"PNG" in b[:8]] == []
    monkeypatch.setitem(opening._may_see, kept.owner_kind, lambda by, ident: True)
    by = people.actor(people.Role.PROVINCE)
    assert open_attachment(by, kept.pk).content[:4] == b"\x89PNG"
    assert verify().holds
    with opened():
        Attachment.objects.update(owner_id="999")  # moved to another record
    with pytest.raises(FileIsDamaged):
        open_attachment(by, kept.pk)


def test_the_scanner_sees_a_sealed_file_open_and_nothing_is_left_behind(
    kept: Attachment, settings: Any, tmp_path: Path
) -> None:
    script = tmp_path / "scanner.sh"
    script.write_text(f'#!/bin/sh\nhead -c 4 "$1" > {tmp_path}/seen\necho "$1" > {tmp_path}/path\nexit 0\n')
    script.chmod(0o700)
    settings.JIJU_SCANNER = [str(script)]
    with opened():
        Attachment.objects.update(state="quarantined")
    assert scan(at=AT) == 1
    assert (tmp_path / "seen").read_bytes() == b"\x89PNG"
    assert not Path((tmp_path / "path").read_text().strip()).exists()


def test_a_keyed_digest_is_made_again_by_whoever_has_the_key_alone() -> None:
    key, other = fresh_key(), fresh_key()
    assert keyed_digest(key, "P1") == keyed_digest(key, "P1")
    assert len({keyed_digest(k, p) for k in (key, other) for p in ("P1", "P2")}) == 4
    assert "P1" not in keyed_digest(key, "P1")
