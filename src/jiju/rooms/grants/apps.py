"""The room as a Django app."""

from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "jiju.rooms.grants"
    label = "grants"
    default_auto_field = "django.db.models.BigAutoField"
