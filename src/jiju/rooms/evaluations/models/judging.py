"""Records of what persons judge in a round: who is assigned, points, cases, comments, vetoes."""

from __future__ import annotations

from django.db import models

from jiju.rooms.evaluations.models.rounds import Round
from jiju.spine.records import Placed


class Assignment(Placed):
    """An expert or official who scores one unit in a round. An expert sees what stands here and nothing else."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assignments")
    unit = models.CharField(max_length=20)
    person = models.CharField(max_length=80, db_index=True)
    person_name = models.CharField(max_length=60)
    assigned_by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("round_id", "unit", "person")
        constraints = (models.UniqueConstraint(fields=("round", "unit", "person"), name="assignment_once"),)

    def __str__(self) -> str:
        return f"{self.person} {self.unit}"


class Mark(Placed):
    """Points that a person gives a unit on an item that is judged, or cases of a bonus or deduction."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="marks")
    unit = models.CharField(max_length=20)
    item = models.CharField(max_length=40)  # of an item or an adjustment of the scheme
    scorer = models.CharField(max_length=80)
    points = models.DecimalField(max_digits=7, decimal_places=2)  # 0–100 of an item; how many cases of an adjustment
    reason = models.TextField()
    evidence = models.TextField(default="{}")  # canonical JSON: line of the check-list, or "" → what proves it
    at = models.DateTimeField()

    class Meta:
        ordering = ("round_id", "unit", "item", "scorer")
        constraints = (models.UniqueConstraint(fields=("round", "unit", "item", "scorer"), name="mark_once"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.item}: {self.points}"


class Comment(Placed):
    """What a department, city or county says of a unit in a round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="comments")
    unit = models.CharField(max_length=20)
    office = models.CharField(max_length=40)
    office_name = models.CharField(max_length=120)
    text = models.TextField()
    written_by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("round_id", "unit", "at")
        constraints = (models.UniqueConstraint(fields=("round", "unit", "office"), name="comment_once"),)

    def __str__(self) -> str:
        return f"{self.office} {self.unit}"


class Veto(Placed):
    """一票否决 against a unit: raised by one person on evidence, confirmed by another."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="vetoes")
    unit = models.CharField(max_length=20)
    veto = models.CharField(max_length=40)  # of the scheme
    state = models.CharField(max_length=12, default="raised")
    reason = models.TextField()
    evidence = models.TextField()
    raised_by = models.CharField(max_length=80)
    raised_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("round_id", "unit", "pk")
        verbose_name_plural = "vetoes"

    def __str__(self) -> str:
        return f"{self.unit} {self.veto}: {self.state}"
