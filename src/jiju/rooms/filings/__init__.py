"""Filings: forms, periods, what was reported, findings, signatures and reviews."""
