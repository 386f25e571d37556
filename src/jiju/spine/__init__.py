"""Who may act, and the proof that they did."""
