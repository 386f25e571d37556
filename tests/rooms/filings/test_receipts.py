"""Receipts: each deed that is answered for can be proved by its own file, without this program."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from jiju.core.refusals import NotFound
from jiju.rooms.filings import acts, queries
from jiju.spine import reading
from jiju.spine.ledger import canonical
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.rooms.filings.ways import REVIEWED, SIGNED, explained, walk
from tests.web import small

R = Role
ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "tools" / "verify_receipt.py"
WHY = "财务决算后应付职工薪酬调增一百万元，原报数少计年终奖。"
PROOF = "2024年度财务决算报告，演示文号，第12页。"


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("verify_receipt", SCRIPT)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


CHECKER = _load()


def check(document: dict[str, Any], root: str | None = None) -> list[str]:
    """What the stand-alone script says of a receipt, read as it would be from its file."""
    return list(CHECKER.verify(json.loads(json.dumps(document)), root))


def last(action: str) -> int:
    return Entry.objects.filter(action=action).order_by("-seq")[0].seq


def receipt_of(action: str, role: Role, filing: int | None = None) -> Any:
    return queries.receipt(small.actor(role), last(action), filing)


def test_each_signature_and_the_acceptance_has_a_receipt_that_the_script_proves(accepted: Any) -> None:
    for action, lines in (("filings.certify", 2), ("filings.endorse", 3), ("filings.accept", 3)):
        shown = receipt_of(action, R.ZONE_STATISTICIAN)
        said = check(shown.document)
        assert action in said[0]
        assert len([line for line in said if line.startswith(("填表人", "统计负责人", "单位负责人"))]) == lines
        assert shown.document["cells"]["04"] == "9000"
        assert shown.digest == shown.document["cells_digest"]
        assert said[-1].startswith("指标 cells: 14")


def test_the_script_needs_nothing_but_the_file(accepted: Any, tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    shown = receipt_of("filings.accept", R.COUNTY)
    file.write_text(json.dumps(shown.document, ensure_ascii=False), encoding="utf-8")
    words = [sys.executable, "-I", str(SCRIPT), str(file)]
    done = subprocess.run([*words, "--root", shown.document["root"]], capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "成立 HOLDS")
    other = subprocess.run([*words, "--root", "0" * 64], capture_output=True, text=True, cwd=tmp_path)
    assert other.returncode == 1
    assert "The root is not the root that you hold." in other.stdout
    file.write_text("{", encoding="utf-8")
    assert subprocess.run(words, capture_output=True, text=True, cwd=tmp_path).returncode == 2
    assert "import jiju" not in SCRIPT.read_text(encoding="utf-8")


def _flip(text: str) -> str:
    """The text with its last hexadecimal digit changed."""
    return text[:-1] + ("0" if text[-1] != "0" else "1")


TAMPERED: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "format": (lambda d: d.update(receipt="jiju-receipt-0"), "known format"),
    "text": (lambda d: d.update(entry=d["entry"].replace("accepted", "accepteD")), "does not fit its leaf hash"),
    "leaf": (lambda d: d.update(leaf_hash=_flip(d["leaf_hash"])), "does not fit its leaf hash"),
    "number": (lambda d: d.update(seq=d["seq"] - 1), "number does not fit"),
    "proof": (lambda d: d["proof"].__setitem__(0, _flip(d["proof"][0])), "does not lead to the root"),
    "shorter proof": (lambda d: d["proof"].pop(), "does not lead to the root"),
    "longer proof": (lambda d: d["proof"].append("0" * 64), "does not lead to the root"),
    "size": (lambda d: d.update(size=d["size"] + 1), "The tree must end|does not lead to the root"),
    "root": (lambda d: d.update(root=_flip(d["root"])), "does not lead to the root"),
    "checkpoint": (lambda d: d.update(checkpoint={"size": 1, "root": d["root"]}), "checkpoint is of another"),
    "digest": (lambda d: d.update(cells_digest=_flip(d["cells_digest"])), "not the one in the sealed text"),
    "cell": (lambda d: d["cells"].update({"04": "9001"}), "cells do not fit"),
    "cell gone": (lambda d: d["cells"].pop("14"), "cells do not fit"),
    "signature text": (
        lambda d: d["signatures"][1].update(entry=d["signatures"][1]["entry"] + " "), "does not fit its leaf hash",
    ),
    "signature leaf": (
        lambda d: d["signatures"][0].update(leaf_hash="0" * 64), "填表人: the sealed text does not fit",
    ),
    "signature proof": (lambda d: d["signatures"][2]["proof"].pop(), "单位负责人: the proof does not lead"),
    "signature number": (lambda d: d["signatures"][1].update(seq=1), "统计负责人: the number"),
    "signature line": (lambda d: d["signatures"][1].update(line="head"), "another filing or another line"),
    "batch": (
        lambda d: d.update(batch={"line": "[]", "index": 0, "size": 1, "proof": []}), "does not lead to the batch",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(TAMPERED))
def test_whatever_was_touched_is_refused_with_what_does_not_fit(accepted: Any, kind: str) -> None:
    tamper, sentence = TAMPERED[kind]
    document = receipt_of("filings.accept", R.PROVINCE).document
    check(document)
    touched = deepcopy(document)
    tamper(touched)
    with pytest.raises(CHECKER.DoesNotFit, match=sentence):
        check(touched)


def test_a_signature_of_other_figures_is_refused(draft: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    walk(draft, *SIGNED)
    first = receipt_of("filings.endorse", R.ZONE_HEAD).document
    acts.hand_back(draft, by=small.actor(R.COUNTY), at=small.AT, reason="请核对薪酬。", cells=(), due_back=None)
    acts.fill_in(draft, by=by, at=small.AT, cells={"09": Decimal(1810)}, expected_version=draft.version)
    walk(explained(draft), *SIGNED)
    again = receipt_of("filings.endorse", R.ZONE_HEAD).document
    check(again)
    mixed = {**again, "signatures": [
        {"line": "statistician", **reading.sealed(first["signatures"][1]["seq"], again["size"])}
    ]}  # fmt: skip
    with pytest.raises(CHECKER.DoesNotFit, match="other figures"):
        check(mixed)
    stale = receipt_of("filings.certify", R.ZONE_STATISTICIAN)
    assert stale.cells is not None
    old = queries.receipt(by, first["seq"])
    assert (old.cells, old.document["cells"]) == (None, None), "figures that were replaced are no longer kept"
    assert check(old.document)[-1] == "指标 cells: 未附 not given"


def test_an_approved_revision_and_the_acceptance_before_it_keep_their_own_figures(accepted: Any) -> None:
    by = small.actor(R.ZONE_STATISTICIAN)
    cells = {"09": Decimal(1900)}
    acts.order_revision(accepted, by=by, at=small.AT, cells=cells, reason=WHY, proof=PROOF)
    acts.approve_revision(accepted, by=small.actor(R.PROVINCE), at=small.AT, number=1, answer="已核对决算报告。")
    shown = receipt_of("filings.approve_revision", R.ZONE_HEAD).document
    assert shown["cells"]["09"] == "1900"
    assert len(check(shown)) == 6
    before = receipt_of("filings.accept", R.ZONE_HEAD).document
    assert before["cells"]["09"] == "1800"
    check(before)


def test_a_workbook_taken_in_has_its_receipt(draft: Any) -> None:
    from tests.rooms.filings.test_chain import reading as workbook

    by = small.actor(R.ZONE_STATISTICIAN)
    acts.take_workbook(draft, by=by, at=small.AT, reading=workbook(), file_digest="a" * 64)
    shown = receipt_of("filings.take_workbook", R.ZONE_STATISTICIAN)
    assert "a" * 64 in shown.document["entry"]
    assert check(shown.document)[1].startswith("填表人")


def test_a_filing_passed_with_others_has_its_own_receipt_and_shows_no_other(draft: Any) -> None:
    walk(draft, *REVIEWED)
    province = small.actor(R.PROVINCE)
    acts.pass_clean([draft.pk], by=province, at=small.AT)
    own = receipt_of("filings.pass_clean", R.ZONE_STATISTICIAN, draft.pk)
    assert check(own.document)[-1].startswith("指标 cells: 14")
    assert own.document["batch"]["size"] == 1
    touched = deepcopy(own.document)
    touched["batch"]["line"] = touched["batch"]["line"].replace("Z001", "Z002")
    with pytest.raises(CHECKER.DoesNotFit, match="batch"):
        check(touched)
    whole = queries.receipt(province, own.seq)
    assert (whole.filing, whole.count, whole.document["cells"]) == (None, 1, None)
    check(whole.document)
    for role in (R.ZONE_STATISTICIAN, R.CITY):
        with pytest.raises(NotFound):
            queries.receipt(small.actor(role), own.seq)
    history = queries.filing(small.actor(R.ZONE_HEAD), draft.pk, on=small.DAY).history
    assert history[-1].receipt == own.seq


def test_the_place_in_a_batch_of_many_is_proved_without_the_others(draft: Any) -> None:
    """Lines of four filings as a batch seals them; each leads to the digest alone."""
    from jiju.spine.merkle import inclusion_proof, leaf_hash, root_of

    lines = [canonical(["B1", "2024Q4", f"Z{n:03d}", 2, f"{n:064x}"]) for n in range(4)]
    leaves = [leaf_hash(line.encode()) for line in lines]
    for n, line in enumerate(lines):
        batch = {"line": line, "index": n, "size": 4, "proof": [p.hex() for p in inclusion_proof(n, leaves)]}
        said = {"data": {"digest": root_of(leaves).hex(), "count": 4}}
        assert CHECKER.digest_in({"batch": batch}, said) == f"{n:064x}"
        for wrong in ({"size": 3}, {"index": (n + 1) % 4}, {"line": lines[n - 1]}):
            with pytest.raises(CHECKER.DoesNotFit):
                CHECKER.digest_in({"batch": batch | wrong}, said)


def test_what_has_no_receipt_or_lies_elsewhere_is_not_there(accepted: Any) -> None:
    from dataclasses import replace

    county = small.actor(R.COUNTY)
    far = replace(county, scope=replace(county.scope, codes=frozenset({"220202"})))
    for by, seq in ((county, last("filings.fill_in")), (county, 10**6), (far, last("filings.accept"))):
        with pytest.raises(NotFound):
            queries.receipt(by, seq)


def test_a_receipt_is_the_same_whenever_it_is_asked_for(accepted: Any) -> None:
    first = receipt_of("filings.endorse", R.ZONE_HEAD).document
    acts.order_revision(
        accepted, by=small.actor(R.ZONE_STATISTICIAN), at=small.AT, cells={"09": Decimal(1900)}, reason=WHY, proof=PROOF
    )
    assert receipt_of("filings.endorse", R.ZONE_HEAD).document == first


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_ledger_that_was_touched_gives_no_receipt(accepted: Any) -> None:
    seq = last("filings.accept")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_no_update")
        cursor.execute("UPDATE spine_entry SET leaf_hash = %s WHERE seq = %s", ["0" * 64, seq - 2])
    with pytest.raises(reading.LedgerDoesNotHold):
        queries.receipt(small.actor(R.PROVINCE), seq)
