"""The history of the tables; a new file runs through all of it."""
