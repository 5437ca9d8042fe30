"""The sheet for the safe, and what a successor gets: a file, and a page to read first."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mentordesk.documents.house_style import HouseStyle
from mentordesk.documents.protection_content import (
    HandoverContent,
    OpenTask,
    ProgrammeAtHandover,
    SafeSheetContent,
)
from mentordesk.i18n import Translator
from mentordesk.services.overview import Overview
from mentordesk.services.playbook import Playbook
from mentordesk.services.programmes import Programmes
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.storage import encryption
from mentordesk.storage.file import File
from mentordesk.vocabulary import Language

#: Of a programme's open tasks so many are told of on the page; the file has them all.
_TASKS_MOST = 8


class Handover:
    """What leaves the program so that somebody else can open the file."""

    def __init__(
        self,
        file: File,
        clock: Callable[[], datetime],
        programmes: Programmes,
        overview: Overview,
        playbook: Playbook,
    ) -> None:
        self._file = file
        self._clock = clock
        self._programmes = programmes
        self._overview = overview
        self._playbook = playbook

    def copy(self, target: Path, passphrase: str) -> None:
        """Write a copy of the file that its own passphrase opens: whole, read back and compared.

        Everything that she wrote lies in the file; of what is kept beside it, only how this
        computer's window stood, nothing is anybody else's to know.

        Raises:
            UserError: The passphrase is too short, the target is the file itself, another
                MentorDesk file or open, or the disk refuses. Nothing is left then.
        """
        encryption.copy(self._file.path, self._file.key, target, passphrase)

    def safe_sheet(self, passphrase: str, language: Language | None = None) -> bytes:
        """Return the sheet with the file's passphrase, in the organisation's language."""
        from mentordesk.documents.safe_sheet import safe_sheet

        translator = self._translator(language)
        path = self._file.path
        content = SafeSheetContent(
            file=path.name,
            folder=str(path.parent),
            date=translator.date(self._clock().date()),
            passphrase=passphrase,
        )
        return safe_sheet(content, self._style(translator))

    def page(self, file: str, language: Language | None = None) -> bytes:
        """Return the page that goes with the file of this name."""
        from mentordesk.documents.handover import handover

        translator = self._translator(language)
        organisation = self._programmes.organisation()
        content = HandoverContent(
            organisation=organisation.name,
            date=translator.date(self._clock().date()),
            file=file,
            contact=(
                organisation.contact_name,
                organisation.contact_phone,
                organisation.contact_email,
            ),
            programmes=[self._standing(each, translator) for each in self._programmes.all()],
        )
        return handover(content, self._style(translator))

    def _standing(self, programme: ProgrammeRecord, translator: Translator) -> ProgrammeAtHandover:
        figures = self._overview.key_figures(programme.id)
        tasks = [
            OpenTask(
                title=each.title.in_(translator.language),
                when=translator.date(each.due_on, "medium"),
            )
            for each in self._playbook.activities(programme.id)
            if each.done_on is None
        ]
        left = len(tasks) - _TASKS_MOST
        more = translator.ngettext(
            "{n} more stands on Overview.", "{n} more stand on Overview.", max(left, 1)
        )
        ends = translator.date(programme.ends_on, "medium") if programme.ends_on else ""
        return ProgrammeAtHandover(
            name=programme.name,
            period=f"{translator.date(programme.starts_on, 'medium')} – {ends}",
            standing=translator.gettext(
                "{mentors} mentors, {mentees} mentees, {matched} mentees matched, {signed} "
                "agreements signed."
            ).format(
                mentors=figures.mentors,
                mentees=figures.mentees,
                matched=figures.matched,
                signed=figures.signed,
            ),
            tasks=tasks[:_TASKS_MOST],
            more=more.format(n=translator.number(left)) if left > 0 else "",
        )

    def _translator(self, language: Language | None) -> Translator:
        return Translator(language or self._programmes.organisation().language)

    def _style(self, translator: Translator) -> HouseStyle:
        organisation = self._programmes.organisation()
        return HouseStyle(
            organisation=organisation.name,
            language=translator.language,
            accent_colour=organisation.accent_colour,
            logo=organisation.logo,
        )
