"""What the page calls the guides, and what may be put into their texts."""

from mentordesk.vocabulary import N_, RULE_KIND_NAMES, RuleKind

#: By key: its name and its drawing.
GUIDES = {
    "mentor-guide": (N_("Mentor guide"), "graduation-cap"),
    "mentee-guide": (N_("Mentee guide"), "book-open"),
    "safety-guide": (N_("Safety guide"), "heart-handshake"),
    "first-meeting": (N_("First-meeting sheet"), "handshake"),
    "ground-rules": (N_("Ground rules"), "list-checks"),
}

#: What stands in a paragraph of its own for a part of the programme's framework.
LISTS = {
    "{list:ground_rules}": RULE_KIND_NAMES[RuleKind.GROUND_RULE],
    "{list:mentor_duties}": RULE_KIND_NAMES[RuleKind.MENTOR_DUTY],
    "{list:mentee_duties}": RULE_KIND_NAMES[RuleKind.MENTEE_DUTY],
    "{list:shared_duties}": RULE_KIND_NAMES[RuleKind.SHARED_DUTY],
    "{list:role_limits}": RULE_KIND_NAMES[RuleKind.ROLE_LIMIT],
}
FIGURES = {
    "{figure:scale-of-support}": N_("The scale of support"),
    "{figure:five-ways-of-listening}": N_("Five ways of listening"),
    "{figure:meeting-cycle}": N_("From one meeting to the next"),
    "{figure:course}": N_("The course of the programme"),
}
LINES = {
    "{lines:1}": N_("One line to write on"),
    "{lines:3}": N_("Three lines to write on"),
    "{lines:6}": N_("Six lines to write on"),
}
