"""What the tests of several processes run in processes of their own, before one store."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import django


def prepare() -> Any:
    """An empty store."""
    from jiju.config import store

    store.prepare()
    return "ready"


def demonstrate() -> Any:
    """The small province, and the cookies of an official of it."""
    from jiju.config import store
    from tests.web import small
    from tests.web.durable.store import cookies_of

    store.prepare()
    small.make(zones=2)
    return cookies_of("province")


def write(name: str, times: str) -> Any:
    """So many acts, one after another as fast as they go, from when a file tells that all are ready."""
    from django.utils import timezone

    from jiju.config.home import home
    from jiju.rooms.people import acts
    from jiju.rooms.people.shapes import UnitFacts
    from jiju.spine.actors import system

    (home() / f"ready-{name}").touch()
    while not (home() / "go").exists():
        time.sleep(0.001)
    for n in range(int(times)):
        at = timezone.now()
        unit = UnitFacts(f"{name}{n}", name, name, "province", "", "", at.date())
        acts.found([unit], by=system(name), at=at)
    return "written"


def hold() -> None:
    """Take the turn and keep it until killed; a file tells that it is held."""
    from jiju.config.home import home
    from jiju.rooms.people.models import Unit
    from jiju.spine.turns import writing

    with writing():
        Unit.objects.select_for_update().count()
        (home() / "held").touch()
        time.sleep(120)


def order() -> Any:
    """Who wrote the entries of the ledger, in their order."""
    from jiju.spine.models import Entry

    return list(Entry.objects.filter(action="people.found").order_by("seq").values_list("person", flat=True))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "jiju.config.settings"
    django.setup()
    step, *words = sys.argv[1:]
    told = {"prepare": prepare, "demonstrate": demonstrate, "write": write, "hold": hold, "order": order}[step](*words)
    sys.stdout.write(json.dumps(told))
