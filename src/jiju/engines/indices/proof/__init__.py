"""What holds under every admissible weighting, and how little would change a decision: proofs, not samples."""
