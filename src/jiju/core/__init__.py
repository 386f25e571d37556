"""Words that everyone shares: no framework, no input or output, no clock."""
