"""Looking at figures and results: statistics, correlations, reliability, years, comparison, and why ranks moved."""
