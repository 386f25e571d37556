"""Empty means that somebody is asked: the zones whose topics say nothing, once for a period."""

from __future__ import annotations

from datetime import datetime

from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.refusals import NothingIsMissing
from jiju.rooms.oversight.models import TopicAsk
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.turns import alone


@act("oversight.ask_topics")
def ask_topics(period: Period, *, by: Actor, at: datetime) -> list[TopicAsk]:
    """Ask the zones whose topics say nothing for a period, each zone once; their counties hear of it.

    Errors   NothingIsMissing when every topic is told, or all were asked before
    """
    alone("ask_topics")
    found = queries.empty_topics(period, at)
    if not found:
        raise NothingIsMissing(word("No topic is missing."), remedy=word("Nothing has to be done."))
    made = [
        TopicAsk(
            period=str(period), zone_code=e.zone.code, zone_name=e.zone.name, zone_type=e.zone.zone_type,
            city=e.zone.city, county=e.zone.county, topics=canonical(list(e.topics)), at=at,
        )
        for e in found
    ]  # fmt: skip
    for one in made:
        one.save()
    record(None, period=str(period), asked=[[e.zone.code, list(e.topics)] for e in found])
    return made
