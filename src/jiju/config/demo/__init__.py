"""The demonstration province: a generator, deterministic by seed, of zones, enterprises and what they report.

Everything in it is invented except the plan's own names and places, and is marked 演示数据 wherever it is shown.
"""
