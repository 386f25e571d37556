"""What the tests of races in selections run in a process of their own: threads that act at the same moment."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import django

CROWD = 8


def at_once(deeds: list[Callable[[], Any]]) -> list[str]:
    """Each deed in a thread of its own, all together: "done", or the code of the refusal."""
    from django.db import connections

    from jiju.core.refusals import Refusal

    together, said = threading.Barrier(len(deeds)), [""] * len(deeds)

    def one(number: int, deed: Callable[[], Any]) -> None:
        together.wait()
        try:
            deed()
            said[number] = "done"
        except Refusal as refusal:
            said[number] = refusal.code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said


def prepare() -> Any:
    from jiju.config import store, wiring
    from tests.factories import selections_calls as made

    store.prepare()
    wiring.wire()
    made.province_with_reserve()
    return made


def quota() -> Any:
    """Eight persons of a city send a list each, for a quota of one."""
    made = prepare()
    from jiju.rooms.selections import acts
    from jiju.rooms.selections.models import Application, Call, Recommendation

    call = made.walked(made.going("R001", "R002", "R003", quotas={"220100": 1}), "county")
    rows = list(Application.objects.order_by("unit").values_list("pk", flat=True))

    def send(number: int) -> Callable[[], Any]:
        by = replace(made.city, person=f"C{number}")
        return lambda: acts.recommend(
            Call.objects.get(pk=call.pk), by=by, at=made.OPENED, stage="city", city="220100",
            ranked=[rows[number % len(rows)]], document="长发改1号",
        )  # fmt: skip

    said = at_once([send(n) for n in range(CROWD)])
    formal = Application.objects.filter(stage="formal").count()
    return {"said": said, "lists": Recommendation.objects.count(), "formal": formal}


def unsealing() -> Any:
    """While one asks for the unsealing others submit and take back, then two unseal: nothing is half done.

    Once the unsealing is asked for, the call stays shut whatever the clock says.
    """
    made = prepare()
    from jiju.rooms.selections import acts, queries
    from jiju.rooms.selections.models import Application, Call, Version

    call = made.called()
    first, late = made.submitted(call, "R001"), made.filled(made.started(call, "R002"))
    text, early = queries.procedure_of(call).commitment, made.AT

    def fresh(pk: int) -> Application:
        found: Application = Application.objects.select_related("call").get(pk=pk)
        return found

    number = late.draft_number
    said = at_once([
        lambda: acts.ask_unsealing(Call.objects.get(pk=call.pk), by=made.province, at=made.OPENED),
        lambda: acts.submit(fresh(late.pk), by=made.head("R002"), at=early, agreed=text, expected=number),
        lambda: acts.take_back(fresh(first.pk), by=made.head("R001"), at=early),
    ])  # fmt: skip
    said += at_once([
        lambda: acts.unseal(Call.objects.get(pk=call.pk), by=made.second, at=made.OPENED),
        lambda: acts.unseal(Call.objects.get(pk=call.pk), by=made.third, at=made.OPENED),
    ])  # fmt: skip
    sealed = Version.objects.filter(is_sealed=True, application__state="going").count()
    states = dict(Application.objects.order_by("unit").values_list("unit", "state"))
    return {"said": said, "states": states, "sealed_and_going": sealed}


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "jiju.config.settings"
    django.setup()
    sys.stdout.write(json.dumps({"quota": quota, "unsealing": unsealing}[sys.argv[1]]()))
