"""Reads: a draw made again from its record and the ledger, with every place in which it differs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jiju.core.refusals import Malformed
from jiju.engines import draws
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Call, Panel
from jiju.rooms.selections.queries.applied import call_to_review
from jiju.rooms.selections.queries.panels import seats_by_record
from jiju.rooms.selections.queries.revealing import given_up_before, published, secret_holds
from jiju.spine import reading
from jiju.spine.actors import Actor
from jiju.spine.models import Entry


def redraw_json(by: Actor, call_pk: int) -> dict[str, Any]:
    """Every panel of a call, drawn again: the experts, and whatever differs from the record or from the ledger.

    Errors   NotYours, NotFound
    """
    call = call_to_review(by, call_pk)
    told = published(call)
    panels = [_panel(call, p, told) for p in call.panels.exclude(drawn_seq=None).order_by("pk")]
    return {
        "call": call.pk, "name": call.name, "seed_digest": call.seed_digest, "panels": panels,
        "given_up": call.panels.filter(state="given_up").count(),
        "equal": bool(panels) and not any(p["differences"] for p in panels),
    }  # fmt: skip


def _panel(call: Call, panel: Panel, told: list[tuple[int, str]]) -> dict[str, Any]:
    seed = checks.seed_of(panel.secret, panel.prepared_root, panel.group)
    chosen, found = _drawn_again(panel, seed)
    found += [*_by_secret(call, panel, told), *_by_ledger(panel, seed)]
    here = list(panel.seats.exclude(state="recused").order_by("number").values_list("expert__code", flat=True))
    should = [] if found and not chosen else [s.code for s in seats_by_record(panel)]
    if sorted(here) != sorted(should):
        found.append(f"seats: {', '.join(here)} sit, the draw says {', '.join(should)}")
    return {
        "panel": panel.pk, "group": panel.group, "state": panel.state, "pool_digest": panel.pool_digest, "seed": seed,
        "seed_digest": panel.seed_digest, "given_up_before": given_up_before(panel),
        "entry": panel.prepared_seq, "root": panel.prepared_root, "record_digest": panel.record_digest,
        "drawn": chosen, "sitting": here, "differences": found,
    }  # fmt: skip


def _drawn_again(panel: Panel, seed: str) -> tuple[list[str], list[str]]:
    """Who comes out when the record is drawn again with the seed computed anew, and where the record differs."""
    try:
        redrawn = draws.redraw(panel.record)
    except Malformed as malformed:
        return [], [f"record: {malformed.what}"]
    found = [f"{d.part}: {d.says}" for d in redrawn.differences]
    kept = draws.read_draw(panel.record)
    if kept.seed != seed:
        found.append("seed: the record was drawn with another seed than secret, root and group give")
    if kept.inputs_digest != panel.pool_digest:
        found.append("inputs: the record has another pool than the one that was fixed")
    if checks.digest_of(panel.record) != panel.record_digest:
        found.append("record: its digest is not the one that was kept")
    return (list(redrawn.drawn.chosen) if redrawn.drawn else []), found


def _by_secret(call: Call, panel: Panel, told: list[tuple[int, str]]) -> Iterator[str]:
    """Whether the secret is the one whose digest was published last before the pool was fixed, or with it."""
    if not secret_holds(panel, panel.secret):
        yield "secret: its digest is not the one that was in force when the pool was fixed"
    in_force = [digest for seq, digest in told if seq <= (panel.prepared_seq or 0)]
    if in_force[-1:] != [panel.seed_digest]:
        yield "ledger: another digest of the secret was in force when the pool was fixed"
    if [digest for _, digest in told[-1:]] != [call.seed_digest]:
        yield "ledger: the call shows another digest of its secret than was published last"


def _by_ledger(panel: Panel, seed: str) -> Iterator[str]:
    """What the two entries of the ledger say otherwise, and whether they stand in its tree."""
    prepared, drawn = (reading.entry(seq) if seq is not None else None for seq in (panel.prepared_seq, panel.drawn_seq))
    if prepared is None or drawn is None:
        yield "ledger: an entry of the draw is missing"
        return
    if prepared.root != panel.prepared_root:
        yield "ledger: its root after the fixing of the pool is another one"
    yield from (f"ledger: entry {e.seq} does not hold" for e in (prepared, drawn) if not reading.proof(e.seq).holds)
    fixed: dict[str, Any] = next((p for p in _data(prepared).get("panels", ()) if p["panel"] == panel.pk), {})
    if fixed.get("pool_digest") != panel.pool_digest:
        yield "ledger: another pool was fixed"
    said = {"seed": seed, "secret": panel.secret, "record_digest": panel.record_digest}
    told = _data(drawn)
    yield from (
        f"ledger: another {name.replace('_', ' ')} was written down" for name in said if told.get(name) != said[name]
    )


def _data(entry: Entry) -> Any:
    return json.loads(entry.body)["data"]
