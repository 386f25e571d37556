"""Settings, addresses, wiring and the jiju command: the one floor that knows everybody."""
