"""The kick-off pack: each pair's agreement, guides, first-meeting sheet and contact cards."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from mentordesk.documents.kick_off_pack import PackContent, PackedPair
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.paths import private_folder
from mentordesk.services import guide_values, introductions
from mentordesk.services.agreements import Agreements
from mentordesk.services.match_letters import MatchLetters
from mentordesk.services.paperwork import Paperwork
from mentordesk.services.participants import Participants
from mentordesk.services.print_log import PrintLog
from mentordesk.services.programmes import Programmes
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.papers import PackChoice, RestRecord
from mentordesk.services.stationery import Stationery
from mentordesk.vocabulary import N_, PrintKind
from mentordesk.whole_file import refusal, written_whole

Progress = Callable[[int, int], None]

_GUIDES = {
    PrintKind.MENTEE_GUIDE: "mentee-guide",
    PrintKind.MENTOR_GUIDE: "mentor-guide",
    PrintKind.FIRST_MEETING: "first-meeting",
}


class KickOffPack(Stationery):
    """Makes one file of what the pairs are handed."""

    def __init__(
        self,
        programmes: Programmes,
        participants: Participants,
        agreements: Agreements,
        paperwork: Paperwork,
        letters: MatchLetters,
        print_log: PrintLog,
    ) -> None:
        self._programmes = programmes
        self._participants = participants
        self._agreements = agreements
        self._paperwork = paperwork
        self._letters = letters
        self._print_log = print_log

    def pdf(
        self,
        programme_id: int,
        choice: PackChoice | None = None,
        *,
        progress: Progress | None = None,
    ) -> bytes:
        """Return the packs as one PDF, to be looked at; it lies on the disk until it is whole.

        Args and errors are those of `write`.
        """
        try:
            with TemporaryFile(dir=private_folder()) as file:
                self._write(file, programme_id, choice or PackChoice(), progress)
                file.seek(0)
                return file.read()
        except OSError as error:
            raise refusal(error, Path("kick-off-pack.pdf")) from error

    def write(
        self,
        path: Path,
        programme_id: int,
        choice: PackChoice | None = None,
        *,
        progress: Progress | None = None,
    ) -> None:
        """Write the packs of the chosen pairs as one PDF, by the mentees' names.

        A pair of which one has not consented gets neither letter nor contact cards.

        Args:
            path: The file, which is there whole or not at all.
            programme_id: Whose pairs.
            choice: Which pairs and parts; what a kick-off usually needs, for all, without it.
            progress: Told how many pairs of how many are done; may raise `CancelledError`.

        Raises:
            UserError: No pair is chosen or no part, or a guide's text holds a placeholder that
                means nothing, or the place cannot be written to.
        """
        with written_whole(path) as file:
            self._write(file, programme_id, choice or PackChoice(), progress)

    def _write(
        self, file: BinaryIO, programme_id: int, choice: PackChoice, progress: Progress | None
    ) -> None:
        from mentordesk.documents.kick_off_pack import kick_off_pack

        translator = self._translator(programme_id, choice.language)
        chosen = self._chosen(programme_id, choice)
        if not chosen:
            raise UserError(N_("No pair is chosen. Choose those that the papers are for."))
        if not any(choice.copies.values()):
            raise UserError(N_("No paper is chosen. Tick at least one."))
        wanted = {kind: key for kind, key in _GUIDES.items() if choice.copies.get(kind)}
        content = PackContent(
            programme=self._programmes.get(programme_id).name,
            pairs=self._pairs(programme_id, choice, chosen, translator),
            count=len(chosen),
            guides={
                kind: self._paperwork.guide_content(programme_id, key, translator)
                for kind, key in wanted.items()
            },
            copies=choice.copies,
            duplex=choice.duplex,
        )
        kick_off_pack(content, self._style(translator), file, progress=progress)

    def pairs(self, programme_id: int) -> tuple[AgreementRecord, ...]:
        """Return all pairs in force, in the order in which they are printed."""
        return self._agreements.all(programme_id)

    def printed_or_to_print(self, programme_id: int) -> tuple[AgreementRecord, ...]:
        """Return the pairs in force and those that ended after paper was made for them.

        The paper at which a printer broke off may be of any of them.
        """
        log = self._print_log.all(programme_id)
        printed = {one.match_id for one in log if one.match_id is not None}
        return self._agreements.all(programme_id, also=printed)

    def rest(self, programme_id: int, match_id: int, kinds: Collection[PrintKind]) -> RestRecord:
        """Return which pairs still need these papers when the printer broke off at a pair.

        Printed pair by pair, in their order, those before it have theirs, unless the pair came
        or changed since the last time that all of these papers were noted as printed.
        """
        all_ = self.printed_or_to_print(programme_id)
        in_force = {one.match_id for one in self.pairs(programme_id)}
        order = [one.match_id for one in all_]
        place = order.index(match_id) if match_id in order else 0
        # Where nobody ever got all of these, nobody's were printed anew.
        got = frozenset(order)
        if self._print_log.ever_printed(programme_id, kinds):
            got = self._print_log.printed_pairs(programme_id, kinds)
        return RestRecord(
            from_there=tuple(id_ for id_ in order[place:] if id_ in in_force),
            since=tuple(id_ for id_ in order[:place] if id_ in in_force and id_ not in got),
        )

    def _chosen(self, programme_id: int, choice: PackChoice) -> list[AgreementRecord]:
        return [
            pair
            for pair in self.pairs(programme_id)
            if choice.match_ids is None or pair.match_id in choice.match_ids
        ]

    def _pairs(
        self,
        programme_id: int,
        choice: PackChoice,
        chosen: Sequence[AgreementRecord],
        translator: Translator,
    ) -> Iterator[PackedPair]:
        """Yield what each pair gets, one by one: all at once would be a lot to hold."""
        people = {one.id: one for one in self._participants.enrolments(programme_id)}
        programme = self._programmes.get(programme_id)
        organisation = self._programmes.organisation()
        name = organisation.contact_name or translator.gettext("the coordinator")
        contact = guide_values.contact(organisation, {"contact_name": name})
        ids = [pair.match_id for pair in chosen]
        agreements = self._paperwork.agreement_contents(programme_id, ids, translator)
        letters = {}
        if choice.copies.get(PrintKind.LETTER):
            found = self._letters.contents(programme_id, ids, translator)
            letters = {pair.match_id: letter for pair, letter in found}
        for pair, agreement in zip(chosen, agreements, strict=True):
            mentor, mentee = people[pair.mentor.enrolment_id], people[pair.mentee.enrolment_id]
            card = None
            if introductions.both_consent(mentor, mentee):
                card = introductions.contact_card(
                    pair, mentor, mentee, programme, contact, translator
                )
            yield PackedPair(
                names=translator.enumeration((pair.mentee.name, pair.mentor.name)),
                agreement=agreement,
                card=card,
                letter=letters.get(pair.match_id),
            )
