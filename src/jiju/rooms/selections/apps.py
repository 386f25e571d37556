"""The room as a Django app."""

from django.apps import AppConfig


class SelectionsConfig(AppConfig):
    name = "jiju.rooms.selections"
    label = "selections"
    default_auto_field = "django.db.models.BigAutoField"
