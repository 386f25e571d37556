"""Programmes: the plan as data, its clauses, targets, types, forms and schemes."""
