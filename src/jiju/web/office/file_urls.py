"""Addresses of what joins the rooms: the files of zones and enterprises, search."""

from django.urls import path

from jiju.web.office import enterprise_files, searching, zone_files

urlpatterns = [
    path("search", searching.search, name="search"),
    path("search.xlsx", searching.search_workbook, name="search_workbook"),
    path("search/suggest", searching.suggest, name="suggest"),
    path("zones/<str:code>.xlsx", zone_files.zone_workbook, name="zone_workbook"),
    path("zones/<str:code>", zone_files.zone, name="zone"),
    path("enterprises/<str:uscc>.xlsx", enterprise_files.enterprise_workbook, name="enterprise_workbook"),
    path("enterprises/<str:uscc>", enterprise_files.enterprise, name="enterprise"),
]
