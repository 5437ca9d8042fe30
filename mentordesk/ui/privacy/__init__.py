"""Data protection: consents, what is kept about a person, and deletions for good."""
