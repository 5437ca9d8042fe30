"""The open file and its services: the one place that builds them, each when it is first needed."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy.exc import NoResultFound

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.models import Organisation
from mentordesk.storage.file import File
from mentordesk.storage.key import Key
from mentordesk.storage.refusals import UNREADABLE
from mentordesk.storage.undo import UNRECORDED
from mentordesk.vocabulary import Language

if TYPE_CHECKING:
    from mentordesk.services.agreement_forms import AgreementForms
    from mentordesk.services.agreements import Agreements
    from mentordesk.services.attachments import Attachments
    from mentordesk.services.backups import Backups
    from mentordesk.services.candidate_lists import CandidateLists
    from mentordesk.services.evaluations import Evaluations
    from mentordesk.services.event_papers import EventPapers
    from mentordesk.services.finding import Finding
    from mentordesk.services.handover import Handover
    from mentordesk.services.history import History
    from mentordesk.services.kick_off_pack import KickOffPack
    from mentordesk.services.match_letters import MatchLetters
    from mentordesk.services.matches import Matches
    from mentordesk.services.overview import Overview
    from mentordesk.services.paperwork import Paperwork
    from mentordesk.services.participants import Participants
    from mentordesk.services.playbook import Playbook
    from mentordesk.services.print_log import PrintLog
    from mentordesk.services.privacy import Privacy
    from mentordesk.services.programmes import Programmes
    from mentordesk.services.sign_up import SignUp
    from mentordesk.services.signing import Signing

#: Tells the time of the place: the wall clock's, without a zone, as the file keeps it.
Clock = Callable[[], datetime]

# The services that make sentences, and so are made anew for another reader.
_SPEAKING = (
    "agreement_forms",
    "finding",
    "matches",
    "overview",
    "paperwork",
    "participants",
    "privacy",
)


def now() -> datetime:
    """Return the time on the coordinator's own clock, in whole seconds."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)


class Workspace:
    """One open file: every deed on it is reached from here.

    Use it as a context manager, or call `close`. Importing one service does not import the
    others, because each brings libraries of its own and start-up is measured.
    """

    def __init__(self, file: File, translator: Translator, clock: Clock) -> None:
        self.file = file
        self.path: Path = file.path
        self._translator = translator
        self._clock = clock

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        passphrase: str | Key | None = None,
        translator: Translator | None = None,
        clock: Clock = now,
        writable: bool = True,
        damaged: bool = False,
    ) -> Self:
        """Open a file; without a translator, in the organisation's language.

        A `damaged` one is opened to be looked at, as far as it can still be read. A protected one
        needs its passphrase, or the key that was made of it.

        Raises:
            UserError: There is no such file, or it is not one that this program can open.
        """
        file = File.open(path, passphrase=passphrase, writable=writable, damaged=damaged)
        try:
            return cls._of(file, translator, clock)
        except BaseException:
            file.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        language: Language,
        passphrase: str | None = None,
        translator: Translator | None = None,
        clock: Clock = now,
    ) -> Self:
        """Make a new file with its organisation, or open the MentorDesk file that is there.

        Args:
            path: Where the file is to be.
            language: The language of a new file's organisation.
            passphrase: Encrypts a new file, opens an encrypted one.
            translator: The reader's; the organisation's language without one.
            clock: What tells the time.

        Raises:
            UserError: What is there is no MentorDesk file, or the place cannot be written to.
        """
        if path.exists():
            return cls.open(path, passphrase=passphrase, translator=translator, clock=clock)
        with ExitStack() as on_failure:
            file = on_failure.enter_context(File.create(path, passphrase=passphrase))
            with file.write(UNRECORDED) as session:
                session.add(Organisation(id=1, language=language, languages=[language.value]))
            made = cls._of(file, translator, clock)
            on_failure.pop_all()
        return made

    @classmethod
    def _of(cls, file: File, translator: Translator | None, clock: Clock) -> Self:
        if translator is None:
            try:
                with file.read() as session:
                    organisation = session.get_one(Organisation, 1)
                    translator = Translator(organisation.language)
            except (LookupError, ValueError, TypeError, NoResultFound) as error:
                raise UserError(UNREADABLE, file=file.path.name) from error
        return cls(file, translator, clock)

    @property
    def writable(self) -> bool:
        """Whether the file can be changed, or only looked at."""
        return self.file.writable

    @property
    def damaged(self) -> bool:
        """Whether the file was opened although not all of it can be read."""
        return self.file.damaged

    @property
    def is_protected(self) -> bool:
        """Whether only a passphrase opens the file."""
        return self.file.key is not None

    @property
    def key(self) -> Key | None:
        """What opened the file, to open it again without asking; `None` for one in clear."""
        return self.file.key

    def has_passphrase(self, passphrase: str) -> bool:
        """Return whether this is the file's passphrase; some 80 milliseconds."""
        return self.file.has_passphrase(passphrase)

    @property
    def translator(self) -> Translator:
        """The language that sentences are made in; set it when the reader changes theirs."""
        return self._translator

    @translator.setter
    def translator(self, translator: Translator) -> None:
        self._translator = translator
        for name in _SPEAKING:
            self.__dict__.pop(name, None)

    def today(self) -> date:
        """Return the day it is for the coordinator."""
        return self._clock().date()

    def subscribe(self, callback: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Hear which tables each commit changed, in the committing thread.

        Returns:
            What to call to hear no more.
        """
        return self.file.changes.subscribe(lambda changed: callback(changed.tables))

    def stoppable(self, check: Callable[[], None]) -> AbstractContextManager[None]:
        """Let a deed of this thread be stopped: `check` may raise before it is kept.

        Nothing of the deed is written then.
        """
        return self.file.stoppable(check)

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @cached_property
    def history(self) -> "History":
        """What can be taken back and done again."""
        from mentordesk.services.history import History

        return History(self.file)

    @cached_property
    def programmes(self) -> "Programmes":
        """Programmes with their rules, the organisation, and the choices that it offers."""
        from mentordesk.services.programmes import Programmes

        return Programmes(self.file, self._clock)

    @cached_property
    def participants(self) -> "Participants":
        """People and their sign-ups."""
        from mentordesk.services.participants import Participants

        return Participants(self.file, self._clock, self._translator)

    @cached_property
    def sign_up(self) -> "SignUp":
        """Sign-ups from tables."""
        from mentordesk.services.sign_up import SignUp

        return SignUp(self.file, self._clock)

    @cached_property
    def matches(self) -> "Matches":
        """Candidates, proposals and matches."""
        from mentordesk.services.matches import Matches

        return Matches(self.file, self._clock, self._translator)

    @cached_property
    def agreements(self) -> "Agreements":
        """What the pairs have settled."""
        from mentordesk.services.agreements import Agreements

        return Agreements(self.file, self._clock)

    @cached_property
    def attachments(self) -> "Attachments":
        """Scans and photos kept with a pair."""
        from mentordesk.services.attachments import Attachments

        return Attachments(self.file, self._clock)

    @cached_property
    def backups(self) -> "Backups":
        """What was kept of the file, and what of it is kept elsewhere."""
        from mentordesk.services.backups import Backups

        return Backups.of_file(self.file, self._clock)

    @cached_property
    def signing(self) -> "Signing":
        """Stacks of signed papers, by their codes."""
        from mentordesk.services.signing import Signing

        return Signing(self.file, self._clock)

    @cached_property
    def finding(self) -> "Finding":
        """People and pairs of all programmes, found again."""
        from mentordesk.services.finding import Finding

        return Finding(self.file, self._translator)

    @cached_property
    def print_log(self) -> "PrintLog":
        """What was printed when."""
        from mentordesk.services.print_log import PrintLog

        return PrintLog(self.file, self._clock)

    @cached_property
    def privacy(self) -> "Privacy":
        """Consents, everything about a person, and erasing for good."""
        from mentordesk.services.privacy import Privacy

        return Privacy(self.file, self._clock, self._translator, self.programmes)

    @cached_property
    def agreement_forms(self) -> "AgreementForms":
        """Agreements that came back filled in."""
        from mentordesk.services.agreement_forms import AgreementForms

        return AgreementForms(self.file, self.agreements, self._translator)

    @cached_property
    def evaluations(self) -> "Evaluations":
        """Questionnaires, answers and figures."""
        from mentordesk.services.evaluations import Evaluations

        return Evaluations(self.file, self._clock)

    @cached_property
    def playbook(self) -> "Playbook":
        """What to do and when, and the events."""
        from mentordesk.services.playbook import Playbook

        return Playbook(self.file, self._clock)

    @cached_property
    def overview(self) -> "Overview":
        """How a programme stands, and what needs the coordinator."""
        from mentordesk.services.overview import Overview

        return Overview(self.file, self._clock, self._translator)

    @cached_property
    def paperwork(self) -> "Paperwork":
        """Everything that is printed."""
        from mentordesk.services.guide_contents import GuideContents
        from mentordesk.services.guide_texts import GuideTexts
        from mentordesk.services.paperwork import Paperwork

        return Paperwork(
            programmes=self.programmes,
            participants=self.participants,
            agreements=self.agreements,
            evaluations=self.evaluations,
            guide_contents=GuideContents(
                self.programmes, self.evaluations, self.overview, self.playbook, self.privacy
            ),
            guide_texts=GuideTexts(self.file),
        )

    @cached_property
    def candidate_lists(self) -> "CandidateLists":
        """What a mentee chooses a mentor from."""
        from mentordesk.services.candidate_lists import CandidateLists
        from mentordesk.services.matches import Matches

        return CandidateLists(
            programmes=self.programmes,
            participants=self.participants,
            # A paper has its own reader, who may read another language than the window's.
            matches_in=lambda translator: Matches(self.file, self._clock, translator),
            clock=self._clock,
        )

    @cached_property
    def event_papers(self) -> "EventPapers":
        """Lists, badges, signs and certificates for a shared meeting."""
        from mentordesk.services.event_papers import EventPapers

        return EventPapers(
            programmes=self.programmes,
            participants=self.participants,
            agreements=self.agreements,
            playbook=self.playbook,
        )

    @cached_property
    def match_letters(self) -> "MatchLetters":
        """What tells a pair of each other."""
        from mentordesk.services.match_letters import MatchLetters

        return MatchLetters(
            programmes=self.programmes,
            participants=self.participants,
            agreements=self.agreements,
            playbook=self.playbook,
            paperwork=self.paperwork,
            clock=self._clock,
        )

    @cached_property
    def kick_off_pack(self) -> "KickOffPack":
        """What the pairs are handed at the kick-off."""
        from mentordesk.services.kick_off_pack import KickOffPack

        return KickOffPack(
            programmes=self.programmes,
            participants=self.participants,
            agreements=self.agreements,
            paperwork=self.paperwork,
            letters=self.match_letters,
            print_log=self.print_log,
        )

    @cached_property
    def handover(self) -> "Handover":
        """What somebody else needs to open the file."""
        from mentordesk.services.handover import Handover

        return Handover(self.file, self._clock, self.programmes, self.overview, self.playbook)
