"""Addresses of the clause board."""

from django.urls import path

from jiju.web.office import clause_deeds, clauses

urlpatterns = [
    path("clauses", clauses.clauses, name="clauses"),
    path("clauses.xlsx", clauses.clauses_workbook, name="clauses_workbook"),
    path("clauses/proofs/<int:pk>/accept_proof", clause_deeds.accept_proof, name="accept_proof"),
    path("clauses/proofs/<int:pk>/refuse_proof", clause_deeds.refuse_proof, name="refuse_proof"),
    path("clauses/judgements/<int:pk>/confirm_judgement", clause_deeds.confirm_judgement, name="confirm_judgement"),
    path("clauses/judgements/<int:pk>/contest_judgement", clause_deeds.contest_judgement, name="contest_judgement"),
    path("clauses/<str:ident>", clauses.clause, name="clause"),
    path("clauses/<str:ident>/missing.xlsx", clauses.clause_workbook, name="clause_workbook"),
    path("clauses/<str:ident>/prove_clause", clause_deeds.prove_clause, name="prove_clause"),
    path("clauses/<str:ident>/judge_clause", clause_deeds.judge_clause, name="judge_clause"),
    path("clauses/<str:ident>/name_owner", clause_deeds.name_owner, name="name_owner"),
]
