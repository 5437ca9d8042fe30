"""The letters that tell pairs of each other, on paper and as joint mails that wait to be sent.

A pair of which one has not let their contact data be shared gets no letter: it would tell them.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from mentordesk.documents.event_content import LetterContent
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import event_words, guide_values
from mentordesk.services.agreements import Agreements
from mentordesk.services.draft_folder import Progress, draft_name, draft_name_of, put
from mentordesk.services.introductions import both_consent
from mentordesk.services.letter_words import House, letter_to_one, letter_to_pair, mail_body
from mentordesk.services.paperwork import Paperwork
from mentordesk.services.participants import Participants
from mentordesk.services.playbook import Playbook
from mentordesk.services.programmes import Programmes
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.playbook import EventRecord
from mentordesk.services.stationery import Stationery
from mentordesk.vocabulary import N_, EnrolmentState, Language, Role
from mentordesk.whole_file import file_name

#: The guides that go with a pair's mail.
_ENCLOSED = ("mentor-guide", "mentee-guide")
_NO_PAIRS = N_("None of these pairs can get a letter yet. Both must be matched and have consented.")
_NOBODY = N_("Everybody who has signed up is in a match, so nobody is told to wait.")


class MatchLetters(Stationery):
    """Makes the letters and the mails, in the programme's language unless told.

    Args:
        programmes: The programmes and the organisation.
        participants: The people.
        agreements: The pairs in force.
        playbook: The kick-off to invite to.
        paperwork: The guides to enclose.
        clock: What tells the time.
    """

    def __init__(
        self,
        programmes: Programmes,
        participants: Participants,
        agreements: Agreements,
        playbook: Playbook,
        paperwork: Paperwork,
        clock: Callable[[], datetime],
    ) -> None:
        self._programmes = programmes
        self._participants = participants
        self._agreements = agreements
        self._playbook = playbook
        self._paperwork = paperwork
        self._clock = clock

    def pairs(
        self, programme_id: int, match_ids: Sequence[int] | None = None
    ) -> tuple[AgreementRecord, ...]:
        """Return those of the pairs, or of all in force, that can get a letter."""
        return tuple(pair for pair, _ in self._told(programme_id, match_ids))

    def pairs_without_consent(
        self, programme_id: int, match_ids: Sequence[int] | None = None
    ) -> tuple[AgreementRecord, ...]:
        """Return the pairs that get no letter, because one of the two has not consented."""
        told = {pair.match_id for pair in self.pairs(programme_id, match_ids)}
        chosen = _chosen(self._agreements.all(programme_id), match_ids)
        return tuple(pair for pair in chosen if pair.match_id not in told)

    def pdf(
        self,
        programme_id: int,
        *,
        match_ids: Sequence[int] | None = None,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return the letters to these pairs, or to all in force, as one PDF.

        Raises:
            UserError: There is no pair both of whom have consented.
        """
        from mentordesk.documents import letter

        translator = self._translator(programme_id, language)
        contents = [content for _, content in self.contents(programme_id, match_ids, translator)]
        if not contents:
            raise UserError(_NO_PAIRS)
        return letter.letters(contents, self._style(translator), progress=progress)

    def unmatched_pdf(
        self,
        programme_id: int,
        *,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return a kind letter to each who has no match, as one PDF.

        Raises:
            UserError: Everybody has one.
        """
        from mentordesk.documents import letter

        translator = self._translator(programme_id, language)
        programme, house = self._programmes.get(programme_id), self._house(translator)
        people = self.unmatched(programme_id)
        if not people:
            raise UserError(_NOBODY)
        contents = [letter_to_one(person, programme, house) for person in people]
        return letter.letters(contents, self._style(translator), progress=progress)

    def drafts(
        self,
        programme_id: int,
        folder: Path,
        *,
        match_ids: Sequence[int] | None = None,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> tuple[Path, ...]:
        """Put a mail to each of these pairs, guides attached, into a folder, not sent.

        All of them are put there, or none where `progress` raises.

        Raises:
            UserError: There is no pair both of whom have consented, or the folder refuses.
        """
        from mentordesk.exchange.mail import Attachment, Draft, Recipient, eml

        translator = self._translator(programme_id, language)
        letters = self.contents(programme_id, match_ids, translator)
        if not letters:
            raise UserError(_NO_PAIRS)
        titles = {
            key: self._paperwork.guide_title(programme_id, key, translator.language)
            for key in _ENCLOSED
        }
        enclosed = [
            Attachment(
                name=file_name(titles[key]) + ".pdf",
                content=self._paperwork.guide_pdf(programme_id, key, language=translator.language),
            )
            for key in _ENCLOSED
        ]
        attached = translator.gettext("Both guides are attached.")

        def mails() -> Iterator[tuple[str, bytes]]:
            for pair, letter in letters:
                both = (pair.mentee, pair.mentor)
                draft = Draft(
                    to=[Recipient(name=one.name, address=one.email) for one in both],
                    subject=f"{letter.title}: {letter.programme}",
                    body=mail_body(letter, attached=attached),
                    written_at=self._clock(),
                    attachments=enclosed,
                )
                yield draft_name(pair), eml(draft)

        return put(folder, mails(), len(letters), progress)

    def unmatched_drafts(
        self,
        programme_id: int,
        folder: Path,
        *,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> tuple[Path, ...]:
        """Put a kind mail to each who has no match into a folder, not sent.

        Raises:
            UserError: Everybody has one, or the folder refuses.
        """
        from mentordesk.exchange.mail import Draft, Recipient, eml

        translator = self._translator(programme_id, language)
        programme, house = self._programmes.get(programme_id), self._house(translator)
        people = self.unmatched(programme_id)
        if not people:
            raise UserError(_NOBODY)

        def mails() -> Iterator[tuple[str, bytes]]:
            for person in people:
                letter = letter_to_one(person, programme, house)
                draft = Draft(
                    to=[Recipient(name=person.name, address=person.email)],
                    subject=f"{letter.title}: {letter.programme}",
                    body=mail_body(letter, attached=""),
                    written_at=self._clock(),
                )
                yield draft_name_of(person), eml(draft)

        return put(folder, mails(), len(people), progress)

    def unmatched(self, programme_id: int) -> tuple[EnrolmentRecord, ...]:
        """Return who has no match in force and has not withdrawn, by name.

        A busy mentor was not to be had, and is not told that nobody looks for what they can give.
        """
        pairs = self._agreements.all(programme_id)
        matched = {one.enrolment_id for pair in pairs for one in (pair.mentor, pair.mentee)}
        return tuple(
            one
            for one in self._participants.enrolments(programme_id)
            if one.id not in matched and _waits(one)
        )

    def contents(
        self, programme_id: int, match_ids: Sequence[int] | None, translator: Translator
    ) -> list[tuple[AgreementRecord, LetterContent]]:
        """Return the letters to those of the pairs who can get one, each with its pair."""
        programme, house = self._programmes.get(programme_id), self._house(translator)
        event = self._coming_kick_off(programme_id)
        return [
            (pair, letter_to_pair(pair, people, programme, event, house))
            for pair, people in self._told(programme_id, match_ids)
        ]

    def _told(
        self, programme_id: int, match_ids: Sequence[int] | None
    ) -> list[tuple[AgreementRecord, tuple[EnrolmentRecord, EnrolmentRecord]]]:
        people = {one.id: one for one in self._participants.enrolments(programme_id)}
        chosen = _chosen(self._agreements.all(programme_id), match_ids)
        both = (
            (pair, (people[pair.mentor.enrolment_id], people[pair.mentee.enrolment_id]))
            for pair in chosen
        )
        return [(pair, two) for pair, two in both if both_consent(*two)]

    def _coming_kick_off(self, programme_id: int) -> EventRecord | None:
        event = event_words.kick_off_of(self._playbook.events(programme_id))
        return event if event and event.starts_at >= self._clock() else None

    def _house(self, translator: Translator) -> House:
        organisation = self._programmes.organisation()
        name = organisation.contact_name or translator.gettext("the coordinator")
        return House(
            organisation,
            guide_values.contact(organisation, {"contact_name": name}),
            translator.date(self._clock().date()),
            translator,
        )


def _waits(person: EnrolmentRecord) -> bool:
    if person.state is EnrolmentState.WITHDRAWN:
        return False
    return person.role is Role.MENTEE or person.available


def _chosen(
    pairs: Sequence[AgreementRecord], match_ids: Sequence[int] | None
) -> tuple[AgreementRecord, ...]:
    return tuple(pair for pair in pairs if match_ids is None or pair.match_id in match_ids)
