"""The page of matches: who is matched with whom, why, and what is done about it."""
