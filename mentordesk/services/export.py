"""A programme's people and pairs as a workbook or as CSV, whose first sheet the import reads."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from mentordesk.exchange.sheet import Sheet, Value
from mentordesk.i18n import Translator
from mentordesk.models import Enrolment, Match
from mentordesk.services.enrolment_reading import read_enrolments
from mentordesk.services.pair_reading import by_names, read_matches
from mentordesk.services.records.matches import PairRecord, WholeRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.wholes import read_whole
from mentordesk.vocabulary import (
    ENROLMENT_STATE_NAMES,
    MATCH_STATE_NAMES,
    MEETING_FORM_NAMES,
    ROLE_NAMES,
    TIER_NAMES,
    EnrolmentState,
    Role,
)

if TYPE_CHECKING:
    from mentordesk.exchange.fields import Field

_SEPARATOR = "; "
_SCORE_DECIMALS = 3
_DELIMITED = ".csv"
# What the file of each sheet is called beside that of the first, in no language's own words, as
# the guides' files are.
_BESIDE = ("", "-matches", "-unmatched", "-waiting")


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files that an export to `path` makes: one workbook, or a CSV file a sheet."""
    if path.suffix.lower() != _DELIMITED:
        return (path,)
    return tuple(path.with_stem(path.stem + beside) for beside in _BESIDE)


def write_export(path: Path, sheets: Sequence[Sheet], translator: Translator) -> None:
    """Write the sheets into `files_of(path)`, each file whole or not at all.

    Raises:
        UserError: The place cannot be written to.
    """
    files = files_of(path)
    if len(files) == 1:
        from mentordesk.exchange.workbook import write_workbook

        write_workbook(path, sheets)
        return
    from mentordesk.exchange.delimited_out import write_delimited

    decimal_mark = translator.number(0.5, 1)[1]
    for file, sheet in zip(files, sheets, strict=True):
        write_delimited(file, sheet, decimal_mark=decimal_mark)


def read_sheets(session: Session, programme_id: int, translator: Translator) -> list[Sheet]:
    """Return what is exported of a programme.

    The import reads the first sheet alone. So those who wait or withdrew stand on the last one:
    read back into another file, they must not come as signed up.
    """
    people = read_enrolments(session, Enrolment.programme_id == programme_id)
    signed_up = [one for one in people if one.state is EnrolmentState.SIGNED_UP]
    others = [one for one in people if one.state is not EnrolmentState.SIGNED_UP]
    pairs = by_names(read_matches(session, translator, Match.programme_id == programme_id))
    whole = read_whole(session, programme_id, translator)
    return [
        _participants(signed_up, translator),
        _matches(pairs, translator),
        _unmatched(whole, translator),
        _others(others, translator),
    ]


def _participants(people: Iterable[EnrolmentRecord], translator: Translator) -> Sheet:
    from mentordesk.exchange.fields import heading

    columns = _columns(translator)
    return Sheet(
        title=translator.gettext("Participants"),
        headings=[heading(field, translator.language) for field in columns],
        rows=[[value(person) for value in columns.values()] for person in people],
    )


def _columns(translator: Translator) -> "dict[Field, Callable[[EnrolmentRecord], Value]]":
    """Return what stands in each column, in words that the import knows."""
    from mentordesk.exchange.fields import Field

    yes, no = translator.gettext("yes"), translator.gettext("no")
    return {
        Field.NAME: lambda one: one.name,
        Field.EMAIL: lambda one: one.email,
        Field.PHONE: lambda one: one.phone,
        Field.ROLE: lambda one: translator.gettext(ROLE_NAMES[one.role]),
        Field.SUBJECT: lambda one: _several(one.subjects),
        # The import puts every subject of a row under the row's faculty.
        Field.FACULTY: lambda one: one.faculties[0] if len(one.faculties) == 1 else None,
        Field.TOPICS: lambda one: _several(one.topics),
        Field.EXPERIENCE_YEARS: lambda one: _years(one, Role.MENTOR),
        Field.EMPLOYER: lambda one: one.employer,
        Field.SECTOR: lambda one: one.sector,
        Field.LOCATION: lambda one: one.location,
        Field.MEETING_FORM: lambda one: translator.gettext(MEETING_FORM_NAMES[one.meeting_form]),
        Field.LANGUAGES: lambda one: _several(one.languages),
        Field.CAPACITY: lambda one: one.capacity,
        Field.CONSENT: lambda one: yes if one.consent else no,
        Field.AVAILABLE: lambda one: yes if one.available else no,
        Field.WAITED: lambda one: yes if one.waited else no,
        Field.WISHES: lambda one: _several(one.wishes),
        Field.EXPERIENCE_WANTED: lambda one: _years(one, Role.MENTEE),
        Field.NOTE: lambda one: one.note,
    }


def _several(values: tuple[str, ...]) -> str:
    """Return several choices as one cell; a comma within a choice must not divide it."""
    text = _SEPARATOR.join(values)
    return text + _SEPARATOR.strip() if "," in text and len(values) == 1 else text


def _years(person: EnrolmentRecord, role: Role) -> int | None:
    return person.experience_years if person.role is role else None


def _matches(pairs: Iterable[PairRecord], translator: Translator) -> Sheet:
    return Sheet(
        title=translator.gettext("Matches"),
        headings=[
            translator.gettext("Code"),
            translator.gettext("Mentee"),
            translator.gettext("Mentee's e-mail"),
            translator.gettext("Mentor"),
            translator.gettext("Mentor's e-mail"),
            translator.gettext("State"),
            translator.gettext("Fit"),
            translator.gettext("Score"),
            translator.gettext("Meetings"),
            translator.gettext("Last meeting"),
        ],
        rows=[
            [
                pair.code,
                pair.mentee.name,
                pair.mentee.email,
                pair.mentor.name,
                pair.mentor.email,
                translator.gettext(MATCH_STATE_NAMES[pair.state]),
                translator.gettext(TIER_NAMES[pair.tier]),
                round(pair.score, _SCORE_DECIMALS),
                pair.meetings,
                pair.last_meeting,
            ]
            for pair in pairs
        ],
    )


def _unmatched(whole: WholeRecord, translator: Translator) -> Sheet:
    return Sheet(
        title=translator.gettext("Unmatched"),
        headings=[
            translator.gettext("Name"),
            translator.gettext("E-mail"),
            translator.gettext("Role"),
            translator.gettext("Why"),
            translator.gettext("What would help"),
        ],
        rows=[
            [
                one.person.name,
                one.person.email,
                translator.gettext(ROLE_NAMES[one.role]),
                one.reason,
                one.remedy,
            ]
            for one in whole.unmatched
        ],
    )


def _others(people: Iterable[EnrolmentRecord], translator: Translator) -> Sheet:
    return Sheet(
        title=translator.gettext("Waiting and withdrawn"),
        headings=[
            translator.gettext("Name"),
            translator.gettext("E-mail"),
            translator.gettext("Role"),
            translator.gettext("State"),
            translator.gettext("Note"),
        ],
        rows=[
            [
                one.name,
                one.email,
                translator.gettext(ROLE_NAMES[one.role]),
                translator.gettext(ENROLMENT_STATE_NAMES[one.state]),
                one.note,
            ]
            for one in people
        ],
    )
