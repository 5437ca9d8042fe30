"""The window."""

# Before the first call into Qt, whoever makes it; `desk` does the rest.
from mentordesk.ui import interpreter

__all__ = ["interpreter"]
