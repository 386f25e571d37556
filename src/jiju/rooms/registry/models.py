"""Records of the room. Everything that can change carries the days from which and until which it holds."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded


class Division(Guarded):
    """An administrative division, or a unit that reports like one, with its years of validity."""

    code = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=60)
    short = models.CharField(max_length=30)
    level = models.CharField(max_length=10)
    parent_code = models.CharField(max_length=12, blank=True, default="")
    kind = models.CharField(max_length=10)
    position = models.PositiveIntegerField()  # the plan's own order
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


class Zone(Guarded):
    """A zone as such: only what never changes. All else stands in its versions."""

    code = models.CharField(max_length=20, unique=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ZoneVersion(Guarded):
    """What a zone is from one day to another: name, type, place, lead, status."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="versions")
    zone_code = models.CharField(max_length=20, db_index=True)
    name = models.CharField(max_length=120)
    zone_type = models.CharField(max_length=20, db_index=True)
    city = models.CharField(max_length=12, db_index=True)
    county = models.CharField(max_length=12, blank=True, default="", db_index=True)
    lead = models.CharField(max_length=40)
    status = models.CharField(max_length=20)
    batch = models.CharField(max_length=40, blank=True, default="")
    lon = models.DecimalField(max_digits=8, decimal_places=4, null=True)
    lat = models.DecimalField(max_digits=7, decimal_places=4, null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("zone_code", "since")
        constraints = (models.UniqueConstraint(fields=("zone", "since"), name="zone_version_once_a_day"),)

    def __str__(self) -> str:
        return self.name


class Succession(Guarded):
    """A zone that took the place of another one: whose code was changed, or that was merged into it or split off."""

    zone_code = models.CharField(max_length=20, db_index=True)
    former_code = models.CharField(max_length=20, db_index=True)
    on = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ("on", "pk")
        constraints = (models.UniqueConstraint(fields=("zone_code", "former_code"), name="succession_once"),)

    def __str__(self) -> str:
        return f"{self.former_code} → {self.zone_code}"


class Enterprise(Guarded):
    """An enterprise or household business, known by its unified social credit code."""

    uscc = models.CharField(max_length=18, unique=True)
    name = models.CharField(max_length=120, db_index=True)
    industry = models.CharField(max_length=10, blank=True, default="")
    size = models.CharField(max_length=10)
    is_household = models.BooleanField(default=False)

    class Meta:
        ordering = ("uscc",)

    def __str__(self) -> str:
        return self.name


class Tenancy(Guarded):
    """An enterprise in a zone, from one day to another."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="tenancies")
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="tenancies")
    is_registered_only = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ("zone_id", "enterprise_id")
        verbose_name_plural = "tenancies"
        constraints = (models.UniqueConstraint(fields=("enterprise", "zone", "since"), name="tenancy_once"),)

    def __str__(self) -> str:
        return f"{self.enterprise_id} in {self.zone_id}"


class ColumnMap(Guarded):
    """What a head in a zone's own list of enterprises means; a field "" is a column that is not asked for."""

    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="column_maps")
    head = models.CharField(max_length=200)
    field = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ("zone_id", "head")
        constraints = (models.UniqueConstraint(fields=("zone", "head"), name="column_map_once"),)

    def __str__(self) -> str:
        return f"{self.head}: {self.field}"
