"""Records of what is decided on a round: appeals with their rulings, and the collective decision."""

from __future__ import annotations

from django.db import models

from jiju.rooms.evaluations.models.rounds import Result, Round
from jiju.spine.records import Guarded, Placed


class Appeal(Placed):
    """A unit's objection to one item of its sheet, ruled on by somebody who neither scored nor computed it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="appeals")
    unit = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    item = models.CharField(max_length=40)
    state = models.CharField(max_length=12, default="raised")
    reason = models.TextField()
    evidence = models.TextField()
    raised_by = models.CharField(max_length=80)
    raised_at = models.DateTimeField()
    ruled_by = models.CharField(max_length=80, blank=True, default="")
    ruled_at = models.DateTimeField(null=True)
    ruling = models.TextField(blank=True, default="")
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)  # what the item's value becomes, if upheld
    result = models.ForeignKey(Result, on_delete=models.PROTECT, null=True, related_name="appeals")  # computed after it

    class Meta:
        ordering = ("round_id", "pk")

    def __str__(self) -> str:
        return f"{self.unit} {self.item}: {self.state}"


class Decision(Guarded):
    """The collective decision on a round: who was there, the votes, the minutes, why borderline units stand.

    One that was taken back stays beside the one that stands.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="decisions")
    held_on = models.DateField()
    present = models.TextField()  # canonical JSON: names and posts
    absent = models.TextField()  # canonical JSON
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    minutes = models.TextField()
    minutes_file = models.CharField(max_length=64, blank=True, default="")  # digest of the attached file
    borderline = models.TextField()  # canonical JSON: unit → why it stands where it stands
    recorded_by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    finalised_by = models.CharField(max_length=80, blank=True, default="")
    taken_back_by = models.CharField(max_length=80, blank=True, default="")
    taken_back_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("round_id", "pk")

    def __str__(self) -> str:
        return f"{self.round_id} {self.held_on}"


class Correction(Guarded):
    """A change of a final result: asked with a reason by one person, approved by another; a new version follows."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="corrections")
    unit = models.CharField(max_length=20)
    item = models.CharField(max_length=40)
    value = models.DecimalField(max_digits=24, decimal_places=6)
    reason = models.TextField()
    evidence = models.TextField()
    state = models.CharField(max_length=12, default="asked")
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")
    result = models.ForeignKey(Result, on_delete=models.PROTECT, null=True, related_name="corrections")

    class Meta:
        ordering = ("round_id", "pk")

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit} {self.item}: {self.state}"
