"""Addresses of the office."""

from django.urls import path

from jiju.web.office import (
    asking,
    cockpit,
    cockpit_tables,
    explanations,
    figures,
    ledger,
    plan,
    posts,
    rankings,
    registry,
    review,
)

app_name = "office"
urlpatterns = [
    path("review", review.review, name="review"),
    path("review/pass_clean", asking.pass_clean, name="pass_clean"),
    path("review/explanations", explanations.explanations, name="explanations"),
    path("review/<int:pk>/raise_query", asking.raise_query, name="raise_query"),
    path("review/<int:pk>/close_query", asking.close_query, name="close_query"),
    path("review/<int:pk>/decide_waiver", asking.decide_waiver, name="decide_waiver"),
    path("review/<int:pk>/decide_revision", asking.decide_revision, name="decide_revision"),
    path("review/<int:pk>", review.one, name="review_one"),
    path("review/<int:pk>/decide", review.decide, name="decide"),
    path("cockpit", cockpit.cockpit, name="cockpit"),
    path("cockpit.xlsx", cockpit_tables.cockpit_workbook, name="cockpit_workbook"),
    path("figures", figures.indicators, name="indicators"),
    path("figures.xlsx", figures.indicators_workbook, name="indicators_workbook"),
    path("figures/<str:indicator>.xlsx", figures.figure_workbook, name="figure_workbook"),
    path("figures/<str:indicator>", figures.indicator, name="figure"),
    path("figures/<str:indicator>/<str:key>", figures.below, name="below"),
    path("rankings", rankings.rankings, name="rankings"),
    path("rankings/<str:scheme>.xlsx", rankings.ranking_workbook, name="ranking_workbook"),
    path("rankings/<str:scheme>", rankings.ranking, name="ranking"),
    path("zones", registry.zones, name="zones"),
    path("zones.xlsx", registry.zones_workbook, name="zones_workbook"),
    path("zones/<str:code>", registry.zone, name="zone"),
    path("plan", plan.plan, name="plan"),
    path("plan.xlsx", plan.plan_workbook, name="plan_workbook"),
    path("posts", posts.posts, name="posts"),
    path("posts/<int:pk>", posts.post, name="post"),
    path("posts/<int:pk>/hand_over", posts.hand_over, name="hand_over"),
    path("ledger", ledger.entries, name="ledger"),
    path("ledger/verify", ledger.verify, name="verify"),
    path("ledger/entries/<int:seq>", ledger.entry, name="entry"),
    path("ledger/filings/<int:filing>", ledger.way, name="way"),
]
