"""The tutorial, the examples and the command line.

Every line of the tutorial that begins with >>> is run here and gives what stands below it; the commented examples are
recipes that work; `jiju index` prints one document, and writes a workbook and charts.

Source: docs/tutorials/composite-index.md, docs/examples/indices
"""

from __future__ import annotations

import doctest
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest

from jiju.config.commands import run as jiju
from jiju.engines.indices import read_recipe, robustness, run, workbook
from jiju.engines.indices.reports.charts import acceptability_svg, framework_svg, intervals_svg, stack_svg
from jiju.engines.indices.steps.catalogue import STEPS

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "docs" / "examples" / "indices"
ZONES, FIGURES = str(EXAMPLES / "zones.yaml"), str(EXAMPLES / "zones.csv")


def test_the_tutorial_gives_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty lines of code and what they gave."""
    monkeypatch.chdir(ROOT)
    found = doctest.testfile(str(ROOT / "docs" / "tutorials" / "composite-index.md"), module_relative=False)
    assert (found.failed, found.attempted > 25) == (0, True)


def test_the_example_uses_every_step_once() -> None:
    """A reader finds each kind of step in zones.yaml, with the reason beside it."""
    assert [s.kind for s in read_recipe(ZONES).steps] == list(STEPS)


def test_the_command_prints_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Digest, units, weights, and with --robust intervals, acceptability and Sobol indices; the same bytes each time."""
    words = ["index", ZONES, FIGURES, "--robust", "96", "--seed", "1", "--json"]
    assert jiju(words) == 0
    first = capsys.readouterr().out
    assert jiju(words) == 0
    assert capsys.readouterr().out == first
    document = json.loads(first, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert {"digest", "units", "weights", "intervals", "acceptability", "sobol"} <= document.keys()
    assert {"unit", "score", "rank", "levels"} <= document["units"][0].keys()
    assert document["units"][0]["rank"] == 1
    assert {"index", "scale", "quality", "revenue"} <= document["units"][0]["levels"].keys()


def test_the_command_refuses_in_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A recipe that is wrong: exit code 1, the place and the cure on the error output, nothing on the other."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(Path(ZONES).read_text(encoding="utf-8").replace("min-max, to", "minmax, to"), encoding="utf-8")
    assert jiju(["index", str(wrong), FIGURES, "--json"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "steps[6].normalise.method" in told.err
    assert jiju(["index", str(tmp_path / "none.yaml"), FIGURES]) == 1


def test_the_workbook_holds_every_table(tmp_path: Path) -> None:
    """Results, weights, contributions, each stage, log, absent, record, and what robustness found."""
    done = run(read_recipe(ZONES), FIGURES)
    path = tmp_path / "out.xlsx"
    path.write_bytes(workbook(done, robustness(done, 96, seed=1)))
    book = openpyxl.load_workbook(path, read_only=True)
    named = {
        "results",
        "weights",
        "contributions",
        "0 read",
        "6 normalise",
        "log",
        "absent",
        "record",
        "intervals",
        "sobol",
        "lines",
    }
    assert named <= set(book.sheetnames)
    rows = list(book["results"].iter_rows(values_only=True))
    assert rows[1][0] == "Z11"
    assert float(rows[1][2]) == float(max(s for s in done.scores if s == s))
    book.close()


def test_the_charts_are_svg_whose_text_is_text() -> None:
    """Stacked contributions, rank intervals, the acceptability table, the framework; the same run draws the same bytes."""
    done = run(read_recipe(ZONES), FIGURES)
    sure = robustness(done, 96, seed=1)
    drawn = [stack_svg(done), framework_svg(done), intervals_svg(sure), acceptability_svg(sure)]
    for svg in drawn:
        texts = {"".join(t.itertext()) for t in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")}
        assert texts & {"Z11", "revenue"}
    assert stack_svg(done) == drawn[0]
