"""MentorDesk: the desk of a mentoring programme's coordinator, on one laptop and one file."""

__version__ = "0.1.0"
