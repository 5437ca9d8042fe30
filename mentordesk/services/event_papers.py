"""The papers of a shared meeting: who is expected and sits where, badges, signs, certificates.

They show names, and no way to reach anybody.
"""

from collections.abc import Callable, Mapping, Sequence

from mentordesk.documents.event_content import (
    AttendanceListContent,
    Badge,
    Certificate,
    CertificatesContent,
    ExpectedGuest,
    NameBadgesContent,
    SeatedGuest,
    TableListContent,
    TableSign,
    TableSignsContent,
)
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import event_people, event_words, seating
from mentordesk.services.agreements import Agreements
from mentordesk.services.guide_values import period
from mentordesk.services.participants import Participants
from mentordesk.services.playbook import Playbook
from mentordesk.services.programmes import Programmes
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.playbook import EventRecord
from mentordesk.services.seating import Table
from mentordesk.services.stationery import Stationery
from mentordesk.vocabulary import (
    N_,
    Attendance,
    BadgeSheet,
    EnrolmentState,
    Language,
    Role,
    Seating,
)

Progress = Callable[[int, int], None]

_MERITS = {
    Role.MENTOR: N_("has given time and experience as a mentor in {programme}."),
    Role.MENTEE: N_("has set goals, asked questions and moved on as a mentee in {programme}."),
}
_NOBODY = N_("Nobody has signed up yet, so there is nobody to print this for.")
_NO_PAIRS = N_("No match is confirmed yet, so there is nobody to print this for.")


class EventPapers(Stationery):
    """Makes the papers of a programme's events, in the programme's language unless told."""

    def __init__(
        self,
        programmes: Programmes,
        participants: Participants,
        agreements: Agreements,
        playbook: Playbook,
    ) -> None:
        self._programmes = programmes
        self._participants = participants
        self._agreements = agreements
        self._playbook = playbook

    def attendance_list(
        self, programme_id: int, *, event_id: int | None = None, language: Language | None = None
    ) -> bytes:
        """Return the list of everybody who is expected, for the kick-off unless told.

        Raises:
            UserError: Nobody has signed up.
        """
        from mentordesk.documents import event_lists

        translator = self._translator(programme_id, language)
        event = self._event(programme_id, event_id)
        partners = event_people.partners(self._agreements.all(programme_id), translator)
        guests = [
            ExpectedGuest(
                name=own[0].name,
                role=event_people.roles(own, translator),
                partner=translator.enumeration(
                    name for one in own for name in partners.get(one.id, ())
                ),
            )
            for own in self._expected(programme_id, event, translator)
        ]
        content = AttendanceListContent(
            programme=self._programmes.get(programme_id).name,
            event=event_words.line(event, translator),
            guests=tuple(guests),
        )
        return event_lists.attendance_list(content, self._style(translator))

    def table_list(
        self,
        programme_id: int,
        plan: Seating = Seating.BY_PAIR,
        *,
        seats: int = seating.SEATS,
        event_id: int | None = None,
        language: Language | None = None,
    ) -> bytes:
        """Return the list on which everybody in a match finds their table.

        Raises:
            UserError: No match is confirmed.
        """
        from mentordesk.documents import event_lists

        translator = self._translator(programme_id, language)
        partners = event_people.partners(self._agreements.all(programme_id), translator)
        guests = [
            SeatedGuest(
                name=name,
                partner=translator.enumeration(partners[id_]),
                table=table.number,
            )
            for table in self._tables(programme_id, plan, seats)
            for party in table.parties
            for id_, name in ((party.mentor_id, party.mentor), *party.mentees)
        ]
        content = TableListContent(
            programme=self._programmes.get(programme_id).name,
            event=event_words.line(self._event(programme_id, event_id), translator),
            guests=tuple(sorted(guests, key=lambda one: translator.order(one.name))),
        )
        return event_lists.table_list(content, self._style(translator))

    def table_signs(
        self,
        programme_id: int,
        plan: Seating = Seating.BY_PAIR,
        *,
        seats: int = seating.SEATS,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return a sign for each table of the table list.

        Raises:
            UserError: No match is confirmed.
        """
        from mentordesk.documents import table_signs

        translator = self._translator(programme_id, language)
        signs = [
            TableSign(
                number=table.number,
                subject=", ".join(table.subjects) if plan is Seating.BY_SUBJECT else "",
                pairs=tuple(
                    translator.enumeration((*(name for _, name in party.mentees), party.mentor))
                    for party in table.parties
                ),
            )
            for table in self._tables(programme_id, plan, seats)
        ]
        content = TableSignsContent(
            programme=self._programmes.get(programme_id).name, signs=tuple(signs)
        )
        return table_signs.table_signs(content, self._style(translator), progress=progress)

    def badges_a_sheet(self, sheet: BadgeSheet) -> int:
        """Return how many badges a sheet has."""
        from mentordesk.documents.labels import SHEETS

        return SHEETS[sheet].count

    def name_badges(
        self,
        programme_id: int,
        sheet: BadgeSheet = BadgeSheet.LABELS,
        *,
        first: int = 1,
        event_id: int | None = None,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return a badge for everybody who is expected, beginning at label `first` of a sheet.

        Raises:
            UserError: Nobody has signed up.
        """
        from mentordesk.documents import name_badges

        translator = self._translator(programme_id, language)
        badges = [
            Badge(
                name=own[0].name,
                role=event_people.roles(own, translator),
                is_mentor=own[0].role is Role.MENTOR,
                subject=", ".join(dict.fromkeys(name for one in own for name in one.subjects)),
                employer=own[0].employer,
            )
            for own in self._expected(programme_id, self._event(programme_id, event_id), translator)
        ]
        content = NameBadgesContent(
            programme=self._programmes.get(programme_id).name, badges=tuple(badges)
        )
        style = self._style(translator)
        return name_badges.name_badges(content, style, sheet, first=first, progress=progress)

    def certificates(
        self,
        programme_id: int,
        *,
        match_ids: Sequence[int] | None = None,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return a thank-you for each mentor and each mentee in a match, by name.

        Raises:
            UserError: No match is confirmed.
        """
        from mentordesk.documents import certificate

        translator = self._translator(programme_id, language)
        programme = self._programmes.get(programme_id)
        organisation = self._programmes.organisation()
        people = {
            (person.enrolment_id, person.name, role)
            for pair in self._pairs(programme_id, match_ids)
            for person, role in ((pair.mentor, Role.MENTOR), (pair.mentee, Role.MENTEE))
        }
        thanked = [
            Certificate(
                name=name, merit=translator.gettext(_MERITS[role]).format(programme=programme.name)
            )
            for id_, name, role in sorted(
                people, key=lambda one: (translator.order(one[1]), one[0])
            )
        ]
        content = CertificatesContent(
            programme=programme.name,
            period=period(programme, translator),
            signed_by=organisation.contact_name,
            signed_for=organisation.name,
            certificates=tuple(thanked),
        )
        return certificate.certificates(content, self._style(translator), progress=progress)

    def letters_left_out(
        self, programme_id: int, match_ids: Sequence[int] | None = None
    ) -> Mapping[str, str]:
        """Return who of these pairs, or of all, has letters that no font has, and which."""
        from mentordesk.documents.text import missing_letters

        people = self._participants.enrolments(programme_id)
        if match_ids is not None:
            pairs = self._agreements.all(programme_id)
            people = event_people.paired(people, (p for p in pairs if p.match_id in match_ids))
        return missing_letters(
            (one.name, text)
            for one in people
            if one.state is not EnrolmentState.WITHDRAWN
            for text in (one.name, one.employer, *one.subjects)
        )

    def _event(self, programme_id: int, event_id: int | None) -> EventRecord | None:
        events = self._playbook.events(programme_id)
        if event_id is None:
            return event_words.kick_off_of(events)
        return next((one for one in events if one.id == event_id), None)

    def _expected(
        self, programme_id: int, event: EventRecord | None, translator: Translator
    ) -> list[list[EnrolmentRecord]]:
        """Return who is expected, each with their sign-ups: mentors' first, people by name."""
        absent = {
            one.participant_id
            for one in (self._playbook.attendance(event.id) if event else ())
            if one.attendance is Attendance.ABSENT
        }
        people = event_people.by_name(
            (
                one
                for one in self._participants.enrolments(programme_id)
                if one.state is EnrolmentState.SIGNED_UP and one.participant_id not in absent
            ),
            translator,
        )
        if not people:
            raise UserError(_NOBODY)
        return people

    def _pairs(
        self, programme_id: int, match_ids: Sequence[int] | None = None
    ) -> tuple[AgreementRecord, ...]:
        pairs = self._agreements.all(programme_id)
        if match_ids is not None:
            pairs = tuple(pair for pair in pairs if pair.match_id in match_ids)
        if not pairs:
            raise UserError(_NO_PAIRS)
        return pairs

    def _tables(self, programme_id: int, plan: Seating, seats: int) -> tuple[Table, ...]:
        people = self._participants.enrolments(programme_id)
        return event_people.tables(self._pairs(programme_id), people, plan, seats)
