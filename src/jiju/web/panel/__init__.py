"""The panel: what an expert scores, and what offices prove and record, each without the others’ scores."""
