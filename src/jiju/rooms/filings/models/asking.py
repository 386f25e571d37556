"""Records of what is asked after a filing was sent: queries on cells, and revisions after acceptance."""

from __future__ import annotations

from django.db import models

from jiju.rooms.filings.models.filing import Filing
from jiju.spine.actors import Place
from jiju.spine.records import Guarded


class Query(Guarded):
    """A reviewer's question about one cell: asked, answered by the unit, closed by the office that asked."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="queries")
    field = models.CharField(max_length=24)
    question = models.TextField()
    asked_by = models.CharField(max_length=80)
    asked_role = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    due = models.DateField()
    state = models.CharField(max_length=10, default="open")
    answer = models.TextField(blank=True, default="")
    evidence = models.TextField(blank=True, default="")
    answered_by = models.CharField(max_length=80, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=80, blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("asked_at", "pk")
        indexes = (models.Index(fields=("filing", "state"), name="query_by_state"),)

    def __str__(self) -> str:
        return f"{self.field} of {self.filing_id}: {self.state}"

    @property
    def place(self) -> Place:
        return self.filing.place


class Revision(Guarded):
    """A change of accepted figures: ordered by the unit with old, new, reason and proof, approved by another."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    changes = models.TextField()  # canonical JSON: [[row, old, new], …]
    cells_before = models.TextField()  # the figures as they stood, for good
    reason = models.TextField()
    proof = models.TextField()
    state = models.CharField(max_length=10, default="ordered")
    ordered_by = models.CharField(max_length=80)
    ordered_at = models.DateTimeField()
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("filing_id", "number")
        constraints = (models.UniqueConstraint(fields=("filing", "number"), name="revision_once"),)

    def __str__(self) -> str:
        return f"revision {self.number} of {self.filing_id}"
