"""Records of the room: each change of a target's light, with the figures that changed it."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Light(Guarded):
    """What one target showed from one vintage of the figures on."""

    measure = models.CharField(max_length=40)
    period = models.CharField(max_length=10)
    vintage = models.PositiveBigIntegerField()
    actual = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    target = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    attainment = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    state = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("measure", "period"), name="light_of_target"),)

    def __str__(self) -> str:
        return f"{self.measure} {self.period} {self.state}"
