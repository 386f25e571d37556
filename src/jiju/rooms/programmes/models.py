"""Records of the room: each version of a plan that was ever loaded."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Plan(Guarded):
    """A plan in one wording. The newest is in force; the others stay readable."""

    code = models.CharField(max_length=60, db_index=True)
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    document = models.TextField()  # canonical JSON of the whole plan, its text included
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.title
