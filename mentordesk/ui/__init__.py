"""The window."""

# Before the first call into Qt, whoever makes it; `desk` does the rest.
from mentordesk.ui import counted

__all__ = ["counted"]
