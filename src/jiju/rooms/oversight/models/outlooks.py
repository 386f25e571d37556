"""Records of the room: where a target's year will end, as the figures of one period tell it."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Outlook(Guarded):
    """年末预计: what one area's figures up to a period tell of the year's end, or why they tell nothing.

    It is renewed when later figures of that period or of earlier ones come in; the ledger keeps what it said before.
    """

    measure = models.CharField(max_length=40)
    area = models.CharField(max_length=12, blank=True, default="")  # a city; empty: the whole
    period = models.CharField(max_length=10)
    vintage = models.PositiveBigIntegerField()
    told = models.TextField()  # canonical JSON of the forecast or its reason, and of the season; numbers as strings
    at = models.DateTimeField()

    class Meta:
        ordering = ("period", "measure", "area")
        constraints = (models.UniqueConstraint(fields=("period", "measure", "area"), name="outlook_once"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.area} {self.period}"
