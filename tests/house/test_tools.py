"""Rules of the house: who acts is asked in one place, and a tool that refuses leaves what was there."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "src" / "jiju" / "web"
MAY_TOUCH = {"actor.py", "links.py"}  # what sets it: a signed-in person, or whoever follows a link without a password


def test_who_acts_is_asked_in_one_place() -> None:
    asked = {
        p.name: n
        for p in sorted(WEB.rglob("*.py"))
        for n in [p.read_text(encoding="utf-8").count("request.actor")]
        if n and p.name not in MAY_TOUCH
    }
    assert asked == {}


def test_a_catalogue_that_is_refused_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "tools" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    target = tmp_path / "django.mo"
    tool.compiled(target)
    before = target.read_bytes()
    assert before[:4] == b"\xde\x12\x04\x95"

    def half(file: IO[bytes], _: object) -> None:
        file.write(b"half")  # a writer that breaks off
        raise OSError

    monkeypatch.setattr(tool, "write_mo", half)
    with pytest.raises(OSError):
        tool.compiled(target)
    assert target.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["django.mo"]
