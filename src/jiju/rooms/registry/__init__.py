"""Registry: divisions, zones and their versions, enterprises and tenancies."""
