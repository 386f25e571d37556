"""Record of a link by which an enterprise opens one form for one period without a password."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Placed


class Link(Placed):
    """The one link of an enterprise to a form and period. Its token is never stored, only the token's sha256."""

    form_code = models.CharField(max_length=20)
    period = models.CharField(max_length=10)
    unit_code = models.CharField(max_length=20)
    unit_name = models.CharField(max_length=120)
    person = models.CharField(max_length=80)  # whom it stands for
    account = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    valid_until = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("form_code", "period", "unit_code")
        constraints = (models.UniqueConstraint(fields=("form_code", "period", "unit_code"), name="link_once"),)

    def __str__(self) -> str:
        return f"link to {self.form_code} {self.period} of {self.unit_code}"
