"""The plan of Jilin as data says what the plan says."""

from __future__ import annotations

from decimal import Decimal

from tests.factories.programmes import jilin

PLAN = jilin()
CLAUSES = [c for m in PLAN.measures for c in m.clauses]


def test_four_targets_in_three_years() -> None:
    assert [(t.year, *t.figures.values()) for t in PLAN.targets] == [
        (2022, 80, 400, 8000, 17),
        (2023, 90, 450, 9000, Decimal("18.5")),
        (2024, 100, 500, 10000, 20),
    ]
    assert [(m.id, m.unit) for m in PLAN.target_measures] == [
        ("zones", "个"), ("revenue", "亿元"), ("enterprises", "户"), ("jobs", "万人"),
    ]  # fmt: skip


def test_the_targets_grow_in_number_and_not_in_size() -> None:
    """Five 亿元 and a hundred enterprises a zone in every year; a zone can fall behind while the total is reached."""
    for target in PLAN.targets:
        assert target.figures["revenue"] / target.figures["zones"] == 5
        assert target.figures["enterprises"] / target.figures["zones"] == 100


def test_nine_types_and_fifty_six_zones() -> None:
    assert [len(t.zones) for t in PLAN.types] == [11, 4, 5, 8, 2, 4, 10, 7, 5]
    assert sum(len(t.zones) for t in PLAN.types) == 56
    assert all(t.leads for t in PLAN.types)


def test_places_of_zones_are_guesses_and_two_are_open() -> None:
    zones = [z for t in PLAN.types for z in t.zones]
    assert [z.id for z in zones if z.city is None] == ["Z027", "Z043"]
    assert {z.confidence for z in zones} == {"high", "medium", "low"}


def test_ten_measures_four_safeguards_and_forty_four_clauses() -> None:
    kinds = [m.kind for m in PLAN.measures]
    assert (kinds.count("measure"), kinds.count("safeguard"), len(CLAUSES)) == (10, 4, 44)
    assert [(c.id, str(c.deadline)) for c in CLAUSES if c.deadline] == [("M03.2", "2023-12-31")]
    assert "".join(c.name + c.check.metric + c.check.rule for c in CLAUSES).isascii() is False
    assert all(any("一" <= ch <= "鿿" for ch in c.check.rule) for c in CLAUSES)


def test_awards_are_capped() -> None:
    assert [(a.id, a.cap_wan) for a in PLAN.awards if a.cap_wan] == [("F1", 100), ("F2", 50)]


def test_awards_say_how_often_on_what_they_follow_and_whose_money_it_is() -> None:
    told = [(a.id, a.once, a.needs.kind if a.needs else None, a.source, a.clause) for a in PLAN.awards]
    assert told == [
        ("F1", "zone", "title", "provincial", "S02.2"), ("F2", "round", "round", "provincial", "S02.3"),
        ("F3", "none", None, "national", "S02.1"), ("F4", "none", None, "city", "S02.4"),
    ]  # fmt: skip
    assert PLAN.awards[0].use == ("公共服务平台", "基础设施建设")


def test_five_layout_rules_and_three_more_types() -> None:
    assert [r.id for r in PLAN.layout] == ["L1", "L2", "L3", "L4", "L5"]
    assert [r.open_ended for r in PLAN.layout] == [True, True, True, True, False]
    assert [x.nearest for x in PLAN.extra_types] == ["T8", "T2", "T9"]


def test_divisions_of_today() -> None:
    now = [d for d in PLAN.divisions if d.until is None and d.kind == "gb"]
    assert [sum(d.level == level for d in now) for level in ("province", "city", "county")] == [1, 9, 60]
    assert [d.code for d in PLAN.divisions if d.kind == "special"] == ["CBS", "MHK"]


def test_gongzhuling_moves_in_2020() -> None:
    moved = [d for d in PLAN.divisions if d.name == "公主岭市"]
    assert {(d.code, d.parent, d.since, d.until) for d in moved} == {
        ("220381", "220300", 1989, 2020),
        ("220184", "220100", 2020, None),
    }


def test_no_approval_number_is_invented() -> None:
    for form in PLAN.forms:
        marks = {m.label: m.value for m in form.marks}
        assert marks["制定机关"] == "吉林省发展和改革委员会"
        assert marks["批准（备案）机关"] == "吉林省统计局"
        assert (marks["表号"], marks["批准（备案）文号"], marks["有效期至"]) == ("", "", "")


def test_the_short_form_has_five_cells() -> None:
    short = next(f for f in PLAN.forms if f.level == "enterprise")
    assert len(short.rows) == 5


def test_every_row_that_is_summed_is_explained() -> None:
    summed = {(i.form, i.row) for i in PLAN.indicators}
    for form in PLAN.forms:
        assert all(r.definition for r in form.rows), form.code
        assert all(r.trap for r in form.rows if (form.code, r.code) in summed), form.code


def test_the_forms_are_those_that_the_programme_needs() -> None:
    """Zone: profile, roll, indicators, projects, platforms, investment, five topics. Enterprise: short and long."""
    forms = {f.code: (f.level, f.period, f.asked_of) for f in PLAN.forms}
    quarter = ("zone", "quarter", "all")
    assert forms == {
        "A1": ("zone", "year", "all"), "A2": quarter, "B1": quarter, "B3": quarter, "B4": quarter, "B5": quarter,
        "C1": quarter, "B2": ("enterprise", "quarter", "all"), "B2L": ("enterprise", "quarter", "above"),
    }  # fmt: skip


def test_the_five_topics_each_ask_for_progress_problems_and_what_is_needed() -> None:
    topics = next(f for f in PLAN.forms if f.code == "C1")
    heads = dict.fromkeys(r.group for r in topics.rows if r.group)
    assert [h.partition("、")[2] for h in heads][:5] == [
        "推进情况", "政策制定与落实", "重点项目建设", "公共服务平台配套", "招商引资",
    ]  # fmt: skip


def test_what_another_form_holds_already_is_not_asked_again() -> None:
    long = next(f for f in PLAN.forms if f.code == "B2L")
    known = {r.code: r.prefill for r in long.rows if r.prefill}
    assert known == {"01": "form:B2.01", "13": "form:B2.03", "14": "form:B2.04", "15": "form:B2.05"}


def test_cumulative_figures_say_so() -> None:
    """Figures of a quarter run from January: the indicator says it in words."""
    for indicator in PLAN.indicators:
        if indicator.nature == "cumulative":
            assert "累计" in indicator.definition or "本年1月1日" in indicator.definition


def test_the_scheme_is_a_proposal_over_the_six_dimensions() -> None:
    scheme = next(s for s in PLAN.schemes if s.id == "six-dimensions")
    assert list(dict.fromkeys(i.dimension for i in scheme.items)) == [
        "企业情况", "投入", "产业", "税收", "就业", "对地方经济的贡献度",
    ]  # fmt: skip
    dimensions: dict[str, Decimal] = {}
    for item in scheme.items:
        dimensions[item.dimension] = dimensions.get(item.dimension, Decimal(0)) + item.weight
    assert [str(w) for w in dimensions.values()] == ["16.7", "16.7", "22.2", "16.7", "16.6", "11.1"]
    assert [b.at_least for b in scheme.bands] == [85, 75, 60, 0]


def test_the_annual_scheme_weighs_the_dimensions_as_proposed() -> None:
    scheme = next(s for s in PLAN.schemes if s.id == "annual")
    dimensions: dict[str, Decimal] = {}
    for item in scheme.items:
        dimensions[item.dimension] = dimensions.get(item.dimension, Decimal(0)) + item.weight
    assert dimensions == {
        "企业情况": 15, "投入": 15, "产业": 20, "税收": 15, "就业": 15, "对地方经济的贡献度": 10, "工作": 10,
    }  # fmt: skip
    assert [(b.grade, b.at_least, b.cap_percent) for b in scheme.bands][0] == ("优秀", 85, 20)
    assert {t for c in scheme.conditions for t in c.types} == {t.code for t in PLAN.types}


def test_nothing_of_a_scheme_is_presented_as_the_provinces_rule() -> None:
    for scheme in PLAN.schemes:
        assert scheme.status == "建议方案"
        assert any("建议值" in note for note in scheme.notes)


def test_the_digest_is_of_everything() -> None:
    other = PLAN.model_copy(update={"title": PLAN.title + "。", "digest": ""}).sealed()
    assert len(PLAN.digest) == 64
    assert other.digest != PLAN.digest
    assert PLAN.model_copy(update={"digest": ""}).sealed().digest == PLAN.digest
