"""The window."""

from mentordesk.ui.counted import keep_constants_alive

# Before the first call into Qt, whoever makes it.
keep_constants_alive()
