"""Registers of other money: applications for national funds, and the sizes of the cities' own funds."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from jiju.rooms.grants.models.money import NOTHING, yuan
from jiju.spine.records import Placed


class NationalApplication(Placed):
    """A project of a zone for which national money was applied for, and what came of it."""

    project = models.CharField(max_length=160)
    unit_name = models.CharField(max_length=120)
    fund = models.CharField(max_length=120)
    applied_yuan = yuan()
    applied_on = models.DateField()
    document = models.CharField(max_length=120)
    state = models.CharField(max_length=12, default="applied")
    granted_yuan = yuan(default=NOTHING)
    decided_on = models.DateField(null=True)
    answer = models.CharField(max_length=200, blank=True, default="")
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("-applied_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(applied_yuan__gt=0), name="application_positive"),
            models.CheckConstraint(condition=Q(granted_yuan__gte=0), name="application_not_negative"),
        )

    def __str__(self) -> str:
        return self.project


class CityFund(Placed):
    """The size of a city's own fund for services in one year, by its budget document."""

    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    amount_yuan = yuan()
    document = models.CharField(max_length=120)
    reason = models.TextField(blank=True, default="")  # why it was corrected
    entered_by = models.CharField(max_length=80)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ("-year", "city", "name")
        constraints = (
            models.UniqueConstraint(fields=("city", "year", "name"), name="city_fund_once"),
            models.CheckConstraint(condition=Q(amount_yuan__gte=0), name="city_fund_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.name}"
