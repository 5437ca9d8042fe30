"""The list of mentees with their mentors, and the list of mentors who have none."""

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import UnmatchedRecord
from mentordesk.services.waiting import served_first
from mentordesk.ui.matches.rows import MenteeRow, Standing
from mentordesk.ui.matches.words import DASH, fit_in_full, state_chip, tier_chip
from mentordesk.ui.record_columns import Chip, Column, Filter, ListShape

#: Where the mentee stands, with the sign of those who waited, and the mentor with the pin.
MENTEE_COLUMN = 0
MENTOR_COLUMN = 1


def mentees_shape(tr: Translator) -> ListShape[MenteeRow]:
    """Return the description of the list of mentees."""
    return ListShape(
        name="matches",
        identity=lambda row: row.identity,
        columns=(*_shown(tr), *_on_request(tr)),
        filters=_filters(tr),
        also_searched=_found_by,
        sorted_by="mentee",
    )


def free_mentors_shape(tr: Translator) -> ListShape[UnmatchedRecord]:
    """Return the description of the list of mentors without a mentee."""
    return ListShape(
        name="matches.mentors",
        identity=lambda left: left.person.enrolment_id,
        columns=(
            Column(
                key="mentor",
                title=tr.gettext("Mentor"),
                text=lambda left: left.person.name,
                bold=True,
                width=160,
            ),
            Column(
                key="reason",
                title=tr.gettext("Why"),
                text=lambda left: left.reason,
                tooltip=lambda left: left.reason,
                width=220,
            ),
        ),
        also_searched=lambda left: left.person.email,
        sorted_by="mentor",
    )


def _shown(tr: Translator) -> tuple[Column[MenteeRow], ...]:
    return (
        Column(
            key="mentee",
            title=tr.gettext("Mentee"),
            text=lambda row: row.mentee.name,
            bold=True,
            width=123,
            tooltip=lambda row: _mentee_and_wait(row, tr),
        ),
        Column(
            key="mentor",
            title=tr.gettext("Mentor"),
            text=lambda row: row.mentor.name if row.mentor else DASH,
            width=114,
            tooltip=lambda row: _mentor_and_pin(row, tr),
        ),
        Column(
            key="fit",
            title=tr.gettext("Fit"),
            text=lambda row: fit_in_full(row.pair, tr) if row.pair else "",
            sort=lambda row: row.pair.score if row.pair else -1.0,
            chip=lambda row: tier_chip(row.pair.tier, tr) if row.pair else None,
            tooltip=lambda row: fit_in_full(row.pair, tr) if row.pair else "",
            searched=False,
            width=74,
        ),
        Column(
            key="state",
            title=tr.gettext("State"),
            text=lambda row: _state(row, tr).text,
            chip=lambda row: _state(row, tr),
            tooltip=lambda row: row.unmatched.reason if row.unmatched else "",
            width=109,
        ),
    )


def _on_request(tr: Translator) -> tuple[Column[MenteeRow], ...]:
    return (
        Column(
            key="pin",
            title=tr.gettext("Pinned"),
            text=lambda row: _pin(row, tr),
            searched=False,
            hidden=True,
        ),
        Column(
            key="score",
            title=tr.gettext("Score"),
            text=lambda row: tr.number(row.pair.score, 2) if row.pair else "",
            sort=lambda row: row.pair.score if row.pair else -1.0,
            number=True,
            searched=False,
            hidden=True,
            width=64,
        ),
        Column(
            key="meetings",
            title=tr.gettext("Meetings"),
            text=lambda row: tr.number(row.pair.meetings) if row.pair else "",
            sort=lambda row: row.pair.meetings if row.pair else -1,
            number=True,
            searched=False,
            hidden=True,
            width=80,
        ),
        Column(
            key="last_meeting",
            title=tr.gettext("Last meeting"),
            text=lambda row: _last_meeting(row, tr),
            sort=_last_meeting_key,
            searched=False,
            hidden=True,
            width=109,
        ),
        Column(
            key="code",
            title=tr.gettext("Code"),
            text=lambda row: (row.pair.code or "") if row.pair else "",
            hidden=True,
            width=90,
        ),
    )


def _filters(tr: Translator) -> tuple[Filter[MenteeRow], ...]:
    standings = (
        (Standing.UNMATCHED, tr.gettext("Unmatched")),
        (Standing.PROPOSED, tr.gettext("Proposed")),
        (Standing.CONFIRMED, tr.gettext("Confirmed")),
        (Standing.ENDED, tr.gettext("Ended")),
    )
    by_standing = [
        Filter[MenteeRow](
            key=standing.value,
            title=title,
            accepts=lambda row, wanted=standing: row.standing is wanted,  # type: ignore[misc]  # a default binds the loop's value
            group="standing",
        )
        for standing, title in standings
    ]
    pinned = Filter[MenteeRow](
        key="pinned",
        title=tr.gettext("Pinned"),
        accepts=lambda row: row.pinned_to is not None,
        group="pin",
    )
    waited = Filter[MenteeRow](
        key="waited",
        title=tr.gettext("Waited"),
        accepts=lambda row: row.waited_in is not None,
        group="waited",
    )
    return (*by_standing[:3], pinned, waited, *by_standing[3:])


def _state(row: MenteeRow, tr: Translator) -> Chip:
    return state_chip(row.pair.state if row.pair else None, tr)


def _pin(row: MenteeRow, tr: Translator) -> str:
    if row.pinned_to is None:
        return ""
    return tr.gettext("Pinned to {mentor}").format(mentor=row.pinned_to.name)


def _mentee_and_wait(row: MenteeRow, tr: Translator) -> str:
    if row.waited_in is None:
        return row.mentee.name
    return f"{row.mentee.name}\n{served_first(row.waited_in, tr)}"


def _mentor_and_pin(row: MenteeRow, tr: Translator) -> str:
    words = (row.mentor.name if row.mentor else "", _pin(row, tr))
    return "\n".join(word for word in words if word)


def _last_meeting(row: MenteeRow, tr: Translator) -> str:
    if row.pair is None or row.pair.last_meeting is None:
        return ""
    return tr.date(row.pair.last_meeting, "medium")


def _last_meeting_key(row: MenteeRow) -> str:
    if row.pair is None or row.pair.last_meeting is None:
        return ""
    return row.pair.last_meeting.isoformat()


def _found_by(row: MenteeRow) -> str:
    """Return addresses and the code, with and without its dash."""
    words = [row.mentee.email]
    if row.pair is not None:
        code = row.pair.code or ""
        words += [row.pair.mentor.email, code.replace("-", "")]
    return " ".join(words)
