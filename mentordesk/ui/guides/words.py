"""What the page calls the guides, and what may be put into their texts."""

from mentordesk.vocabulary import N_, RULE_KIND_NAMES, RuleKind

#: By key: its name and its drawing.
GUIDES = {
    "mentor-guide": (N_("Mentor guide"), "graduation-cap"),
    "mentee-guide": (N_("Mentee guide"), "book-open"),
    "tools": (N_("Tools"), "pen-line"),
    "first-meeting": (N_("First-meeting sheet"), "handshake"),
    "ground-rules": (N_("Ground rules"), "list-checks"),
    "safety-guide": (N_("Safety guide"), "heart-handshake"),
    "playbook": (N_("Playbook"), "route"),
    "run-sheet": (N_("Run sheet for the kick-off"), "clock"),
    "sign-up-form": (N_("Sign-up form"), "clipboard-list"),
    "flyer-mentor": (N_("Flyer for mentors"), "flag"),
    "flyer-mentee": (N_("Flyer for mentees"), "flag"),
}

#: What stands in a paragraph of its own for a part of the programme's framework.
LISTS = {
    "{list:ground_rules}": RULE_KIND_NAMES[RuleKind.GROUND_RULE],
    "{list:mentor_duties}": RULE_KIND_NAMES[RuleKind.MENTOR_DUTY],
    "{list:mentee_duties}": RULE_KIND_NAMES[RuleKind.MENTEE_DUTY],
    "{list:shared_duties}": RULE_KIND_NAMES[RuleKind.SHARED_DUTY],
    "{list:role_limits}": RULE_KIND_NAMES[RuleKind.ROLE_LIMIT],
    "{list:consents}": N_("Consents to tick"),
    "{list:privacy}": N_("What the data are kept for"),
}
FIGURES = {
    "{figure:scale-of-support}": N_("The scale of support"),
    "{figure:five-ways-of-listening}": N_("Five ways of listening"),
    "{figure:meeting-cycle}": N_("From one meeting to the next"),
    "{figure:course}": N_("The course of the programme"),
}
BOXES = {
    "{boxes:roles}": N_("Mentor or mentee"),
    "{boxes:subjects}": N_("Subjects"),
    "{boxes:topics}": N_("Topics"),
    "{boxes:meeting_form}": N_("Meeting form"),
    "{boxes:languages}": N_("Languages"),
    "{boxes:mentees}": N_("How many mentees"),
}
PAGES = {
    "{plan:activities}": N_("The playbook’s activities"),
    "{page:contents}": N_("The list of contents"),
    "{page:new}": N_("A new page"),
}
#: The placeholders that are the organisation's; the others are the programme's.
OF_THE_ORGANISATION = frozenset(
    {"organisation", "contact_name", "contact_email", "contact_phone", "referral"}
)
#: What stands within a line, apart from the placeholders.
CLOCK = {"{clock:15}": N_("The time 15 minutes into the kick-off")}
LINES = {
    "{lines:1}": N_("One line to write on"),
    "{lines:3}": N_("Three lines to write on"),
    "{lines:6}": N_("Six lines to write on"),
}
