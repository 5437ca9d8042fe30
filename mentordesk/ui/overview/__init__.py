"""The Overview: how the programme stands, and what to do next."""
