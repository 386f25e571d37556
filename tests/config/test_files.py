"""The commands that prove the attached files: what holds, and what each kind of damage is called."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jiju.config import commands
from jiju.spine import files
from jiju.spine.files import keeping
from jiju.spine.models import Attachment
from tests.engines import made_files as made
from tests.factories.filings import answered


@pytest.fixture
def kept(db: None) -> Attachment:
    """An answer to a query, with a file."""
    answered(files.Upload("a.pdf", made.pdf()))
    return Attachment.objects.get()


def doctor(capsys: Any) -> tuple[int, Any]:
    code = commands.run(["doctor", "--json"])
    return code, json.loads(capsys.readouterr().out)["files"]


def test_what_holds_is_said_to_hold(kept: Attachment, capsys: Any) -> None:
    assert commands.run(["files", "verify"]) == 0
    assert capsys.readouterr().out.strip() == "1 个附件全部有效。"
    code, told = doctor(capsys)
    assert (code, told["count"], told["missing"], told["changed"]) == (0, 1, [], [])


def test_a_missing_file_is_named_by_both_commands(kept: Attachment, capsys: Any) -> None:
    keeping.place_of(kept.sha256).unlink()
    assert commands.run(["files", "verify"]) == 1
    assert f"附件 {kept.pk} 不在文件目录中。" in capsys.readouterr().out
    code, told = doctor(capsys)
    assert (code, told["missing"]) == (1, [kept.pk])


def test_a_changed_file_is_named_by_both_commands(kept: Attachment, capsys: Any) -> None:
    place = keeping.place_of(kept.sha256)
    place.chmod(0o600)
    place.write_bytes(b"other")
    assert commands.run(["files", "verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["changed"] == [kept.pk]
    code, told = doctor(capsys)
    assert (code, told["changed"]) == (1, [kept.pk])
