"""`jiju selections adopt`: the titles that zones had before are taken over once."""

from __future__ import annotations

import json

import pytest

from jiju.config import commands
from jiju.rooms.selections.models import Title
from tests.web import small


def test_titles_are_taken_over_once(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    small.make()
    assert commands.run(["selections", "adopt", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"taken_over": 4}
    assert {t.library for t in Title.objects.order_by("pk")} == {"formal"}
    assert commands.run(["selections", "adopt"]) == 0
    assert "0 titles were taken over." in "".join(capsys.readouterr())
