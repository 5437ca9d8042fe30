"""Importing a table: its columns mapped, what will happen shown, what happened told."""
