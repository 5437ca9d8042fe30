"""The guides as pages: their text, their paper, their languages."""
