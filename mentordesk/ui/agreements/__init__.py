"""What the pairs settle: written, printed, signed."""
