"""Records of saved views: an address of this house under a name, of one person."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class SavedView(Guarded):
    """保存的视图: a page with its conditions that somebody keeps by name, alone or for the whole unit."""

    person = models.CharField(max_length=80, db_index=True)
    unit = models.CharField(max_length=40, db_index=True)
    unit_name = models.CharField(max_length=120)
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=500)  # path and conditions, of this house only
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("person", "name"), name="view_name_once"),)

    def __str__(self) -> str:
        return self.name
