"""What sign-ups choose from: subjects with their faculties and neighbours, and topics."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
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
from mentordesk.services.choice_tables import TABLES, ChoiceTables, alias_key
from mentordesk.services.records.programmes import ChoiceRecord
from mentordesk.services.records.sign_up import ChoiceKind
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, NP_


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
            also = _aliases(session, ChoiceKind.SUBJECT)
            return _sorted(
                ChoiceRecord(
                    id=id_, name=name, faculty=faculty or "", used=used, also=also.get(id_, ())
                )
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
            also = _aliases(session, ChoiceKind.TOPIC)
            return _sorted(
                ChoiceRecord(id=id_, name=name, used=used, also=also.get(id_, ()))
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
        with self._file.write(DeedName(N_("add the subject “{name}”")).of(name=name)) as session:
            id_ = _named(session, Subject, name)
            # What the organisation offers stays when the one who brought it in is erased.
            found(session, Subject, id_).from_sign_up = False
            _be_a_choice(session, ChoiceKind.SUBJECT, name)
            if faculty.strip():
                found(session, Subject, id_).faculty_id = _named(session, Faculty, faculty)
            return id_

    def add_topic(self, name: str) -> int:
        """Add a topic and return its id; one that is there already is found, not doubled."""
        with self._file.write(DeedName(N_("add the topic “{name}”")).of(name=name)) as session:
            id_ = _named(session, Topic, name)
            found(session, Topic, id_).from_sign_up = False
            _be_a_choice(session, ChoiceKind.TOPIC, name)
            return id_

    def rename(self, kind: ChoiceKind, choice_id: int, name: str) -> None:
        """Rename a subject or topic; where another has that name, the two become one.

        The old name is remembered as another way to write it: the table that brought it would
        otherwise bring it anew.

        Raises:
            UserError: The name is blank.
        """
        tables = TABLES[kind]
        with self._file.write(
            DeedName(N_("rename “{before}” to “{name}”")).of(name=name)
        ) as session:
            choice = found(session, tables.choice, choice_id)
            before, twin = choice.name, _like(session, tables.choice, name)
            tell(session, before=before)
            if twin is None or twin == choice_id:
                choice.name = _checked(name)
                session.flush()
            else:
                _unite(session, tables, choice_id, twin)
            _learn(session, tables, twin or choice_id, before)

    def set_aliases(self, kind: ChoiceKind, choice_id: int, texts: Iterable[str]) -> None:
        """Say what else, and nothing more, is taken to mean a subject or topic.

        Raises:
            UserError: One of the texts is another choice's name.
        """
        tables = TABLES[kind]
        with self._file.write(DeedName(N_("change what else “{name}” is called"))) as session:
            tell(session, name=found(session, tables.choice, choice_id).name)
            session.execute(delete(tables.alias).where(tables.alias_id == choice_id))
            for text in texts:
                twin = _like(session, tables.choice, text)
                if twin is not None and twin != choice_id:
                    raise UserError(
                        N_("{name} has a row of its own. Rename that row to make the two one."),
                        name=text.strip(),
                    )
                _learn(session, tables, choice_id, text)

    def set_faculty(self, subject_id: int, faculty: str) -> None:
        """Put a subject under a faculty, which is added where it is new; blank for none."""
        with self._file.write(DeedName(N_("change the faculty of “{name}”"))) as session:
            subject = found(session, Subject, subject_id)
            tell(session, name=subject.name)
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
        with self._file.write(DeedName(N_("change what is close to “{name}”"))) as session:
            tell(session, name=found(session, Subject, subject_id).name)
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
        with self._file.write(
            DeedName(*NP_("remove {n} unused choice", "remove {n} unused choices"))
        ) as session:
            used = (
                (Subject, EnrolmentSubject.subject_id),
                (Topic, EnrolmentTopic.topic_id),
                (Faculty, Subject.faculty_id),
            )
            before = _count(session)
            for table, column in used:
                kept = select(column).where(column.is_not(None))
                session.execute(delete(table).where(table.id.not_in(kept)))
            removed = before - _count(session)
            tell(session, n=removed)
            return removed


def _aliases(session: Session, kind: ChoiceKind) -> Mapping[int, tuple[str, ...]]:
    alias, choice_id = TABLES[kind].alias, TABLES[kind].alias_id
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for id_, text in session.execute(select(choice_id, alias.text).order_by(alias.text)):
        texts[id_].append(text)
    return {id_: tuple(its) for id_, its in texts.items()}


def _be_a_choice(session: Session, kind: ChoiceKind, name: str) -> None:
    """Let a name that is a choice's own mean no other one any more."""
    alias = TABLES[kind].alias
    session.execute(delete(alias).where(alias.text == alias_key(name)))


def _learn(session: Session, tables: ChoiceTables, choice_id: int, text: str) -> None:
    """Take a text to mean a choice from now on, unless it is that choice's own name."""
    key, name = alias_key(text), found(session, tables.choice, choice_id).name
    session.execute(delete(tables.alias).where(tables.alias.text.in_((key, alias_key(name)))))
    if key != alias_key(name):
        session.execute(insert(tables.alias), [tables.alias_row(key, choice_id)])


def _unite(session: Session, tables: ChoiceTables, goes: int, stays: int) -> None:
    """Let everybody who has one choice have another, which also takes over what it was called."""
    for table, column in (
        (tables.of_sign_up, tables.of_sign_up_id),
        (tables.alias, tables.alias_id),
    ):
        chosen = update(table).prefix_with("OR IGNORE").where(column == goes)
        session.execute(chosen.values({column: stays}))
    if tables.choice is Subject:
        _unite_surroundings(session, goes, stays)
    session.delete(found(session, tables.choice, goes))
    session.flush()


def _unite_surroundings(session: Session, goes: int, stays: int) -> None:
    """Let one subject have another's neighbours, and its faculty where it has none."""
    one, other = SubjectNeighbour.subject_id, SubjectNeighbour.neighbour_id
    pairs = session.execute(select(one, other).where((one == goes) | (other == goes))).all()
    near = {id_ for pair in pairs for id_ in pair} - {goes, stays}
    ordered = [tuple(sorted((stays, id_))) for id_ in sorted(near)]
    rows = [{one.key: first, other.key: second} for first, second in ordered]
    if rows:
        session.execute(insert(SubjectNeighbour).prefix_with("OR IGNORE"), rows)
    subject = found(session, Subject, stays)
    if subject.faculty_id is None:
        subject.faculty_id = found(session, Subject, goes).faculty_id


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
