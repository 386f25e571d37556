"""Records of deadlines: a unit's own later one, and the opening again of a closed period."""

from __future__ import annotations

from django.db import models

from jiju.rooms.filings.models.forms import Window
from jiju.spine.records import Guarded, Placed


class Extension(Placed):
    """A later deadline of one unit for one form and period: asked for with a reason, granted or refused."""

    form_code = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    unit_code = models.CharField(max_length=20, db_index=True)
    unit_name = models.CharField(max_length=120)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    reason = models.TextField()
    until = models.DateField()  # the day that was asked for
    state = models.CharField(max_length=10, default="asked")
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    until_granted = models.DateField(null=True)
    expires_at = models.DateTimeField(null=True)  # the unit's own deadline: six in the evening of the day granted

    class Meta:
        ordering = ("asked_at", "pk")
        indexes = (models.Index(fields=("form_code", "period", "state"), name="extension_by_state"),)

    def __str__(self) -> str:
        return f"{self.form_code} {self.period} {self.unit_code}: {self.state}"


class Reopening(Guarded):
    """That a closed period be opened again until a day: asked by one person of the province, done by another."""

    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="reopenings")
    reason = models.TextField()
    until = models.DateField()
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="asked")
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("window_id", "asked_at", "pk")

    def __str__(self) -> str:
        return f"reopening of {self.window_id} until {self.until}: {self.state}"
