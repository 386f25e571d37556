"""The desk: what zones and enterprises do."""
