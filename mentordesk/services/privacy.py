"""Data protection: grounds and consents, everything about a person, and erasing for good."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mentordesk.documents.record_content import RecordContent
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import draft_folder
from mentordesk.services.consents import Consents, read_person_standing
from mentordesk.services.held_data import read_held
from mentordesk.services.old_programmes import OldProgrammes
from mentordesk.services.person_report import PersonReport
from mentordesk.services.programmes import Programmes
from mentordesk.services.receipt_paper import receipt_content
from mentordesk.services.records.privacy import ErasureReceipt
from mentordesk.services.stationery import Stationery
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, Language

#: What the two files about a person are called: nothing about anybody.
PAPER, DATA = "everything-about-one-person.pdf", "everything-about-one-person.json"


class Privacy(Consents, OldProgrammes, Stationery):
    """What the law asks for of everybody who keeps data about people."""

    def __init__(
        self,
        file: File,
        clock: Callable[[], datetime],
        translator: Translator,
        programmes: Programmes,
    ) -> None:
        self._file = file
        self._clock = clock
        self._reader = translator
        self._programmes = programmes

    def everything(
        self, participant_id: int, language: Language | None = None
    ) -> tuple[bytes, bytes]:
        """Return everything that the file holds about a person, as a PDF and as JSON.

        Args:
            participant_id: Who.
            language: The organisation's without it.
        """
        from mentordesk.documents import record

        translator = Translator(language or self._programmes.organisation().language)
        content, data = self._report(participant_id, translator)
        return record.record(content, self._style(translator)), data

    def save_everything(
        self, participant_id: int, folder: Path, language: Language | None = None
    ) -> tuple[Path, ...]:
        """Write both into a folder, made if it is missing: whole or not at all, for their owner.

        Raises:
            UserError: The folder cannot be made or written to.
        """
        paper, data = self.everything(participant_id, language)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as trouble:
            raise UserError(
                N_("The folder {folder} cannot be made. Choose another place."), folder=folder.name
            ) from trouble
        return draft_folder.put(folder, iter([(PAPER, paper), (DATA, data)]), 2, None)

    def receipt_pdf(
        self, receipt: ErasureReceipt, programme: str = "", language: Language | None = None
    ) -> bytes:
        """Return what was deleted, in numbers, as a PDF without names; of a `programme`, or one."""
        from mentordesk.documents import record

        translator = Translator(language or self._programmes.organisation().language)
        house = self._programmes.organisation().name
        content = receipt_content(receipt, programme, house, translator)
        return record.record(content, self._style(translator))

    def _report(self, participant_id: int, translator: Translator) -> tuple[RecordContent, bytes]:
        organisation = self._programmes.organisation()
        told = (organisation.contact_name, organisation.contact_email, organisation.contact_phone)
        contact = ", ".join(filter(None, told)) or translator.gettext("the coordinator")
        with self._file.read() as session:
            report = PersonReport(
                session=session,
                held=read_held(session, participant_id),
                standing=read_person_standing(session, participant_id),
                translator=translator,
                now=self._clock(),
                contact=contact,
            )
            data = json.dumps(report.data(), ensure_ascii=False, indent=2)
            return report.content(), data.encode()
