"""The office: what officials and auditors see and do."""
