"""What the tests of the last money run in processes of their own: fifty at once reach for one budget, or one award.

`make` fills an empty store, `make_city` with awards out of a city's fund, `make_fund` with the size of that fund, which
holds seven; `approve` approves fifty grants at once out of a budget for thirty; `propose` proposes one award fifty
times at once. Each prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import django

CROWD = 50
EACH, WHOLE = Decimal("33333.33"), Decimal("1000000.00")  # thirty fit, and ten cents are left over
FUNDED = 7  # as many fit into the city's fund where there is one


def make() -> Any:
    """The plan, zones with their titles, and a grant for each of fifty that waits for its approval."""
    from jiju.config import store
    from jiju.rooms.grants import acts
    from tests.factories import grants as made
    from tests.factories import programmes, registry

    store.prepare()
    programmes.loaded(programmes.jilin())
    registry.established(*(f"Z{n:03d}" for n in range(1, CROWD + 2)))
    made.budget_of(100)
    for n in range(1, CROWD + 1):
        zone = f"Z{n:03d}"
        facts = made.facts(zone, "1", amount_yuan=EACH, purposes=(made.Purpose(made.PLATFORM, EACH),))
        one = acts.propose_grant(facts, by=made.BY.proposer, at=made.AT)
        acts.review_grant(one, by=made.BY.reviewer, at=made.AT, digest=made.seen(one), explanation=made.WHY)
    return CROWD


def make_city() -> Any:
    """The same by another plan, whose award is paid out of the fund of the zone's own city."""
    from datetime import date

    from jiju.config import store
    from jiju.rooms.grants import acts
    from jiju.rooms.grants.shapes import Payee, ProposalFacts, Purpose
    from tests.factories import grants as made
    from tests.factories import programmes, registry

    store.prepare()
    plan, won = programmes.loaded(programmes.qinghe()), date(2024, 3, 1)
    city, county = "990100", "990102"
    names = tuple(f"H{n:03d}" for n in range(1, CROWD + 1))
    registry.established(*names, city=city, county=county, zone_type=plan.types[0].code, since=won)
    budget = made.budget_of(100, source="city", city=city)
    for n, name in enumerate(names, 1):
        payee = Payee(f"{name}运营公司", registry.uscc(n), "6222000012345678")
        facts = ProposalFacts(
            "G2", "title", f"{name}:{won}", EACH, budget.pk, (Purpose("平台", EACH),), payee, made.WHY
        )
        one = acts.propose_grant(facts, by=made.BY.proposer, at=made.AT)
        acts.review_grant(one, by=made.BY.another, at=made.AT, digest=made.seen(one), explanation=made.WHY)
    return CROWD


def make_fund() -> Any:
    """As `make_city`, where the city has entered a fund that is smaller than the budget that bears its name."""
    from jiju.config import wiring
    from jiju.rooms.grants import acts
    from jiju.rooms.grants.models import Budget
    from jiju.rooms.grants.shapes import CityFundFacts
    from jiju.spine import news
    from jiju.spine.roles import Role
    from tests.factories import grants as made

    many, budget = make_city(), Budget.objects.get()
    wiring.wire()
    news.catch_up()  # the divisions of the plan come into the register, the city among them
    facts = CityFundFacts(budget.city, budget.year, budget.name, EACH * FUNDED, "临财预〔2024〕1号")
    acts.enter_city_fund(facts, by=made.at_unit(Role.CITY, "P7", "CF", budget.city), at=made.AT)
    return many


def approve() -> Any:
    """Each thread approves one grant; what each met, and what the budget says afterwards."""
    from jiju.rooms.grants import acts, queries
    from jiju.rooms.grants.models import Budget, Grant
    from tests.factories import grants as made

    waiting = [(g, queries.digest_now(g)) for g in Grant.objects.order_by("pk")]

    def one(n: int) -> None:
        grant, digest = waiting[n]
        acts.approve_grant(grant, by=made.BY.approver, at=made.AT, digest=digest)

    met = _at_once(one)
    budget = Budget.objects.get()
    return {"met": met, "promised": str(budget.committed_yuan), "whole": str(budget.amount_yuan)}


def propose() -> Any:
    """Every thread proposes the same award; what each met, and how many grants there are."""
    from jiju.rooms.grants import acts
    from jiju.rooms.grants.models import Grant
    from tests.factories import grants as made

    facts = made.facts(f"Z{CROWD + 1:03d}", "10")
    met = _at_once(lambda n: acts.propose_grant(facts, by=made.BY.proposer, at=made.AT))
    return {"met": met, "stored": Grant.objects.filter(unit=facts.origin_key.split(":")[0]).count()}


def _at_once(deed: Callable[[int], Any]) -> dict[str, int]:
    """Fifty threads that start together; how often each outcome was met."""
    from django.db import connection

    from jiju.core.refusals import Refusal

    _widen()
    together, met = threading.Barrier(CROWD), Counter[str]()

    def one(n: int) -> None:
        together.wait()
        try:
            deed(n)
            met["done"] += 1
        except Refusal as refusal:
            met[type(refusal).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=(n,)) for n in range(CROWD)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return dict(met)


def _widen() -> None:
    """As many connections as there are threads, where the database counts them."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("postgresql"):
        database["CONN_MAX_AGE"] = 0
        database["OPTIONS"]["pool"] = {"max_size": CROWD + 5, "timeout": 60}


STEPS = {"make": make, "make_city": make_city, "make_fund": make_fund, "approve": approve, "propose": propose}


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "jiju.config.settings"
    django.setup()
    sys.stdout.write(json.dumps(STEPS[sys.argv[1]]()))
