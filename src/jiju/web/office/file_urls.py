"""Addresses of what joins the rooms: the files of zones and enterprises, search, saved views."""

from django.urls import path

from jiju.web.office import comparing, enterprise_files, saved_views, searching, wall, zone_files

urlpatterns = [
    path("views", saved_views.views, name="views"),
    path("views.xlsx", saved_views.views_workbook, name="views_workbook"),
    path("views/save_view", saved_views.save_view, name="save_view"),
    path("views/<int:pk>", saved_views.opened, name="view"),
    path("views/<int:pk>/rename_view", saved_views.rename_view, name="rename_view"),
    path("views/<int:pk>/share_view", saved_views.share_view, name="share_view"),
    path("views/<int:pk>/keep_view", saved_views.keep_view, name="keep_view"),
    path("views/<int:pk>/delete_view", saved_views.delete_view, name="delete_view"),
    path("compare", comparing.compare, name="compare"),
    path("compare.xlsx", comparing.compare_workbook, name="compare_workbook"),
    path("wall", wall.wall, name="wall"),
    path("wall/now", wall.now, name="wall_now"),
    path("search", searching.search, name="search"),
    path("search.xlsx", searching.search_workbook, name="search_workbook"),
    path("search/suggest", searching.suggest, name="suggest"),
    path("zones/<str:code>.xlsx", zone_files.zone_workbook, name="zone_workbook"),
    path("zones/<str:code>", zone_files.zone, name="zone"),
    path("enterprises/<str:uscc>.xlsx", enterprise_files.enterprise_workbook, name="enterprise_workbook"),
    path("enterprises/<str:uscc>/consultations.xlsx", enterprise_files.consultations_workbook, name="consultations"),
    path("enterprises/<str:uscc>/consult", enterprise_files.consult, name="consult"),
    path("enterprises/<str:uscc>", enterprise_files.enterprise, name="enterprise"),
]
