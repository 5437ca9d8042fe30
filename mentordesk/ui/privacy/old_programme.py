"""Deletes the people of a programme that is over: who goes, who stays, and the receipt."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.services.records.privacy import DeletionDay, Leaving
from mentordesk.ui.desk import Desk
from mentordesk.ui.privacy.for_good_dialog import ForGood, ForGoodDialog

#: So many names are read; more are counted.
_NAMES_MOST = 12


def delete_old_people(owner: QWidget, desk: Desk) -> QDialog | None:
    """Ask before a programme's people are deleted; say so where there are none, or it runs."""
    privacy, tr = desk.workspace.privacy, desk.translator
    programme = desk.workspace.programmes.get(desk.programme_id)
    people = privacy.leaving(programme.id)
    if programme.ends_on is not None and programme.ends_on >= desk.workspace.today():
        said = tr.gettext(
            "{programme} is not over. Its people can be deleted from the day after its last one."
        )
        desk.notices.warn(said.format(programme=programme.name))
        return None
    if not people:
        desk.notices.say(tr.gettext("Nobody is left in this programme."))
        return None
    told = _told(privacy.deletion_day(programme.id), people, desk)
    dialog = ForGoodDialog(owner, desk, told, lambda: privacy.delete_people(programme.id))
    dialog.open()
    return dialog


def _told(day: DeletionDay, people: Sequence[Leaving], desk: Desk) -> ForGood:
    tr = desk.translator
    going = [one for one in people if not one.stays_in]
    staying = [one for one in people if one.stays_in]
    words = []
    if going:
        words.append(tr.gettext("Deleted: {names}.").format(names=_names(going, desk)))
    if staying:
        words.append(
            tr.gettext(
                "Only their part in this programme goes, for they are in another one: {names}."
            ).format(names=_names(staying, desk))
        )
    words.append(
        tr.gettext(
            "The programme stays with its figures, which become bare numbers. Who was matched with "
            "whom, and who waited, is forgotten by later programmes."
        )
    )
    if day.due_on is not None and day.due_on > desk.workspace.today():
        early = tr.gettext("The day of deletion is {day}.")
        words.append(early.format(day=tr.date(day.due_on)))
    rows = [(tr.gettext("People who are deleted"), tr.number(len(going)))]
    if staying:
        rows.append((tr.gettext("People who stay in other programmes"), tr.number(len(staying))))
    return ForGood(
        title=tr.gettext("Delete an old programme’s people"),
        about=day.programme,
        rows=rows,
        words=tuple(words),
        wanted=day.programme,
        verb=tr.gettext("Delete for good"),
        programme=day.programme,
    )


def _names(people: Sequence[Leaving], desk: Desk) -> str:
    tr = desk.translator
    names = [one.name for one in people[:_NAMES_MOST]]
    more = len(people) - len(names)
    if more:
        names.append(tr.ngettext("{n} more", "{n} more", more).format(n=tr.number(more)))
    return tr.enumeration(names)
