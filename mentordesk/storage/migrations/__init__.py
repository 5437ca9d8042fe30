"""The steps from each released file to the next."""
