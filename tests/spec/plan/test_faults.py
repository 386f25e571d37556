"""What a plan must not get wrong. Each line: write one thing differently, and hear where it is and what to do.

The columns are the file, the words as they stand, the words as miswritten, the place that is named, and the fault.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jiju.rooms.programmes.checks import PlanIsMalformed, read_plan
from tests.factories.programmes import JILIN, QINGHE, copied, miswritten

A, C = "schemes/annual.yaml", "schemes/city-service.yaml"
FAULTS = [
    # one value
    ("targets.yaml", "  - year: 2022", "  - yaer: 2022", "targets.yaml: targets[1]", "“yaer” is not a known key"),
    ("targets.yaml", "  - year: 2022", "  - yaer: 2022", "targets.yaml: targets[1]", "“year” is missing"),
    ("targets.yaml", "revenue: 400,", "revenue: viel,", "targets.yaml: targets[1].figures.revenue", "not a number"),
    ("targets.yaml", "revenue: 400,", "revenue: .inf,", "targets.yaml: targets[1].figures.revenue", "not a number"),
    ("plan.yaml", "2021\nlast", "二〇二一\nlast", "plan.yaml: first_year", "not a whole number"),
    ("plan.yaml", 'province: "220000"', "province: 220000", "plan.yaml: province", "must be text"),
    ("plan.yaml", "name: 集聚区提档升级工程\n", 'name: ""\n', "plan.yaml: name", "This is empty"),
    ("plan.yaml", "id: jilin-2021", "id: 吉林", "plan.yaml: id", "cannot be a code"),
    ("clauses.yaml", "deadline: 2023-12-31", "deadline: 2023-02-30", "measures[3].clauses[2].deadline", "not a day"),
    ("clauses.yaml", "deadline: 2023-12-31", "deadline: 20231231", "measures[3].clauses[2].deadline", "not a day"),
    ("types.yaml", "leads: [ORG-DRC, ORG-TRANS, ORG-LOCAL]", "leads: ORG-DRC", "types[1].leads", "must be a list"),
    ("types.yaml", "leads: [ORG-DRC, ORG-TRANS, ORG-LOCAL]", "leads: []", "types[1].leads", "list is empty"),
    ("layout.yaml", "open_ended: false", "open_ended: 否", "layout[5].open_ended", "neither true nor false"),
    ("forms/B2.yaml", "level: enterprise", "level: village", "forms/B2.yaml: level", "“village” is not possible"),
    ("forms/B1.yaml", "report: 25,", "report: 0,", "forms/B1.yaml: due_days.report", "out of bounds"),
    ("organisations.yaml", "organisations:", "organizations:", "organisations.yaml", "“organisations” is missing"),
    ("organisations.yaml", "organisations:", "organizations:", "organisations.yaml: organizations", "not a known key"),
    # what the programme is warned of
    ("alerts.yaml", "test: two_zones", 'test: two_zones, findings: [B2-K01]', "alerts[10]", "not exactly one of findings, text and test"),
    ("alerts.yaml", "[B2-H05]", "[B2-H99]", "alerts[2].findings[1]", "no rule “B2-H99”"),
    ("alerts.yaml", "test: crowding, rows: [\"01\"]", "test: crowding, rows: []", "alerts[18].rows", "told no form or no rows"),
    ("alerts.yaml", "amount: 2000, ", "", "alerts[18].amount", "told no threshold"),
    ("alerts.yaml", 'row: "04", states: 集', "states: 集", "alerts[13].text", "needs a form, the row"),
    ("alerts.yaml", "[04] >= year_ago([04]) * 0.7", "[44] >= year_ago([04]) * 0.7", "alerts[13].text", "[44]"),
    ("alerts.yaml", "kind: silent", "kind: loud", "alerts[16].kind", "“loud” is not possible"),
    ("alerts.yaml", "to: [county, city], wanted: 0", "to: [], wanted: 0", "alerts[10].to", "list is empty"),
    # lines of the designated size
    ("thresholds.yaml", "[G, I, N, Q84]", "[G, I, n]", "thresholds[1].industries[3]", "n"),
    ("thresholds.yaml", "[O, R]", "[O, R, L]", "thresholds[3].industries[3]", "on the same days at S2"),
    ("thresholds.yaml", "amount: 200\n", "amount: 0\n", "thresholds[7].amount", "out of bounds"),
    ("thresholds.yaml", "[H]\n    indicator: ent_revenue", "[H]\n    indicator: ent_jobs", "thresholds[7].indicator", "as a total from January"),
    ("thresholds.yaml", "[H]\n    indicator: ent_revenue", "[H]\n    indicator: sales", "thresholds[7].indicator", "no indicator “sales”"),
    ("thresholds.yaml", "amount: 200\n    unit: 万元", "amount: 200\n    unit: 人", "thresholds[7].unit", "人"),
    ("thresholds.yaml", "amount: 200\n    unit: 万元", "amount: 200\n    unit: 贯", "thresholds[7].unit", "not a known unit"),
    # topics
    ("topics.yaml", "clause: M09.2\n    form: C1\n    state: \"11\"", "clause: M99.2\n    form: C1\n    state: \"11\"", "topics[1].clause", "no clause “M99.2”"),
    ("topics.yaml", "form: C1\n    state: \"11\"", "form: B2\n    state: \"11\"", "topics[1].form", "no form “B2”"),
    ("topics.yaml", 'state: "21"', 'state: "22"', "topics[2].state", "of the kind “text”"),
    ("topics.yaml", 'words: "32"', 'words: "99"', "topics[3].words", "no row “99”"),
    ("topics.yaml", "受阻: bad, 已完成: ok}", "受阻: bad}", "topics[1].lights", "exactly the choices"),
    ("topics.yaml", "受阻: bad", "受阻: red", "topics[1].lights", "“red” is not possible"),
    ("topics.yaml", "counts: open_tasks", "counts: open_doors", "topics[1].facts[1].counts", "not possible"),
    ("topics.yaml", 'form: B5, row: "02"', 'form: B5, row: "10"', "topics[5].facts[1].row", "no row “10”"),
    ("topics.yaml", "form: B5, row: \"02\"", "row: \"02\"", "topics[5].facts[1]", "exactly one place"),
    ("topics.yaml", 'month: "06"', 'month: "66"', "topics[3].facts[3].late", "no column “66”"),
    ("topics.yaml", "id: policies\n", "id: progress\n", "topics[2].id", "has been given before"),
    # reference figures
    ("references.yaml", "unit: 元\n", "unit: 贯\n", "references[1].unit", "not a known unit"),
    ("references.yaml", 'places: ["220100"]  # 长', 'places: ["990100"]  # 长', "references[1].values[1].places[1]", "no division “990100”"),
    ("references.yaml", "amount: 1780\n        valid_from: 2017-10-01\n        valid_until: 2021-11-30\n", "amount: 1780\n        valid_from: 2017-10-01\n", "references[1].values[5].places[1]", "on the same days"),
    ("references.yaml", "amount: 1780\n        valid_from: 2017-10-01", "amount: 1780\n        valid_from: 2022-10-01", "references[1].values[1].valid_until", "end lies before the beginning"),
    ("references.yaml", "nature: standard", "nature: total", "references[1].values", "stated by the offices"),
    ("references.yaml", "nature: total", "nature: standard", "references[2].values", "has no value"),
    ("references.yaml", "    form: B1\n", "    form: B2\n", "references[2].form", "no form “B2”"),
    ("references.yaml", 'row: "04"', 'row: "99"', "references[2].row", "no row “99”"),
    ("references.yaml", 'row: "04"', 'row: "10"', "references[2].unit", "万元"),
    ("forms/B1.yaml", "given([minimum_wage])", "given([wage])", "forms/B1.yaml: rules[13].text", "no reference figure “wage”"),
    ("forms/C1.yaml", "tells growth([B1.04]) of “营业收入”", "tells growth([B7.04]) of “营业收入”", "forms/C1.yaml: rules[3].text", "no form “B7”"),
    # awards
    ("awards.yaml", "clause: S02.2", "clause: S02.9", "awards[1].clause", "no clause “S02.9”"),
    ("awards.yaml", "grade: 良好}", "grade: 极好}", "awards[2].needs.grade", "no grade “极好”"),
    (A, "among: group, grade: 良好", "among: group, grade: 合格", "consequences.awards[1]", "beyond the grade or the places"),
    ("awards.yaml", "cap_wan: 100", "cap_wan: null", "awards[1].cap_wan", "has no cap"),
    ("awards.yaml", "cap_wan: 100", "cap_wan: -1", "awards[1].cap_wan", "out of bounds"),
    ("awards.yaml", "once: zone", "once: round", "awards[1].once", "does not follow from a round"),
    ("awards.yaml", "needs: {kind: title}", "needs: {kind: title, top: 3}", "awards[1].needs", "needs a grade or a place"),
    ("awards.yaml", "source: national", "source: friends", "awards[3].source", "“friends” is not possible"),
    ("awards.yaml", "不超过50万元资金奖励\n", "不超过500万元资金奖励\n", "awards[2].quote", "does not stand in the plan's text"),
    # the files
    ("targets.yaml", "target_measures:", "target_measures: [", "targets.yaml", "cannot be read as YAML"),
    ("plan.yaml", "first_year: 2021", "first_year: 2021\nfirst_year: 2020", "plan.yaml: first_year", "stands twice"),
    # codes
    ("types.yaml", "{id: Z002,", "{id: Z001,", "types[1].zones[2].id", "“Z001” has been given before"),
    ("types.yaml", "{id: Z012,", "{id: Z001,", "types[2].zones[1].id", "“Z001” has been given before"),
    ("types.yaml", "code: X1,", "code: T1,", "extra_types[1].code", "“T1” has been given before"),
    ("organisations.yaml", "id: ORG-PUB", "id: ORG-DRC", "organisations[2].id", "has been given before"),
    ("clauses.yaml", "id: M01.2", "id: M01.1", "measures[1].clauses[2].id", "has been given before"),
    ("targets.yaml", "year: 2023", "year: 2022", "targets[2].year", "“2022” has been given before"),
    ("divisions.yaml", '{code: "220103"', '{code: "220102"', "divisions[14].code", "has been given before"),
    ("forms/B1.yaml", '- code: "02"', '- code: "01"', "forms/B1.yaml: rows[2].code", "“01” has been given before"),
    ("forms/B2.yaml", "id: B2-K02", "id: B1-K02", "forms/B2.yaml: rules[2].id", "has been given before"),
    ("schemes/six-dimensions.yaml", "id: firms_above", "id: firms", "items[2].id", "has been given before"),
    # targets
    ("targets.yaml", "{zones: 80, ", "{", "targets.yaml: targets[1].figures", "2022 has no figure for “zones”"),
    ("targets.yaml", "{zones: 80, ", "{zones: 80, gdp: 3, ", "targets[1].figures.gdp", "no target measure “gdp”"),
    ("targets.yaml", "year: 2024", "year: 2025", "targets[3].year", "2025 lies outside the plan's years"),
    ("targets.yaml", "indicator: jobs", "indicator: work", "target_measures[4].indicator", "no indicator “work”"),
    ("targets.yaml", "unit: 亿元", "unit: 万人", "target_measures[2].unit", "“万人” does not fit the unit “万元”"),
    ("targets.yaml", "unit: 亿元", "unit: 兆元", "target_measures[2].unit", "“兆元” is not a known unit"),
    ("plan.yaml", "last_year: 2024", "last_year: 2020", "plan.yaml: last_year", "lies before the first year"),
    ("plan.yaml", "last_year: 2024", "last_year: 2024\nlast_day: 2025-06-30", "plan.yaml: last_day", "in its last year"),
    ("clauses.yaml", "name: 制定支持政策", "name: 制定支持政策\n        ends: soon", "clauses[1].ends", "“soon”"),
    # who and what is named
    ("types.yaml", "leads: [ORG-DRC, ORG-TRANS,", "leads: [ORG-DRC, ORG-RAIL,", "types[1].leads[2]", "“ORG-RAIL”"),
    ("clauses.yaml", "owners: [ORG-AGR, ORG-IIT]", "owners: [ORG-AGR, ORG-X]", "clauses[1].owners[2]", "“ORG-X”"),
    ("clauses.yaml", "[ORG-DRC, ORG-STAT, ORG-LOCAL]", "[ORG-X]", "measures[13].responsible[1]", "“ORG-X”"),
    ("types.yaml", "nearest: T8", "nearest: T0", "extra_types[1].nearest", "no zone type “T0”"),
    ("layout.yaml", "types: [T7, T1]", "types: [T7, T0]", "layout[4].types[2]", "no zone type “T0”"),
    ("layout.yaml", '{name: 白城, code: "220800"}', '{name: 白城, code: "220899"}', "places[1].code", "“220899”"),
    # the text
    ("clauses.yaml", "quote: 健全集聚区信息发布制度", "quote: 健全集聚区发布制度", "clauses[1].quote", "not stand"),
    ("targets.yaml", "营业收入达到450亿元", "营业收入达到455亿元", "targets[2].quote", "does not stand"),
    ("types.yaml", "name: 白城森昊物流园", "name: 白城森吴物流园", "types[1].zones[9].name", "does not stand"),
    ("awards.yaml", "不超过50万元资金奖励", "不超过60万元资金奖励", "awards[2].quote", "does not stand"),
    ("layout.yaml", "在白城、松原等地", "在松原、白城等地", "layout[4].quote", "does not stand"),
    # places
    ("divisions.yaml", '宽城, level: county, parent: "220100"', '宽城, level: county, parent: "229900"',
     "divisions[14].parent", "no division “229900”"),
    ("divisions.yaml", '宽城, level: county, parent: "220100"', '宽城, level: county, parent: "220000"',
     "divisions[14].parent", "not a division of the level"),
    ("divisions.yaml", '宽城, level: county, parent: "220100"', "宽城, level: county, parent: null",
     "divisions[14]", "“parent” is missing"),
    ("divisions.yaml", "until: 2020", "until: 1980", "until", "end lies before the beginning"),
    ("divisions.yaml", 'covers: ["220581"]', 'covers: ["220599"]', "divisions[12].covers[1]", "“220599”"),
    ("plan.yaml", 'province: "220000"', 'province: "230000"', "plan.yaml: province", "no division “230000”"),
    ("types.yaml", '亚奇物流园, city: "220100"', '亚奇物流园, city: "230100"', "zones[1].city", "“230100”"),
    ("types.yaml", '亚奇物流园, city: "220100"', '亚奇物流园, city: "220103"', "zones[1].city", "of the level"),
    ("types.yaml", 'city: "220100", county: "220183"', 'city: "220200", county: "220183"',
     "zones[5].county", "220183 does not lie in 220200"),
    # what is reported
    ("indicators.yaml", 'form: B1\n    row: "04"', 'form: B1\n    row: "44"', "indicators[2].row", "no row “44”"),
    ("indicators.yaml", 'form: B1\n    row: "04"', 'form: B9\n    row: "04"', "indicators[2].form", "no form “B9”"),
    ("indicators.yaml", '    form: B1\n    row: "04"\n', "", "indicators[2]", "where this indicator comes from"),
    ("indicators.yaml", "sum_of: [tax_surcharge, vat]", "sum_of: [tax_surcharge, gst]", "sum_of[2]", "“gst”"),
    ("indicators.yaml", "numerator: pay", "numerator: wages", "numerator", "no indicator “wages”"),
    ("indicators.yaml", "numerator: pay", "numerator: pay_per_job", "indicators", "is made of itself"),
    ("indicators.yaml", "name: 营业收入\n    unit: 万元", "name: 营业收入\n    unit: 亿元", "[2].unit", "“亿元”"),
    ("indicators.yaml", "unit: 万元/人\n    nature: ratio\n    numerator: revenue",
     "unit: 万元/头\n    nature: ratio\n    numerator: revenue", "unit", "“万元/头” is not a known unit"),
    ("indicators.yaml", "name: 期末用工人数\n    unit: 人\n    nature: stock",
     "name: 期末用工人数\n    unit: 人\n    nature: cumulative", "indicators[4].nature", "its row says otherwise"),
    ("forms/B1.yaml", "name: 其中：规模以上服务业企业\n    unit: 户\n    kind: integer\n    of: \"01\"",
     "name: 其中：规模以上服务业企业\n    unit: 户\n    kind: integer\n    of: \"99\"", "rows[2].of", "no row “99”"),
    ("forms/B1.yaml", "name: 入驻企业数\n    unit: 户", "name: 入驻企业数\n    unit: 家", "rows[1].unit", "“家”"),
    ("forms/B1.yaml", "name: 入驻企业数\n    unit: 户", "name: 入驻企业数\n    decimals: 2\n    unit: 户",
     "rows[1].decimals", "whole number has no decimals"),
    ("forms/B1.yaml", "role: zone_head", "role: zone_boss", "B1.yaml: chain[2].role", "“zone_boss” is not a role"),
    ("forms/B1.yaml", "due_days: {report: 25, ", "due_days: {", "forms/B1.yaml: due_days", "“report” is missing"),
    ("forms/B1.yaml", "valid_until: null", "valid_until: 2020-12-31", "forms/B1.yaml: valid_until", "end lies before"),
    ("forms/B1.yaml", '"[07] >= previous([07])"', '"[07] >= prior([07])"', "rules[2].text", "rule cannot be read"),
    ("forms/B1.yaml", '"[07] >= previous([07])"', '"[77] >= previous([07])"', "rules[2].text", "no row [77]"),
    ("forms/B1.yaml", '"[07] >= previous([07])"', '"[07] >= [10]"', "rules[2].text", "cannot be compared"),
    ("forms/B1.yaml", "sum_of([B2.01])", "sum_of([B7.01])", "rules[5].text", "no form “B7”"),
    ("forms/B1.yaml", '"[07] >= previous([07])", row: "07"', '"[07] >= previous([07])", row: "77"',
     "rules[2].row", "no row “77”"),
    # lists inside a form, and versions of one
    ("forms/B3-2.yaml", "code: P\n", "code: B1\n", "B3-2.yaml: lists[1].code", "has the code of a form"),
    ("forms/B3-2.yaml", 'key: ["01", "02"]', 'key: ["01", "99"]', "lists[1].key", "no column “99”"),
    ("forms/B3-2.yaml", 'key: ["01", "02"]', 'key: ["02", "01"]', "lists[1].key", "and may stay empty"),
    ("forms/B3-2.yaml", 'ends: "13"', 'ends: "11"', "lists[1].ends", "no choice that may stay empty"),
    ("forms/B3-2.yaml", 'ends: "13"', 'ends: "33"', "lists[1].ends", "no column “33”"),
    ("forms/B3-2.yaml", "most: 100", "most: 200", "B3-2.yaml: lists", "room for 2600 cells"),
    ("forms/B3-2.yaml", "longest: 40\n        prefill: previous", "longest: 40\n        prefill: name",
     "lists[1].columns[1].prefill", "from the period before only"),
    ("forms/B3-2.yaml", "row: P.08", "row: P.99", "rules[10].row", "no row “P.99”"),
    ("forms/B3-2.yaml", '"sum_of([P.07]) = [05] within 1"', '"[P.07] = [05] within 1"', "rules[5].text", "every line"),
    ("forms/B3-2.yaml", "“停工”) = [04]", "“停止”) = [04]", "rules[4].text", "never holds “停止”"),
    ("forms/B3-2.yaml", 'version: "2"', 'version: "1"', "B3-2.yaml: version", "Two versions of the form B3 say “1”"),
    ("forms/B3.yaml", "valid_from: 2021-01-01", "valid_from: 2024-01-01", "B3.yaml: valid_from", "Two versions"),
    # schemes
    ("schemes/six-dimensions.yaml", "weight: 8.2", "weight: 8.3", "six-dimensions.yaml: items", "add up to 100.1, not"),
    ("schemes/six-dimensions.yaml", "weight: 8.2", "weight: 0", "items[6].weight", "out of bounds"),
    ("schemes/six-dimensions.yaml", "floor: 60", "floor: 50", "six-dimensions.yaml: method", "add up to 90, not"),
    ("schemes/six-dimensions.yaml", "at_least: 75", "at_least: 90", "six-dimensions.yaml: bands", "do not descend"),
    ("schemes/six-dimensions.yaml", "indicator: producer_share", "indicator: nope", "items[9].indicator", "“nope”"),
    # schemes: where each item comes from
    (A, 'name: 入驻企业数, weight: 5, indicator: enterprises', 'name: 入驻企业数, weight: 5', "items[1]",
     "either an indicator or a formula"),
    (A, 'formula: "[tax] / [jobs]"', 'formula: "[tax] / [jobs]", indicator: tax', "items[13]",
     "either an indicator or a formula"),
    (A, 'formula: "[tax] / [jobs]"', 'formula: "[tax] + [jobs]"', "items[13].formula", "万元 and 人 cannot be"),
    (A, 'formula: "[tax] / [jobs]"', 'formula: "[tax] / [job]"', "items[13].formula", "no row [job]"),
    (A, 'formula: "[tax] / [jobs]"', 'formula: "[tax] / ["', "items[13].formula", "The formula cannot be read"),
    (A, 'formula: "[tax] / [jobs]"', 'formula: "[tax] / [jobs]", unit: 万元', "items[13].unit", "in “万元/人”"),
    (A, 'formula: "[tax] / [jobs]"', 'formula: "100 / 4"', "items[13].formula", "looks at no figure"),
    (A, "indicator: pay_per_job", "indicator: pay_per_job, unit: 元", "items[16].unit", "has its own unit"),
    (A, "indicator: pay_per_job", "indicator: pay_per_job, guidance: 看", "items[16].guidance", "means nothing for"),
    (A, "indicator: pay_per_job", "indicator: ent_pay", "items[16].indicator", "collected for statistics only"),
    (A, "period: quarter", "period: year", "items[1].indicator", "by the quarter, the scheme runs by the year"),
    (A, "name: 公共服务平台建设\n    weight: 4\n    source: document", "name: 公共服务平台建设\n    weight: 4\n"
     "    source: expert", "items[19].checklist", "means nothing for"),
    (A, "已公布, points: 20}", "已公布, points: 30}", "items[19].checklist", "add up to 110, not to 100"),
    (A, "    guidance: 专家书面评审", "    # guidance: 专家书面评审", "items[21]", "by what experts score"),
    (A, "source: reporting}", "source: reporting, results_of: annual}", "items[20].results_of", "means nothing"),
    (C, "source: results, results_of: annual, grade: 优秀", "source: results, grade: 优秀", "items[2]", "“results_of”"),
    (C, "results_of: annual, grade: 优秀", "results_of: anual, grade: 优秀", "items[2].results_of", "no scheme “anual”"),
    (C, "results_of: annual, grade: 优秀", "results_of: annual, grade: 优", "items[2].grade", "no grade “优”"),
    (C, "results_of: annual, grade: 优秀", "results_of: city-service, grade: 优秀", "items[2].results_of",
     "assesses units of the level city"),
    (C, "{at_least: 65, points: 70}", "{at_least: 65, points: 55}", "items[1].steps", "The steps do not rise"),
    (C, "{at_least: 65, points: 70}", "{at_least: 60, points: 70}", "items[1].steps", "The steps do not rise"),
    # schemes: what stands beside the items
    (A, "points: 2, at_most: 4", "points: 2, at_most: 1", "adjustments[1].at_most", "One case gives 2"),
    (A, "kind: deduction, points: 1, at_most: 3", "kind: bonus, points: 1, at_most: 3", "adjustments[3].kind",
     "earns no bonus"),
    (A, "{id: national_title", "{id: jobs", "adjustments[1].id", "“jobs” has been given before"),
    (A, "名单, grade: 不合格}", "名单, grade: 差}", "vetoes[3].grade", "no grade “差”"),
    (A, "{id: dishonesty", "{id: accident", "vetoes[3].id", "“accident” has been given before"),
    (A, "at_least: 75}", "at_least: 85}", "annual.yaml: bands", "do not descend"),
    (A, "borderline: [10, 90]", "borderline: [90, 10]", "sureness.borderline", "runs from 90 to 10"),
    (A, "cap_wan: 50}", "cap_wan: 60}", "consequences.awards[1].cap_wan", "the plan allows at most 50"),
    (A, "award: F2", "award: F9", "consequences.awards[1].award", "no award “F9”"),
    (A, "among: group, grade: 良好", "among: group, grade: 好", "consequences.awards[1].grade", "no grade “好”"),
    (A, "rectify: [不合格]", "rectify: [差]", "consequences.rectify[1]", "no grade “差”"),
    (A, "remove_at_once: [false_data]", "remove_at_once: [lies]", "remove_at_once[1]", "no veto “lies”"),
    (A, "admit: common", "admit: everybody", "consequences.admit", "no condition “everybody”"),
    (A, "types: [T3]", "types: [T33]", "conditions[4].types[1]", "no zone type “T33”"),
    (A, "[enterprises] >= 20 and judged(\"入驻", "[enterprises] >= [revenue] and judged(\"入驻",
     "conditions[4].text", "户 and 万元 cannot be"),
    (A, "[rnd] / [revenue] >= 0.05", "[rnd] / [revenue] >= 5%", "conditions[5].text", "not a percentage"),
    (A, "judged(\"符合省商务厅确定的数量条件\")", "judged(符合)", "conditions[6].text", "not part of the language"),
    (A, "count_of([B2]) >= 3 and [tax]", "count_of([B1]) >= 3 and [tax]", "conditions[3].text", "no form “B1”"),
    (A, "id: cond-T2", "id: cond-T1", "conditions[3].id", "“cond-T1” has been given before"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "where", "says"), FAULTS, ids=[f"{f[0]}:{f[2]}"[:70] for f in FAULTS])
def test_a_fault_is_told_with_its_place(tmp_path: Path, file: str, old: str, new: str, where: str, says: str) -> None:
    folder = copied(JILIN, tmp_path)
    miswritten(folder, file, old, new)
    faults = faults_in(folder)
    assert any(where in f.where and f.where.startswith(file) and says in str(f.what) for f in faults), faults
    assert all(str(f.remedy) for f in faults)


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    """A value that cannot be read, a reference that leads nowhere and weights that do not sum: three at once."""
    folder = copied(JILIN, tmp_path)
    miswritten(folder, "targets.yaml", "revenue: 400,", "revenue: viel,")
    miswritten(folder, "types.yaml", "nearest: T8", "nearest: T0")
    miswritten(folder, "schemes/six-dimensions.yaml", "weight: 8.2", "weight: 9.2")
    assert len(faults_in(folder)) == 3


def test_one_fault_does_not_breed_others(tmp_path: Path) -> None:
    """An organisation that cannot be read is still known by its code to the clauses that name it."""
    folder = copied(JILIN, tmp_path)
    miswritten(folder, "organisations.yaml", "{id: ORG-FIN, name: 省财政厅,", "{id: ORG-FIN, nmae: 省财政厅,")
    assert [f.where for f in faults_in(folder)] == ["organisations.yaml: organisations[9]"] * 2


def test_a_file_that_nobody_would_read_is_a_fault(tmp_path: Path) -> None:
    folder = copied(QINGHE, tmp_path)
    (folder / "traget.yaml").write_text("targets: []\n")
    assert [f.where for f in faults_in(folder)] == ["traget.yaml"]


@pytest.mark.parametrize("file", ["plan.yaml", "text.txt", "targets.yaml", "divisions.yaml"])
def test_a_missing_file_is_a_fault(tmp_path: Path, file: str) -> None:
    folder = copied(QINGHE, tmp_path)
    (folder / file).unlink()
    assert (file, "is missing") in [(f.where, str(f.what)[-11:-1]) for f in faults_in(folder)]


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    assert "no such folder" in str(faults_in(tmp_path / "nowhere")[0].what)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"- a\n- b\n", b"", b"just words", b"{}", b"? {a: 1}\n: 2\n"])
def test_a_file_that_holds_something_else_is_a_fault(tmp_path: Path, content: bytes) -> None:
    folder = copied(QINGHE, tmp_path)
    (folder / "plan.yaml").write_bytes(content)
    assert any(f.where.startswith("plan.yaml") for f in faults_in(folder))


def test_an_empty_form_is_a_fault(tmp_path: Path) -> None:
    folder = copied(QINGHE, tmp_path)
    (folder / "forms" / "Z2.yaml").write_text("{}")
    assert {f.where for f in faults_in(folder)} == {"forms/Z2.yaml"}


@pytest.mark.parametrize("entry", ["- 5", "- [a]", "-", "- x: {y: 1}"])
def test_an_entry_of_another_kind_is_a_fault(tmp_path: Path, entry: str) -> None:
    folder = copied(QINGHE, tmp_path)
    (folder / "awards.yaml").write_text(f"awards:\n  {entry}\n")
    assert all(f.where.startswith("awards.yaml: awards[1]") for f in faults_in(folder))


def faults_in(folder: Path) -> tuple:  # type: ignore[type-arg]  # of Malformed
    with pytest.raises(PlanIsMalformed) as told:
        read_plan(folder)
    assert told.value.faults
    return told.value.faults
