"""Records of the room: how a year's targets are handed down, version by version."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded, Placed


class Cascade(Placed):
    """分解方案: a year's targets as one office hands them down, in one version. Nothing of it is overwritten."""

    plan = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    giver = models.CharField(max_length=12, blank=True, default="")  # the city that hands down; empty: the province
    version = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)  # yearly, adjustment
    state = models.CharField(max_length=12, default="proposed", db_index=True)
    wanted = models.TextField()  # canonical JSON: what the giver itself is to reach, by measure, as it was then
    gap_reason = models.TextField(blank=True, default="")  # why the shares add up to less
    reason = models.TextField(blank=True, default="")  # why it is adjusted
    digest = models.CharField(max_length=64)
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    approved_by = models.CharField(max_length=80, blank=True, default="")
    approved_at = models.DateTimeField(null=True)
    over_reason = models.TextField(blank=True, default="")  # why it was approved although not all agreed
    ended_by = models.CharField(max_length=80, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("plan", "year", "giver", "version")
        constraints = (
            models.UniqueConstraint(fields=("plan", "year", "giver", "version"), name="cascade_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.giver or self.plan} {self.year}.{self.version}: {self.state}"


class Recipient(Placed):
    """承接单位: a city or a zone that a cascade hands shares to, named and placed as then, and what it answered."""

    cascade = models.ForeignKey(Cascade, on_delete=models.PROTECT, related_name="recipients")
    code = models.CharField(max_length=20, db_index=True)
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default="asked")
    reason = models.TextField(blank=True, default="")  # why it returned its shares
    answered_by = models.CharField(max_length=80, blank=True, default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("cascade_id", "position")
        constraints = (models.UniqueConstraint(fields=("cascade", "code"), name="recipient_once"),)

    def __str__(self) -> str:
        return f"{self.cascade_id} {self.code}: {self.state}"


class TargetShare(Guarded):
    """One recipient's share of one target, in the target's own unit."""

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="shares")
    measure = models.CharField(max_length=40)
    amount = models.DecimalField(max_digits=24, decimal_places=6)
    base = models.DecimalField(max_digits=24, decimal_places=6, null=True)  # what it had the year before, as known then

    class Meta:
        ordering = ("recipient_id", "measure")
        constraints = (models.UniqueConstraint(fields=("recipient", "measure"), name="share_once"),)

    def __str__(self) -> str:
        return f"{self.recipient_id} {self.measure} {self.amount}"
