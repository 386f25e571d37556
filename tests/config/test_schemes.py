"""The command line lists the schemes, and tries one from a file without keeping anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jiju.config import commands
from jiju.rooms.evaluations.models import Scheme
from jiju.spine.models import Entry
from tests.web import small

ANNUAL = small.PLAN / "schemes" / "annual.yaml"


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make()


def test_the_schemes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.run(["evaluations", "schemes", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["schemes"]
    assert [(s["scheme"], s["number"], s["state"], s["units"], s["in_force"]) for s in told] == [
        ("annual", 1, "drafted", "zone", False),
        ("city-service", 1, "drafted", "city", False),
        ("six-dimensions", 1, "drafted", "zone", False),
    ]
    assert commands.run(["evaluations", "schemes"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split("\t")[:3] == ["annual", "1", "drafted"]


def test_a_file_is_tried_and_nothing_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    before = (Entry.objects.count(), Scheme.objects.count())
    assert commands.run(["evaluations", "try", str(ANNUAL), "--period", "2024Q4", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["scheme"], told["period"], told["left_out"]) == ("annual", "2024Q4", ["platform", "leadership"])
    assert [r["unit"] for r in told["rows"] if r["rank"] == 1] == ["Z003", "Z004"]
    assert all(g["too_small"] for g in told["groups"])
    assert commands.run(["evaluations", "try", str(ANNUAL), "--period", "2024Q4"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4
    assert (Entry.objects.count(), Scheme.objects.count()) == before


def test_a_file_with_faults_is_refused_with_each_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(ANNUAL.read_text().replace("indicator: enterprises", "indicator: shops"))
    assert commands.run(["evaluations", "try", str(file), "--period", "2024Q4"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("mine.yaml:11: mine.yaml: items[1].indicator:")
    assert commands.run(["evaluations", "try", str(tmp_path / "none.yaml"), "--period", "2024Q4"]) == 2
