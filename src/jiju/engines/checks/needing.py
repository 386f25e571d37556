"""What a rule looks at beyond the figures of its own form and period."""

from __future__ import annotations

from jiju.engines.checks import nodes as n


def compares_with_the_past(rule: n.Rule) -> frozenset[n.Source]:
    """Which earlier figures a rule leans on: a breach may then be theirs as well."""
    asked: list[n.Node] = [rule.must] if rule.when is None else [rule.must, rule.when]
    found = {leaf.source for part in asked for leaf in n.leaves(part) if isinstance(leaf, n.Cell)}
    meant: dict[n.Source, set[n.Source]] = {"alone": {"previous"}, "alone_year_ago": {"year_ago"}, "now": set()}
    return frozenset(earlier for source in found for earlier in meant.get(source, {source}))


def needs(rule: n.Rule) -> set[tuple[str, str]]:
    """What a rule looks at beyond its own form: (others | others_same | others_ago | sums | lower | years, form),
    (given, name), (neighbours, "") and (peers, "").
    """
    asked: list[n.Node] = [rule.must] if rule.when is None else [rule.must, rule.when]
    found = {need for part in asked for leaf in n.leaves(part) if (need := _need(leaf)) is not None}
    return found | ({("peers", "")} if any(_holds_inside(part) for part in asked) else set())


def _need(leaf: n.Leaf) -> tuple[str, str] | None:
    match leaf:
        case n.Other(form, _, source):
            return {"now": "others", "same": "others_same", "year_ago": "others_ago"}[source], form
        case n.Given(name):
            return "given", name
        case n.CountySum():
            return "neighbours", ""
        case n.OfQuarters(form, _):
            return "years", form
        case n.SumOf(form, _, None):
            return "sums", form
        case n.SumOf(form, _, _) | n.CountOf(form, _):
            return "lower", form
    return None


def _holds_inside(node: n.Node) -> bool:
    return isinstance(node, n.Inside) or any(_holds_inside(part) for part in n.parts(node))
