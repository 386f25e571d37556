"""What follows filings, for tests: intakes, lights, schemes and runs, as the ledger's news make them."""

from __future__ import annotations

from jiju.rooms.evaluations.models import Run, Scheme
from jiju.rooms.figures.models import Intake
from jiju.rooms.oversight.models import Light
from tests.factories.filings import province


def intake() -> Intake:
    province()
    return Intake.objects.order_by("pk")[0]


def light() -> Light:
    province()
    return Light.objects.order_by("pk")[0]


def scheme() -> Scheme:
    province()
    return Scheme.objects.order_by("pk")[0]


def run() -> Run:
    province()
    return Run.objects.order_by("pk")[0]
