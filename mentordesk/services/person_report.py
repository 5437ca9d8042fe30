"""Everything about one person: as data for a program to read, and as what a paper says."""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.documents.content import Fact
from mentordesk.documents.record_content import RecordContent, RecordEntry, RecordSection
from mentordesk.i18n import Translator, Wording
from mentordesk.models import Enrolment, Organisation, Participant, Questionnaire
from mentordesk.services.held_data import Held, Row
from mentordesk.services.held_words import REFERENCES, HeldWords
from mentordesk.services.mentions import Mentions
from mentordesk.services.personal_schema import COLUMNS, OWN, TABLES
from mentordesk.services.records.privacy import PersonStanding, PurposeStanding
from mentordesk.vocabulary import (
    CONSENT_ACT_NAMES,
    CONSENT_WAY_NAMES,
    GROUND_NAMES,
    N_,
    PURPOSE_NAMES,
    ROLE_NAMES,
    ConsentAct,
)

_INTRO = (
    N_(
        "This is everything that {organisation} keeps about you in MentorDesk, and what for. "
        "You told it yourself when you signed up, or it came about in the programme. "
        "Your match gets your contact details when you consent to it; nobody else does."
    ),
    N_(
        "You may have mistakes put right, take a consent back, object, and have your data deleted. "
        "The computer proposes who fits whom; a person decides. Write to {contact}. You may also "
        "complain to the data protection authority, in Denmark Datatilsynet."
    ),
)
_OTHERS = N_(
    "What others wrote about you is told by place, and not quoted, out of regard for them. So are "
    "others whom you were not matched with."
)
_UNNAMED = N_(
    "This questionnaire promised that answers are counted and never shown by name. So they are not "
    "here either; they are deleted when you are."
)
_SOMEBODY = N_("another person")

#: Tables whose rows are a line each: what stands before the line, and what in it.
_LINES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "other_address": ("email", ("email",)),
    "wish": ("kind", ("email",)),
    "agreement_topic": ("text", ("text",)),
    "meeting": ("held_on", ("minutes", "form")),
    "printed": ("printed_at", ("kind", "copies")),
    "event_attendance": ("event_id", ("attendance",)),
    "reply": ("questionnaire_id", ("replied_at",)),
    "topic_answer": ("topic", ("point",)),
    "enrolment_subject": ("subject_id", ("subject_id",)),
    "enrolment_topic": ("topic_id", ("topic_id",)),
}
#: Those of which the whole line is one word, gathered behind the table's name.
_GATHERED = frozenset({"other_address", "agreement_topic", "enrolment_subject", "enrolment_topic"})
#: Answers, and what of them is not shown where that was promised.
_ANSWERS = {"answer": ("chosen", "text"), "topic_answer": ("topic", "point")}
#: Columns that name two people, of whom the other one is told or withheld.
_TOLD = {("match", "mentor_id"), ("match", "mentee_id")}
_WITHHELD = {
    ("two_people", "first_id"),
    ("two_people", "second_id"),
    ("pair_rule", "mentor_id"),
    ("pair_rule", "mentee_id"),
    ("proposal_pair", "mentor_id"),
    ("proposal_pair", "mentee_id"),
}


@dataclass(frozen=True)
class PersonReport:
    """Makes both forms of one person's report; the session is read while it is made."""

    session: Session
    held: Held
    standing: PersonStanding
    translator: Translator
    now: datetime
    #: Whom to write to, with how.
    contact: str

    # --- As data ----------------------------------------------------------------

    def data(self) -> dict[str, Any]:
        """Return the report as JSON holds it."""
        person = self.held.person
        return {
            "about": {"name": person["name"], "email": person["email"]},
            "made_at": self.now.isoformat(),
            "organisation": self._house,
            "contact": self.contact,
            "purposes": [
                {"programme": part.programme, "role": part.role.value, **_purpose(each)}
                for part in self.standing.parts
                for each in part.purposes
            ],
            "kept": {
                table: [self._row_as_data(table, row) for row in rows]
                for table, rows in self.held.rows.items()
            },
            "left_over_in_proposals": [_as_json(dict(each)) for each in self.held.left_over],
            "named_by_others": [
                {"table": place.table, "column": place.column, "count": place.count}
                for place in self.held.places
            ],
            "wishes_of_others_about_you": self.held.wishes_about,
            "not_quoted": self.translator.gettext(_OTHERS),
        }

    def _row_as_data(self, table: str, row: Row) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for column, value in self._shown(table, row).items():
            is_person = (table, column) in _TOLD | _WITHHELD
            made[column.removesuffix("_id") if is_person else column] = _as_json(value)
            if column in REFERENCES and value is not None:
                made[column.removesuffix("_id")] = self._words.name_of(column, value)
        return made

    def _shown(self, table: str, row: Row) -> dict[str, Any]:
        """Return a row without what is others' own."""
        shown = dict(row)
        for column, value in row.items():
            if (table, column) in _TOLD:
                shown[column] = self._names[value]
            elif (table, column) in _WITHHELD:
                shown[column] = self._own_or_somebody(table, value)
        if "reasons" in shown:
            kept = ("criterion", "score", "weight")
            shown["reasons"] = [{key: each[key] for key in kept} for each in shown["reasons"]]
        if table == "pair_rule":
            others = Mentions(self._others(row), ())
            shown["reason"] = others.replaced(shown["reason"], self._somebody)
        if table in _ANSWERS and self._is_unnamed(row):
            shown |= dict.fromkeys(_ANSWERS[table])
        return shown

    # --- On paper ---------------------------------------------------------------

    def content(self) -> RecordContent:
        """Return what the paper says."""
        gettext = self.translator.gettext
        person = self.held.person
        lead = f"{person['name']} · {self.translator.date(self.now.date())}"
        values = {"organisation": self._house, "contact": self.contact}
        return RecordContent(
            title=gettext("Everything about you"),
            lead=lead,
            footer=self._house,
            intro=tuple(gettext(text).format(**values) for text in _INTRO),
            sections=tuple(self._sections()),
        )

    def _sections(self) -> Iterator[RecordSection]:
        yield self._purposes()
        for table in TABLES:
            rows = self.held.rows.get(table, ())
            if rows and table not in ("two_people", "consent_entry"):
                yield self._section(table, rows)
        yield self._elsewhere()

    def _section(self, table: str, rows: Sequence[Row]) -> RecordSection:
        gettext = self.translator.gettext
        title = gettext(TABLES[table])
        if table == "answer":
            return RecordSection(title=title, entries=tuple(self._answers(rows)))
        if table in _LINES:
            return RecordSection(title=title, entries=tuple(self._lines(table, rows)))
        entries = tuple(self._entry(table, row) for row in rows)
        return RecordSection(title=title, entries=entries)

    def _entry(self, table: str, row: Row) -> RecordEntry:
        shown, where = self._shown(table, row), self._where(table, row)
        facts = [
            Fact(self.translator.gettext(label), text)
            for column, label in COLUMNS[table].items()
            # The heading tells the programme.
            if label is not OWN
            and not (where and column == "programme_id")
            and (text := self._told(table, column, shown[column]))
        ]
        return RecordEntry(heading=where, facts=tuple(facts))

    def _lines(self, table: str, rows: Sequence[Row]) -> Iterator[RecordEntry]:
        head, tail = _LINES[table]
        by_place: dict[str, list[tuple[str, str]]] = {}
        for row in (self._shown(table, each) for each in rows):
            line = ", ".join(filter(None, (self._unit(table, each, row) for each in tail)))
            by_place.setdefault(self._where(table, row), []).append(
                (self._told(table, head, row[head]), line)
            )
        for where, lines in by_place.items():
            if table in _GATHERED:
                gathered = Fact(
                    self.translator.gettext(TABLES[table]), "\n".join(t for _, t in lines)
                )
                yield RecordEntry(heading=where, facts=(gathered,))
            else:
                facts = tuple(Fact(*line) for line in lines)
                yield RecordEntry(heading=where, facts=facts, asks=table == "reply")

    def _unit(self, table: str, column: str, row: Row) -> str:
        tr = self.translator
        if column == "minutes":
            return tr.gettext("{n} minutes").format(n=row[column])
        if column == "copies":
            return tr.ngettext("{n} copy", "{n} copies", row[column]).format(n=row[column])
        return self._told(table, column, row[column])

    def _answers(self, rows: Sequence[Row]) -> Iterator[RecordEntry]:
        gettext = self.translator.gettext
        by_reply: dict[int, list[Row]] = {}
        for row in rows:
            by_reply.setdefault(row["reply_id"], []).append(row)
        for replies in by_reply.values():
            where = self._where("answer", replies[0])
            if self._is_unnamed(replies[0]):
                yield RecordEntry(heading=where, facts=(Fact("", gettext(_UNNAMED)),))
                continue
            facts = (
                Fact(
                    self._words.name_of("question_id", row["question_id"]),
                    row["text"] or self._words.chosen(row["question_id"], row["chosen"]),
                )
                for row in replies
            )
            yield RecordEntry(heading=where, facts=tuple(facts), asks=True)

    def _purposes(self) -> RecordSection:
        tr = self.translator
        entries = []
        for part in self.standing.parts:
            facts = [
                Fact(tr.gettext(PURPOSE_NAMES[each.purpose]), "\n".join(self._purpose_lines(each)))
                for each in part.purposes
            ]
            heading = f"{part.programme} · {tr.gettext(ROLE_NAMES[part.role])}"
            entries.append(RecordEntry(heading=heading, facts=tuple(facts)))
        title = tr.gettext("What it is kept for")
        return RecordSection(
            title=title,
            note=tr.gettext("On what ground, and what you consented to"),
            entries=tuple(entries),
        )

    def _purpose_lines(self, standing: PurposeStanding) -> Iterator[str]:
        tr = self.translator
        yield tr.gettext(GROUND_NAMES[standing.ground])
        for line in standing.history:
            yield consent_line(line.act, line.told_on, tr.gettext(CONSENT_WAY_NAMES[line.way]), tr)
            if line.form_on:
                yield tr.gettext("Form of {day}").format(day=tr.date(line.form_on))
            if line.text and line.version:
                said = line.text.in_(tr.language)
                yield tr.gettext("Text, version {n}: “{text}”").format(n=line.version, text=said)

    def _elsewhere(self) -> RecordSection:
        tr, held = self.translator, self.held
        facts = [
            Fact(
                tr.gettext(TABLES[place.table]),
                tr.ngettext("{n} text", "{n} texts", place.count).format(n=place.count),
            )
            for place in held.places
        ]
        if held.wishes_about:
            facts.append(Fact(tr.gettext("Wishes of others"), tr.number(held.wishes_about)))
        if held.left_over:
            number = tr.number(len(held.left_over))
            facts.append(Fact(tr.gettext("Proposals that left you over"), number))
        if apart := held.rows["two_people"]:
            number = tr.number(len(apart))
            facts.append(Fact(tr.gettext("People you were told apart from"), number))
        nothing = () if facts else (tr.gettext("You are named nowhere else."),)
        return RecordSection(
            title=tr.gettext("Where else you are named"),
            words=(*nothing, tr.gettext(_OTHERS)),
            entries=(RecordEntry(facts=tuple(facts)),),
        )

    # --- What both say ----------------------------------------------------------

    def _told(self, table: str, column: str, value: Any) -> str:  # noqa: ANN401 - any column's
        if (table, column) in _TOLD | _WITHHELD:
            return str(value)
        return self._words.told(table, column, value)

    def _where(self, table: str, row: Row) -> str:
        """Return which sign-up, pair or questionnaire a row belongs to."""
        if row.get("match_id") is not None:
            row = self._by_id("match", row["match_id"])
            table = "match"
        if table == "match":
            partner = self._names[next(iter({row["mentor_id"], row["mentee_id"]} - self._own))]
            return f"{self._words.name_of('programme_id', row['programme_id'])} · {partner}"
        if "reply_id" in row:
            row = self._by_id("reply", row["reply_id"])
            return self._words.name_of("questionnaire_id", row["questionnaire_id"])
        if table == "enrolment":
            return self._sign_up(row)
        if "enrolment_id" in row and table != "reply":
            return self._sign_up(self._by_id("enrolment", row["enrolment_id"]))
        return ""

    def _sign_up(self, row: Row) -> str:
        role = self.translator.gettext(ROLE_NAMES[row["role"]])
        return f"{self._words.name_of('programme_id', row['programme_id'])} · {role}"

    def _by_id(self, table: str, id_: int) -> Row:
        return next(row for row in self.held.rows[table] if row["id"] == id_)

    def _own_or_somebody(self, table: str, id_: int) -> str:
        own = {self.held.person["id"]} if table == "two_people" else self._own
        return str(self.held.person["name"]) if id_ in own else self._somebody

    def _others(self, row: Row) -> list[str]:
        """Return the names of those in a rule who are not the person."""
        return [self._names[id_] for id_ in {row["mentor_id"], row["mentee_id"]} - self._own]

    def _is_unnamed(self, answer: Row) -> bool:
        reply = self._by_id("reply", answer["reply_id"])
        return self._unnamed[reply["questionnaire_id"]]

    @cached_property
    def _somebody(self) -> str:
        return self.translator.gettext(_SOMEBODY)

    @cached_property
    def _words(self) -> HeldWords:
        return HeldWords(self.session, self.translator)

    @cached_property
    def _own(self) -> frozenset[int]:
        return self.held.ids("enrolment")

    @cached_property
    def _names(self) -> Mapping[int, str]:
        """Whose sign-up each number is."""
        rows = select(Enrolment.id, Participant.name).join(
            Participant, Participant.id == Enrolment.participant_id
        )
        return dict(self.session.execute(rows).all())

    @cached_property
    def _unnamed(self) -> Mapping[int, bool]:
        return dict(self.session.execute(select(Questionnaire.id, Questionnaire.anonymous)).all())

    @cached_property
    def _house(self) -> str:
        name = self.session.scalars(select(Organisation.name)).one()
        return name or self.translator.gettext("the organisation")


def consent_line(act: ConsentAct, day: date, way: str, translator: Translator) -> str:
    """Return one line of a history: what happened, when and how it was told."""
    what = translator.gettext(CONSENT_ACT_NAMES[act])
    return translator.gettext("{what} on {day}, {how}").format(
        what=what, day=translator.date(day), how=way
    )


def _purpose(standing: PurposeStanding) -> dict[str, Any]:
    return {
        "purpose": standing.purpose.value,
        "ground": standing.ground.value,
        "consents": standing.consents,
        "history": [
            {
                "act": line.act.value,
                "told_on": line.told_on.isoformat(),
                "how": line.way.value,
                "form_on": line.form_on.isoformat() if line.form_on else None,
                "text_version": line.version,
                "text": {"da": line.text.da, "en": line.text.en} if line.text else None,
            }
            for line in standing.history
        ],
    }


def _as_json(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    for kind, made in _IN_JSON.items():
        if isinstance(value, kind):
            return made(value)
    return value


_IN_JSON: Mapping[type[Any], Callable[[Any], Any]] = {
    StrEnum: lambda value: value.value,
    date: lambda value: value.isoformat(),
    Wording: lambda value: {"da": value.da, "en": value.en},
    bytes: lambda value: {"base64": base64.b64encode(value).decode("ascii")},
    dict: lambda value: {key: _as_json(each) for key, each in value.items()},
}
