"""Records of the room: each wording of a plan that was ever loaded."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Plan(Guarded):
    """A plan in one wording. The one that was loaded last is in force; the others stay readable.

    Clauses and targets are not records of their own: they are addressed by their number inside a wording.
    """

    code = models.CharField(max_length=60, db_index=True)
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    document = models.TextField()  # canonical JSON of the whole plan, its text included; never changes
    loaded_at = models.DateTimeField()  # first loaded
    turn = models.PositiveIntegerField(default=0, db_index=True)  # the greatest is in force

    class Meta:
        ordering = ("-turn", "-pk")

    def __str__(self) -> str:
        return self.title
