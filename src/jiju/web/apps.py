"""The pages as a Django app, for their templates and template tags."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "jiju.web"
    label = "web"
