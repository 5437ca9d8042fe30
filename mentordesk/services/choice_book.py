"""The subjects, faculties and topics by name while sign-ups are written; new ones are added."""

from collections.abc import Iterable

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from mentordesk.models import Faculty, Subject, Topic


class ChoiceBook:
    """Every choice of the file. Names are matched whatever their case; `save` writes new ones."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._subjects = _Names(session, Subject)
        self._topics = _Names(session, Topic)
        self._faculties = _Names(session, Faculty)
        rows = session.execute(select(Subject.id, Subject.faculty_id))
        self._faculty_before: dict[int, int | None] = dict(rows.all())
        self._faculty_of = dict(self._faculty_before)

    def subject(self, name: str) -> int:
        """Return a subject's id, a new one's where it is not known yet."""
        return self._subjects.id_of(name)

    def topic(self, name: str) -> int:
        """Return a topic's id, a new one's where it is not known yet."""
        return self._topics.id_of(name)

    def put_under(self, subjects: Iterable[int], faculty: str, *, overrule: bool) -> None:
        """Note the faculty of subjects; a known one gives way only to `overrule`."""
        wanted = self._faculties.id_of(faculty) if faculty.strip() else None
        for subject in subjects:
            if overrule or self._faculty_of.get(subject) is None:
                self._faculty_of[subject] = wanted

    def new_choices(self) -> tuple[str, ...]:
        """Return the names of subjects, then topics, that were not known before."""
        return (*self._subjects.new, *self._topics.new)

    def save(self) -> None:
        """Write what is new."""
        for names in (self._faculties, self._subjects, self._topics):
            names.save(self._session)
        moved = [
            {"id": subject, "faculty_id": faculty}
            for subject, faculty in self._faculty_of.items()
            if faculty != self._faculty_before.get(subject)
        ]
        if moved:
            self._session.execute(update(Subject), moved)


class _Names:
    """One kind of choice."""

    def __init__(self, session: Session, table: type[Subject | Topic | Faculty]) -> None:
        self._table = table
        rows = session.execute(select(table.id, table.name)).all()
        self._ids = {name.casefold(): id_ for id_, name in rows}
        self._next = max(self._ids.values(), default=0) + 1
        #: Names that are to be added, with their ids.
        self.new: dict[str, int] = {}

    def id_of(self, name: str) -> int:
        known = self._ids.get(name.casefold())
        if known is not None:
            return known
        tidy = " ".join(name.split())
        id_ = self._ids.get(tidy.casefold())
        if id_ is None:
            id_, self._next = self._next, self._next + 1
            self._ids[tidy.casefold()] = id_
            self.new[tidy] = id_
        return id_

    def save(self, session: Session) -> None:
        if self.new:
            rows = [{"id": id_, "name": name} for name, id_ in self.new.items()]
            session.execute(insert(self._table), rows)
