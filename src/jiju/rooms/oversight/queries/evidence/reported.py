"""Evidence from accepted figures: zones that reported so much, quarter by quarter."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight.queries.evidence.counting import form_of, newest_asked, of_zones, zone_gap, zones
from jiju.rooms.oversight.shapes import Asked, Evidence, Fact
from jiju.rooms.registry.shapes import ZoneFacts

BACK = 12  # quarters in which the last evidence is looked for
Values = dict[Period, dict[str, Decimal]]


def zones_with_figure(asked: Asked) -> Evidence:
    """Zones with a figure of at least so much in each of the newest quarters that are due."""
    one = figures.indicator(asked.parameters["indicator"])
    form = form_of(asked.plan, one.form or (asked.plan.zone_form or asked.plan.newest_forms[0]).code)
    newest, least = newest_asked(asked, form), Decimal(asked.number("least"))
    wanted = [newest.shift(-n) for n in range(asked.number("quarters", 4))]
    values: Values = {p: figures.zone_values(one.id, p) for p in (newest.shift(-n) for n in range(BACK))}
    found, gaps, facts = [z for z in zones(asked.on) if z.since <= newest.last_day], [], []
    for z in found:
        short = [p for p in wanted if p.last_day >= z.since and values[p].get(z.code, Decimal(-1)) < least]
        said, period = _last(z, values, least)
        if not short and period is not None:
            told = word("{name}: {said}", name=z.name, said=said)
            facts.append(Fact(period.last_day, told, f"/zones/{z.code}", z.place))
        if short:
            gaps.append(zone_gap(z, said, period.last_day if period else None, f"/figures/{one.id}?period={newest}"))
    source = word("{name}, four quarters up to {period}", name=one.name, period=newest.name)
    if len(wanted) != 4:
        source = word("{name}, {n} quarters up to {period}", name=one.name, n=len(wanted), period=newest.name)
    return of_zones(found, gaps, source, f"/figures/{one.id}?period={newest}", facts)


def _last(z: ZoneFacts, values: Values, least: Decimal) -> tuple[Word, Period | None]:
    """The newest quarter in which the zone had such a figure."""
    for period, known in values.items():
        if known.get(z.code, Decimal(-1)) >= least:
            return word("last in {period}: {value}", period=period.name, value=f"{known[z.code]:f}"), period
    if any(z.code in known for known in values.values()):
        return word("reported nothing above zero"), None
    return word("never reported"), None


READERS = {"zones_with_figure": zones_with_figure}
