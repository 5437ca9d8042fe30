"""The subjects, faculties and topics by name while sign-ups are written; new ones are added."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from mentordesk.models import Faculty, Subject, Topic
from mentordesk.services.choice_tables import TABLES, ChoiceTables, alias_key
from mentordesk.services.records.sign_up import Aliases, ChoiceKind

_NOTHING_SAID: Aliases = {}


class ChoiceBook:
    """Every choice of the file. Names are matched whatever their case; `save` writes new ones.

    Args:
        session: A session of the file; reading is enough until `save`.
        said: What the coordinator takes a table's words to mean; it is learnt by `save`.
    """

    def __init__(self, session: Session, said: Aliases = _NOTHING_SAID) -> None:
        self._session = session
        self._subjects, self._topics = (
            _Meant(session, TABLES[kind], said.get(kind, {})) for kind in ChoiceKind
        )
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

    def unknown(self) -> Iterator[tuple[ChoiceKind, str, str]]:
        """Yield the texts met that were no choice's name, and the choice each is taken as.

        The kind, the text as written, and a name that is blank for a new choice.
        """
        for kind, names in self._kinds():
            yield from ((kind, text, "") for text in names.new)
            yield from ((kind, text, names.name_of(id_)) for text, id_ in names.taken.items())

    def known(self, kind: ChoiceKind) -> tuple[str, ...]:
        """Return the names of the choices that the file has."""
        return tuple(dict(self._kinds())[kind].known.values())

    def called(self, kind: ChoiceKind, text: str) -> str:
        """Return the name of the choice that a text met is taken as."""
        names = dict(self._kinds())[kind]
        return names.name_of(names.id_of(text))

    def save(self) -> None:
        """Write what is new, and what was learnt."""
        for names in (self._faculties, self._subjects, self._topics):
            names.save(self._session)
        moved = [
            {"id": subject, "faculty_id": faculty}
            for subject, faculty in self._faculty_of.items()
            if faculty != self._faculty_before.get(subject)
        ]
        if moved:
            self._session.execute(update(Subject), moved)

    def _kinds(self) -> tuple[tuple[ChoiceKind, "_Meant"], ...]:
        return (ChoiceKind.SUBJECT, self._subjects), (ChoiceKind.TOPIC, self._topics)


class _Names:
    """One kind of choice."""

    def __init__(self, session: Session, table: type[Subject | Topic | Faculty]) -> None:
        self._table = table
        self.known: dict[int, str] = dict(session.execute(select(table.id, table.name)).all())
        self._ids = {name.casefold(): id_ for id_, name in self.known.items()}
        self._next = max(self.known, default=0) + 1
        #: Names that are to be added, with their ids.
        self.new: dict[str, int] = {}

    def id_of(self, name: str) -> int:
        known = self._ids.get(name.casefold())
        return self._found(" ".join(name.split())) if known is None else known

    def name_of(self, id_: int) -> str:
        if id_ in self.known:
            return self.known[id_]
        return next(name for name, new in self.new.items() if new == id_)

    def save(self, session: Session) -> None:
        if self.new:
            rows = [
                {"id": id_, "name": name, "from_sign_up": True} for name, id_ in self.new.items()
            ]
            session.execute(insert(self._table), rows)

    def _found(self, tidy: str) -> int:
        known = self._ids.get(tidy.casefold())
        return self._add(tidy) if known is None else known

    def _add(self, tidy: str) -> int:
        id_, self._next = self._next, self._next + 1
        self._ids[tidy.casefold()] = self.new[tidy] = id_
        return id_


class _Meant(_Names):
    """One kind of choice with the other texts that mean one of them."""

    def __init__(self, session: Session, tables: ChoiceTables, said: Mapping[str, str]) -> None:
        super().__init__(session, tables.choice)
        self._tables = tables
        rows = session.execute(select(tables.alias.text, tables.alias_id)).all()
        self._aliases: dict[str, int] = dict(rows)
        self._said = {alias_key(text): " ".join(name.split()) for text, name in said.items()}
        self._learnt: dict[str, int | None] = {}
        #: Texts that were taken as a choice of another name, with its id.
        self.taken: dict[str, int] = {}

    def save(self, session: Session) -> None:
        super().save(session)
        learnt = {key: id_ for key, id_ in self._learnt.items() if id_ != self._aliases.get(key)}
        alias = self._tables.alias
        if gone := [key for key in learnt if key in self._aliases]:
            session.execute(delete(alias).where(alias.text.in_(gone)))
        kept = ((key, id_) for key, id_ in learnt.items() if id_ is not None)
        if rows := [self._tables.alias_row(key, id_) for key, id_ in kept]:
            session.execute(insert(alias), rows)

    def _found(self, tidy: str) -> int:
        key = tidy.casefold()
        known = self._ids.get(key)
        if known is not None:
            return known
        wanted = self._said.get(key)
        if wanted == "":
            self._learnt[key] = None
            return self._add(tidy)
        id_ = self._aliases.get(key) if wanted is None else self._choice(key)
        if id_ is None:
            return self._add(tidy)
        if wanted is not None:
            self._learnt[key] = id_
        self._ids[key] = self.taken[tidy] = id_
        return id_

    def _choice(self, key: str) -> int | None:
        """Return the choice that is said to be meant, though that be said to mean another.

        `None` where it is the text itself, in the end.
        """
        passed, name = {key}, self._said[key]
        while (said := self._said.get(alias_key(name))) and alias_key(name) not in self._ids:
            if alias_key(name) in passed:
                return None
            passed.add(alias_key(name))
            name = said
        if alias_key(name) == key:
            return None
        id_ = self._ids.get(alias_key(name))
        return self._add(name) if id_ is None else id_
