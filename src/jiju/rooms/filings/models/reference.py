"""Records of totals that offices state for rules to compare with."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Placed


class ReferenceTotal(Placed):
    """What the whole of a place made in one period, as its office stated it, with source; a later one corrects it."""

    reference = models.CharField(max_length=40)
    place_code = models.CharField(max_length=12)  # the county, or the city where it has none
    period = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=20, decimal_places=2)  # in the unit of the reference
    source = models.TextField()
    source_day = models.DateField()
    stated_by = models.CharField(max_length=80)
    stated_name = models.CharField(max_length=80)
    office = models.CharField(max_length=40)
    stated_at = models.DateTimeField()

    class Meta:
        ordering = ("reference", "place_code", "period", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("reference", "place_code", "period", "number"), name="reference_total_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference} {self.place_code} {self.period} v{self.number}"
