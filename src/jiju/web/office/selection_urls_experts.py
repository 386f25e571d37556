"""Addresses of experts and panels, for the office."""

from django.urls import path

from jiju.web.office import expert_imports, experts, panel_results, panels, recusals

urlpatterns = [
    path("experts", experts.experts, name="experts"),
    path("experts.xlsx", experts.experts_workbook, name="experts_workbook"),
    path("experts/new", experts.new_expert, name="new_expert"),
    path("experts/enlist_expert", experts.enlist_expert, name="enlist_expert"),
    path("experts/imports", expert_imports.imports, name="expert_imports"),
    path("experts/imports/template.xlsx", expert_imports.template, name="expert_template"),
    path("experts/imports/import_experts", expert_imports.import_experts, name="import_experts"),
    path(
        "experts/imports/<int:pk>/confirm_expert_import",
        expert_imports.confirm_expert_import,
        name="confirm_expert_import",
    ),
    path(
        "experts/imports/<int:pk>/decline_expert_import",
        expert_imports.decline_expert_import,
        name="decline_expert_import",
    ),
    path("experts/<str:code>", experts.expert, name="expert"),
    path("experts/<str:code>/revise_expert", experts.revise_expert, name="revise_expert"),
    path("experts/<str:code>/strike_expert", experts.strike_expert, name="strike_expert"),
    path("experts/<str:code>/confirm_expert", experts.confirm_expert, name="confirm_expert"),
    path("experts/<str:code>/decline_expert", experts.decline_expert, name="decline_expert"),
    path("panels", panels.panels, name="panels"),
    path("panels/calls/<int:call>/prepare_draw", panels.prepare_draw, name="prepare_draw"),
    path("panels/<int:pk>", panels.panel, name="panel"),
    path("panels/<int:pk>/record.json", panels.panel_record, name="panel_record"),
    path("panels/<int:pk>/result", panel_results.panel_result, name="panel_result"),
    path("panels/<int:pk>/result.xlsx", panel_results.panel_result_workbook, name="panel_result_workbook"),
    path("panels/<int:pk>/draw_panel", panels.draw_panel, name="draw_panel"),
    path("panels/<int:pk>/recuse", recusals.recuse, name="recuse"),
    path("panels/<int:pk>/confirm_recusal", recusals.confirm_recusal, name="confirm_recusal"),
    path("panels/<int:pk>/keep_expert", recusals.keep_expert, name="keep_expert"),
    path("panels/<int:pk>/record_discussion", panels.record_discussion, name="record_discussion"),
    path("panels/<int:pk>/close_panel", panels.close_panel, name="close_panel"),
    path("panels/<int:pk>/give_up_panel", panels.give_up_panel, name="give_up_panel"),
]
