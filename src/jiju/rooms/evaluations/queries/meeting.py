"""How zones stand to the conditions of a scheme, from accepted figures and from what persons have judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jiju.core.periods import Period
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.queries.figured import figures_of
from jiju.rooms.evaluations.queries.lineal import codes_then, joined
from jiju.rooms.evaluations.queries.schemes import newest_forms
from jiju.rooms.evaluations.shapes import ConditionFinding
from jiju.rooms.filings import queries as filings
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Condition, Scheme
from jiju.rooms.registry.shapes import ZoneFacts


def findings_of(
    scheme: Scheme, zones: Iterable[ZoneFacts], period: Period, judged: Mapping[str, bool] | None = None
) -> dict[str, tuple[ConditionFinding, ...]]:
    """What each zone's figures of a period say of the conditions of a scheme; as `findings_on`."""
    return findings_on(scheme.conditions, zones, period, judged)


def findings_on(
    conditions: Iterable[Condition], zones: Iterable[ZoneFacts], period: Period,
    judged: Mapping[str, bool] | None = None,
) -> dict[str, tuple[ConditionFinding, ...]]:  # fmt: skip
    """What each zone's figures of a period say of the conditions that are asked of its type, part by part.

    Figures that were reported under a former code of the zone are its figures.

    Missing  what is absent stays unknown; enterprises are counted where three or more have reported
    """
    reader = checks.Reader(programmes.plan().indicators, newest_forms())
    read = [(c, reader.read(c)) for c in conditions]
    looked = checks.looked_at(leaf for _, condition in read for leaf in condition.figures)
    asked_of, out = list(zones), {}
    figures = joined(figures_of("zone", looked, period, "current"), [zone.code for zone in asked_of])
    for zone in asked_of:
        asked = [(c, condition) for c, condition in read if not c.types or zone.zone_type in c.types]
        below = [leaf for _, condition in asked for leaf in condition.below]
        tallies = filings.tallied_below(below, period, codes_then(zone.code, period))
        sheet = checks.condition_sheet(figures.sheet(zone.code), tallies, judged or {})
        out[zone.code] = tuple(reader.judged(text, condition, sheet) for text, condition in asked)
    return out


def may_enter(scheme: Scheme, findings: Iterable[ConditionFinding]) -> bool | None:
    """Whether a zone of the reserve meets the condition of entry and those of its type.

    Missing  None while a part is unknown or left to persons, and nothing fails without it
    """
    own = {c.id for c in scheme.conditions if c.types}
    said = [f.holds for f in findings if f.id == scheme.consequences.admit or f.id in own]
    return False if False in said else None if None in said else True
