"""Money for zones: budgets, grants from proposal to acceptance, recovery, and registers of other funds."""
