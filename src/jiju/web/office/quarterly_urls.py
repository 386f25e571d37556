"""Addresses of the quarterly analysis."""

from django.urls import path

from jiju.web.office import quarterly

urlpatterns = [
    path("quarterly", quarterly.analyses, name="quarterly"),
    path("quarterly.xlsx", quarterly.analyses_workbook, name="analyses_workbook"),
    path("quarterly/draft_analysis", quarterly.draft_analysis, name="draft_analysis"),
    path("quarterly/<int:pk>", quarterly.analysis, name="quarterly_one"),
    path("quarterly/<int:pk>.xlsx", quarterly.analysis_workbook, name="quarterly_workbook"),
    path("quarterly/<int:pk>.json", quarterly.analysis_data, name="quarterly_data"),
    path("quarterly/<int:pk>/write_passage", quarterly.write_passage, name="write_passage"),
    path("quarterly/<int:pk>/refresh_analysis", quarterly.refresh_analysis, name="refresh_analysis"),
    path("quarterly/<int:pk>/settle_analysis", quarterly.settle_analysis, name="settle_analysis"),
    path("quarterly/<int:pk>/reopen_analysis", quarterly.reopen_analysis, name="reopen_analysis"),
]
