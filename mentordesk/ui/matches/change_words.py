"""A change that would match somebody who is left over, as sentences."""

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import ChangeRecord, PersonName
from mentordesk.ui.matches.cost_words import nobody_else
from mentordesk.vocabulary import TIER_NAMES, Role

#: Steps that are answers of the people themselves: the coordinator asks before she writes them.
_ANSWERS = frozenset({"consent", "meeting_form", "language", "available"})


def change_sentence(change: ChangeRecord, tr: Translator) -> str:
    """Return what is changed, who gets whom by it, and who else is moved."""
    mentor, mentee = change.person, change.partner
    if change.role is Role.MENTEE:
        mentor, mentee = mentee, mentor
    text = tr.gettext("{mentee} gets {mentor}: {tier}, {score}.")
    gets = text.format(
        mentee=mentee.name,
        mentor=mentor.name,
        tier=tr.gettext(TIER_NAMES[change.tier]),
        score=tr.number(change.score, 2),
    )
    return " ".join((*change.steps, gets, nobody_else(change.cost, tr)))


def button_words(change: ChangeRecord, tr: Translator) -> str:
    """Return what the button says: whose word it takes, where it is not the coordinator's own."""
    asked = _asked(change)
    if not asked:
        return tr.gettext("Do this")
    if len(asked) == 1:
        return tr.gettext("{name} has agreed: do this").format(name=asked[0].name)
    return tr.gettext("Both have agreed: do this")


def _asked(change: ChangeRecord) -> tuple[PersonName, ...]:
    """Return whose answers the change writes."""
    steps = change.remedy["steps"]
    addresses = {step["facts"].get("person") for step in steps if step["kind"] in _ANSWERS}
    return tuple(one for one in (change.person, change.partner) if one.email in addresses)
