"""What a choice costs, as sentences."""

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import ChangedPartner, CostRecord, PairRecord, WholeRecord

#: As many are named; of more it is said how many they are.
_NAMED = 2
#: What two decimals show as nothing is nothing.
_LEAST = 0.005


def cost_of_choosing(cost: CostRecord, mentor: str, tr: Translator) -> str:
    """Return what it does to the whole that a mentee gets this mentor."""
    if cost.points >= _LEAST:
        text = tr.gettext("Choosing {mentor} costs {points} points.")
    elif cost.points <= -_LEAST:
        text = tr.gettext("Choosing {mentor} gains {points} points.")
    else:
        text = tr.gettext("Choosing {mentor} costs nothing.")
    first = text.format(mentor=mentor, points=_points(cost.points, tr))
    return _joined(first, _left_over(cost.mentees, tr), *moves(cost, tr))


def cost_of_swapping(cost: CostRecord, tr: Translator) -> str:
    """Return what it does to the whole that two mentees exchange mentors."""
    if cost.points >= _LEAST:
        text = tr.gettext("The swap costs {points} points.")
    elif cost.points <= -_LEAST:
        text = tr.gettext("The swap gains {points} points.")
    else:
        text = tr.gettext("The swap costs nothing.")
    first = text.format(points=_points(cost.points, tr))
    return _joined(first, _left_over(cost.mentees, tr), *moves(cost, tr))


def cost_of_forbidding(cost: CostRecord, tr: Translator) -> str:
    """Return what it does to the whole that two people are kept apart."""
    if cost.points >= _LEAST:
        text = tr.gettext("Keeping them apart costs {points} points.")
    elif cost.points <= -_LEAST:
        text = tr.gettext("Keeping them apart gains {points} points.")
    else:
        text = tr.gettext("Keeping them apart costs nothing.")
    first = text.format(points=_points(cost.points, tr))
    return _joined(first, _left_over(cost.mentees, tr), *moves(cost, tr))


def what_came_of_it(before: WholeRecord, after: WholeRecord, tr: Translator) -> str:
    """Return how one whole differs from the one before: "The whole falls by 0.31; nobody …"."""
    fall = before.total - after.total
    if fall >= _LEAST:
        text = tr.gettext("The whole falls by {points}.")
    elif fall <= -_LEAST:
        text = tr.gettext("The whole rises by {points}.")
    else:
        text = tr.gettext("The whole is as good as before.")
    first = text.format(points=_points(fall, tr))
    return _joined(first, _left_over(after.alone - before.alone, tr))


def moves(cost: CostRecord, tr: Translator) -> tuple[str, ...]:
    """Return who gets another mentor by it, a sentence each; of many, only how many."""
    named = [partner_sentence(one, tr) for one in cost.moved[:_NAMED]]
    more = len(cost.moved) - len(named)
    if more:
        text = tr.ngettext(
            "{n} more mentee gets another mentor.", "{n} more mentees get other mentors.", more
        )
        named.append(text.format(n=tr.number(more)))
    return tuple(named)


def nobody_else(cost: CostRecord, tr: Translator) -> str:
    """Return who pays for it with another mentor, or that nobody does."""
    return _joined(*moves(cost, tr)) or tr.gettext("Nobody else gets another mentor.")


def partner_sentence(one: ChangedPartner, tr: Translator) -> str:
    """Return whom a mentee would get."""
    if one.second is None:
        text = tr.gettext("{mentee} would have no mentor.")
    elif one.first is None:
        text = tr.gettext("{mentee} would get {mentor}.")
    else:
        text = tr.gettext("{mentee} would get {mentor} instead.")
    return text.format(mentee=one.mentee.name, mentor=_mentor(one.second))


def _mentor(pair: PairRecord | None) -> str:
    return pair.mentor.name if pair else ""


def _left_over(more: int, tr: Translator) -> str:
    if more > 0:
        text = tr.ngettext("{n} more mentee is left over.", "{n} more mentees are left over.", more)
        return text.format(n=tr.number(more))
    if more < 0:
        text = tr.ngettext(
            "{n} mentee fewer is left over.", "{n} mentees fewer are left over.", -more
        )
        return text.format(n=tr.number(-more))
    return tr.gettext("Nobody more is left over.")


def _points(points: float, tr: Translator) -> str:
    return tr.number(abs(points), 2)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
