"""`jiju index`: a composite index from a recipe and a table, alone and without a store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from jiju.config.printing import print_json, tell
from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.indices.reading import read_recipe
from jiju.engines.indices.reports.charts import acceptability_svg, framework_svg, intervals_svg, stack_svg
from jiju.engines.indices.reports.document import robust_document, run_document
from jiju.engines.indices.reports.workbook import workbook
from jiju.engines.indices.robust.robustness import Robustness, robustness
from jiju.engines.indices.run import Run, run


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    index = commands.add_parser("index", help="compute a composite index from a recipe and a table")
    index.add_argument("recipe", metavar="RECIPE.yaml")
    index.add_argument("data", metavar="DATA.csv")
    index.add_argument(
        "--robust", type=_count, metavar="N", help="vary the factors of the recipe over about N replicates"
    )
    index.add_argument("--seed", type=int, default=0, metavar="S", help="the seed of what is drawn (default: 0)")
    index.add_argument("--json", action="store_true", help="print one JSON document")
    index.add_argument("--xlsx", metavar="F", help="write every table into a workbook")
    index.add_argument("--charts", metavar="DIR", help="write charts as SVG into a folder")
    index.set_defaults(run=_run)


def _count(text: str) -> int:
    count = int(text)
    if count < 2:
        raise argparse.ArgumentTypeError("at least two replicates")
    return count


def _run(asked: argparse.Namespace) -> int:
    done = run(read_recipe(_file(asked.recipe)), _file(asked.data))
    sure = None if asked.robust is None else robustness(done, asked.robust, asked.seed, tell=_progress)
    if asked.xlsx:
        Path(asked.xlsx).write_bytes(workbook(done, sure))
        tell(f"{asked.xlsx}: written")
    if asked.charts:
        _charts(Path(asked.charts), done, sure)
    if asked.json:
        print_json(document(done, sure))
    elif not asked.xlsx and not asked.charts:
        _print(done, sure)
    return 0


def document(done: Run, sure: Robustness | None) -> dict[str, Any]:
    """The JSON document: the run, and with it what robustness found."""
    return run_document(done) | ({} if sure is None else robust_document(sure))


def _file(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise Malformed(name, word("There is no such file."), word("Look at the path."))
    return path


def _progress(done: int, whole: int) -> None:
    if sys.stderr.isatty():
        tell(f"  {done} of {whole} replicates")


def _charts(folder: Path, done: Run, sure: Robustness | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    charts = {"framework": framework_svg(done)}
    if done.contributions.why_not is None:
        charts["contributions"] = stack_svg(done)
    if sure is not None:
        charts |= {"intervals": intervals_svg(sure), "acceptability": acceptability_svg(sure)}
    for name, svg in charts.items():
        (folder / f"{name}.svg").write_text(svg, encoding="utf-8")
    tell(f"{folder}: {', '.join(f'{n}.svg' for n in charts)}")


def _print(done: Run, sure: Robustness | None) -> None:
    columns = done.columns()
    found = {} if sure is None else {i.unit: i for i in sure.intervals()}
    for unit, name, score, rank in zip(
        columns["unit"], columns["name"], columns["score"], columns["rank"], strict=True
    ):
        line = [str(rank or "–"), unit, name if name != unit else "", "–" if score is None else f"{score:.4f}"]
        if unit in found and found[unit].unplaced < 1:
            line.append(f"{found[unit].low:g}–{found[unit].high:g}")
        print("\t".join(line))
    for unit, why in done.absent.items():
        print(f"–\t{unit}\t{why}")
