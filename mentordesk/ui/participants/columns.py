"""What the list of participants shows: its columns, its chips, and what a search finds by."""

from collections.abc import Callable

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.inline_edits import InlineEdits
from mentordesk.ui.participants.languages import LanguageNames
from mentordesk.ui.participants.standing import (
    consent_chip,
    is_unmatched,
    role_chip,
    seats,
    state_chip,
)
from mentordesk.ui.record_columns import Column, Filter, ListShape
from mentordesk.vocabulary import MEETING_FORM_NAMES, EnrolmentState, Role

People = Column[EnrolmentRecord]


def list_shape(desk: Desk) -> ListShape[EnrolmentRecord]:
    """Return the list's description in the reader's language."""
    edits = InlineEdits(desk)
    tr = desk.translator
    columns = (*_shown(tr, edits), *_on_request(tr, edits), *_about_person(tr, edits))
    return ListShape(
        name="participants",
        identity=lambda record: record.id,
        columns=columns,
        filters=_filters(tr),
        sorted_by="name",
    )


def _text(
    field: str, title: str, edits: InlineEdits, width: int = 140, *, hidden: bool = True
) -> People:
    def text(record: EnrolmentRecord) -> str:
        return str(getattr(record, field))

    return Column(
        key=field, title=title, text=text, width=width, hidden=hidden, edit=edits.text(field)
    )


def _several(
    field: str, title: str, edits: InlineEdits, width: int = 160, *, hidden: bool = True
) -> People:
    def text(record: EnrolmentRecord) -> str:
        return "; ".join(getattr(record, field))

    def lines(record: EnrolmentRecord) -> str:
        return "\n".join(getattr(record, field))

    return Column(
        key=field,
        title=title,
        text=text,
        tooltip=lines,
        width=width,
        hidden=hidden,
        edit=edits.several(field),
    )


def _shown(tr: Translator, edits: InlineEdits) -> tuple[People, ...]:
    """Return the columns that fit beside the form in a small window, then the topics."""
    return (
        Column(
            key="name",
            title=tr.gettext("Name"),
            text=lambda record: record.name,
            tooltip=lambda record: record.email,
            bold=True,
            width=146,
            edit=edits.text("name"),
        ),
        Column(
            key="role",
            title=tr.gettext("Role"),
            text=lambda record: role_chip(record, tr).text,
            chip=lambda record: role_chip(record, tr),
            width=84,
        ),
        Column(
            key="state",
            title=tr.gettext("State"),
            text=lambda record: state_chip(record, tr).text,
            chip=lambda record: state_chip(record, tr),
            width=104,
            edit=edits.state,
            choices=lambda _record: edits.states(),
        ),
        _several("subjects", tr.gettext("Subject"), edits, 104, hidden=False),
        Column(
            key="capacity",
            title=tr.gettext("Seats"),
            text=lambda record: seats(record, tr),
            sort=lambda record: (record.capacity - record.taken) if _mentors(record) else -1,
            width=98,
            edit=edits.number("capacity"),
        ),
        Column(
            key="consent",
            title=tr.gettext("Consent"),
            text=lambda record: consent_chip(record, tr).text,
            chip=lambda record: consent_chip(record, tr),
            tooltip=lambda record: _consent_day(record, tr),
            width=92,
            edit=edits.consent,
            choices=lambda _record: edits.consents(),
        ),
        _several("topics", tr.gettext("Topics"), edits, 110, hidden=False),
    )


def _on_request(tr: Translator, edits: InlineEdits) -> tuple[People, ...]:
    """Return what else is known of the sign-up."""
    return (
        Column(
            key="faculty",
            title=tr.gettext("Faculty"),
            text=lambda record: "; ".join(record.faculties),
            hidden=True,
        ),
        Column(
            key="experience",
            title=tr.gettext("Years of experience"),
            text=lambda r: "" if r.experience_years is None else str(r.experience_years),
            sort=lambda r: -1 if r.experience_years is None else r.experience_years,
            number=True,
            width=110,
            hidden=True,
            edit=edits.number("experience_years"),
        ),
        Column(
            key="meeting_form",
            title=tr.gettext("Meeting form"),
            text=lambda record: tr.gettext(MEETING_FORM_NAMES[record.meeting_form]),
            hidden=True,
            edit=edits.meeting_form,
            choices=lambda _record: edits.meeting_forms(),
        ),
        _text("sector", tr.gettext("Sector"), edits, 110),
        Column(
            key="waited",
            title=tr.gettext("Passed over last time"),
            text=lambda record: tr.gettext("Yes") if record.waited else "",
            hidden=True,
        ),
        _several("wishes", tr.gettext("Wishes for a partner"), edits, 200),
        _text("note", tr.gettext("Note"), edits, 200),
    )


def _about_person(tr: Translator, edits: InlineEdits) -> tuple[People, ...]:
    """Return what is known of the person, whatever they signed up as."""
    spoken = LanguageNames(tr)
    return (
        _text("email", tr.gettext("E-mail"), edits, 200),
        _text("phone", tr.gettext("Phone"), edits, 120),
        _text("employer", tr.gettext("Employer"), edits, 150),
        _text("location", tr.gettext("Place"), edits, 110),
        Column(
            key="languages",
            title=tr.gettext("Languages"),
            text=lambda record: "; ".join(spoken.names(record.languages)),
            hidden=True,
        ),
    )


def _filters(tr: Translator) -> tuple[Filter[EnrolmentRecord], ...]:
    """Return the chips; those of different groups narrow each other down."""
    return (
        Filter(key="mentors", title=tr.gettext("Mentors"), accepts=_mentors, group="role"),
        Filter(key="mentees", title=tr.gettext("Mentees"), accepts=_mentees, group="role"),
        Filter(key="unmatched", title=tr.gettext("Unmatched"), accepts=is_unmatched, group="match"),
        Filter(
            key="busy", title=tr.gettext("Busy"), accepts=_of_those_here(_is_busy), group="busy"
        ),
        Filter(
            key="no_consent",
            title=tr.gettext("No consent"),
            accepts=_of_those_here(lambda record: not record.consent),
            group="consent",
        ),
        Filter(key="waiting", title=tr.gettext("Waiting list"), accepts=_waits, group="state"),
    )


def _mentors(record: EnrolmentRecord) -> bool:
    return record.role is Role.MENTOR


def _mentees(record: EnrolmentRecord) -> bool:
    return record.role is Role.MENTEE


def _is_busy(record: EnrolmentRecord) -> bool:
    return not record.available


def _waits(record: EnrolmentRecord) -> bool:
    return record.state is EnrolmentState.WAITING


def _of_those_here(test: Callable[[EnrolmentRecord], bool]) -> Callable[[EnrolmentRecord], bool]:
    """Return the test, failed by whoever has withdrawn: their answers matter no more."""
    return lambda record: record.state is not EnrolmentState.WITHDRAWN and test(record)


def _consent_day(record: EnrolmentRecord, tr: Translator) -> str:
    if record.consented_on is None:
        return tr.gettext("Contact details may not be shared with a match yet.")
    day = tr.date(record.consented_on)
    return tr.gettext("Contact details may be shared with a match, as agreed on {day}.").format(
        day=day
    )
