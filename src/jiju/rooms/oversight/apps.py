"""The room as a Django app."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "jiju.rooms.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.BigAutoField"
