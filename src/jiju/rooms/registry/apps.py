"""The room as a Django app."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "jiju.rooms.registry"
    label = "registry"
    default_auto_field = "django.db.models.BigAutoField"
