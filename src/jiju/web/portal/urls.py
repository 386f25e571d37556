"""Addresses of the public's pages."""

from django.urls import path

from jiju.web.portal import notices

app_name = "portal"
urlpatterns = [
    path("public/notices", notices.notices, name="notices"),
    path("public/notices/<int:pk>", notices.notice, name="notice"),
    path("public/notices/<int:pk>/raise_objection", notices.raise_objection, name="raise_objection"),
]
