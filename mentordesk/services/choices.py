"""What sign-ups choose from: subjects with their faculties and neighbours, and topics."""

from collections.abc import Iterable

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.i18n import sort_key
from mentordesk.models import (
    EnrolmentSubject,
    EnrolmentTopic,
    Faculty,
    Subject,
    SubjectNeighbour,
    Topic,
)
from mentordesk.services.records.programmes import ChoiceRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_


class Choices:
    """Reading and tidying the choices. Two names that differ in case alone are one."""

    def __init__(self, file: File) -> None:
        self._file = file

    def subjects(self) -> tuple[ChoiceRecord, ...]:
        """Return every subject, with its faculty and how many sign-ups have it."""
        rows = (
            select(Subject.id, Subject.name, Faculty.name, func.count(EnrolmentSubject.subject_id))
            .outerjoin(Faculty, Faculty.id == Subject.faculty_id)
            .outerjoin(EnrolmentSubject, EnrolmentSubject.subject_id == Subject.id)
            .group_by(Subject.id)
        )
        with self._file.read() as session:
            return _sorted(
                ChoiceRecord(id=id_, name=name, faculty=faculty or "", used=used)
                for id_, name, faculty, used in session.execute(rows)
            )

    def topics(self) -> tuple[ChoiceRecord, ...]:
        """Return every topic, and how many sign-ups have it."""
        rows = (
            select(Topic.id, Topic.name, func.count(EnrolmentTopic.topic_id))
            .outerjoin(EnrolmentTopic, EnrolmentTopic.topic_id == Topic.id)
            .group_by(Topic.id)
        )
        with self._file.read() as session:
            return _sorted(
                ChoiceRecord(id=id_, name=name, used=used)
                for id_, name, used in session.execute(rows)
            )

    def faculties(self) -> tuple[ChoiceRecord, ...]:
        """Return every faculty, and how many subjects it holds."""
        rows = (
            select(Faculty.id, Faculty.name, func.count(Subject.id))
            .outerjoin(Subject, Subject.faculty_id == Faculty.id)
            .group_by(Faculty.id)
        )
        with self._file.read() as session:
            return _sorted(
                ChoiceRecord(id=id_, name=name, used=used)
                for id_, name, used in session.execute(rows)
            )

    def add_subject(self, name: str, faculty: str = "") -> int:
        """Add a subject and return its id; one that is there already is found, not doubled."""
        with self._file.write() as session:
            id_ = _named(session, Subject, name)
            if faculty.strip():
                found(session, Subject, id_).faculty_id = _named(session, Faculty, faculty)
            return id_

    def add_topic(self, name: str) -> int:
        """Add a topic and return its id; one that is there already is found, not doubled."""
        with self._file.write() as session:
            return _named(session, Topic, name)

    def rename_subject(self, subject_id: int, name: str) -> None:
        """Rename a subject; where another has that name, the two become one."""
        with self._file.write() as session:
            subject = found(session, Subject, subject_id)
            twin = _like(session, Subject, name)
            if twin is None or twin == subject_id:
                subject.name = _checked(name)
                return
            session.execute(
                update(EnrolmentSubject)
                .prefix_with("OR IGNORE")
                .where(EnrolmentSubject.subject_id == subject_id)
                .values(subject_id=twin)
            )
            session.delete(subject)

    def rename_topic(self, topic_id: int, name: str) -> None:
        """Rename a topic; where another has that name, the two become one."""
        with self._file.write() as session:
            topic = found(session, Topic, topic_id)
            twin = _like(session, Topic, name)
            if twin is None or twin == topic_id:
                topic.name = _checked(name)
                return
            session.execute(
                update(EnrolmentTopic)
                .prefix_with("OR IGNORE")
                .where(EnrolmentTopic.topic_id == topic_id)
                .values(topic_id=twin)
            )
            session.delete(topic)

    def set_faculty(self, subject_id: int, faculty: str) -> None:
        """Put a subject under a faculty, which is added where it is new; blank for none."""
        with self._file.write() as session:
            subject = found(session, Subject, subject_id)
            subject.faculty_id = _named(session, Faculty, faculty) if faculty.strip() else None

    def neighbours(self) -> frozenset[frozenset[int]]:
        """Return the pairs of subjects that were declared close."""
        with self._file.read() as session:
            pairs = session.execute(
                select(SubjectNeighbour.subject_id, SubjectNeighbour.neighbour_id)
            )
            return frozenset(frozenset(pair) for pair in pairs)

    def set_neighbours(self, subject_id: int, neighbour_ids: Iterable[int]) -> None:
        """Declare which subjects, and no others, are close to this one."""
        pairs = sorted({tuple(sorted((subject_id, other))) for other in neighbour_ids})
        with self._file.write() as session:
            session.execute(
                delete(SubjectNeighbour).where(
                    (SubjectNeighbour.subject_id == subject_id)
                    | (SubjectNeighbour.neighbour_id == subject_id)
                )
            )
            rows = [{"subject_id": a, "neighbour_id": b} for a, b in pairs if a != b]
            if rows:
                session.execute(insert(SubjectNeighbour), rows)

    def remove_unused(self) -> int:
        """Remove subjects and topics of no sign-up and faculties of no subject; say how many."""
        with self._file.write() as session:
            used = (
                (Subject, EnrolmentSubject.subject_id),
                (Topic, EnrolmentTopic.topic_id),
                (Faculty, Subject.faculty_id),
            )
            before = _count(session)
            for table, column in used:
                kept = select(column).where(column.is_not(None))
                session.execute(delete(table).where(table.id.not_in(kept)))
            return before - _count(session)


def _sorted(records: Iterable[ChoiceRecord]) -> tuple[ChoiceRecord, ...]:
    return tuple(sorted(records, key=lambda record: sort_key(record.name)))


def _count(session: Session) -> int:
    return sum(
        session.scalars(select(func.count()).select_from(table)).one()
        for table in (Subject, Topic, Faculty)
    )


def _checked(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise UserError(N_("The name is blank. Write one."))
    return tidy


def _like(session: Session, table: type[Subject | Topic | Faculty], name: str) -> int | None:
    """Return the id of the choice with that name in any case; SQLite folds only ASCII itself."""
    wanted = _checked(name).casefold()
    for id_, known in session.execute(select(table.id, table.name)):
        if known.casefold() == wanted:
            return int(id_)
    return None


def _named(session: Session, table: type[Subject | Topic | Faculty], name: str) -> int:
    known = _like(session, table, name)
    if known is not None:
        return known
    row = table(name=_checked(name))
    session.add(row)
    session.flush()
    return row.id
