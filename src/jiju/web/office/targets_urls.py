"""Addresses of targets and of how they are handed down."""

from django.urls import path

from jiju.web.office import cascade_books, cascade_tables, cascades, target_tables, targets

urlpatterns = [
    path("targets", targets.targets, name="targets"),
    path("targets.xlsx", target_tables.targets_workbook, name="targets_workbook"),
    path("targets/<str:measure>/gap", targets.target_gap, name="target_gap"),
    path("targets/<str:measure>/gap.xlsx", target_tables.gap_workbook, name="gap_workbook"),
    path("cascades", cascades.cascades, name="cascades"),
    path("cascades.xlsx", cascade_tables.cascades_workbook, name="cascades_workbook"),
    path("cascades/new", cascades.new_cascade, name="new_cascade"),
    path("cascades/shares.xlsx", cascade_books.share_workbook, name="share_workbook"),
    path("cascades/take_shares", cascade_books.take_shares, name="take_shares"),
    path("cascades/propose_cascade", cascades.propose_cascade, name="propose_cascade"),
    path("cascades/propose_adjustment", cascades.propose_adjustment, name="propose_adjustment"),
    path("cascades/<int:pk>", cascades.cascade, name="cascade"),
    path("cascades/<int:pk>.xlsx", cascade_tables.cascade_workbook, name="cascade_workbook"),
    path("cascades/<int:pk>/approve_cascade", cascades.approve_cascade, name="approve_cascade"),
    path("cascades/<int:pk>/withdraw_cascade", cascades.withdraw_cascade, name="withdraw_cascade"),
    path("recipients/<int:pk>/agree_shares", cascades.agree_shares, name="agree_shares"),
    path("recipients/<int:pk>/return_shares", cascades.return_shares, name="return_shares"),
]
