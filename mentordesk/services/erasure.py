"""Erasing one person for good."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.models import OtherAddress, Participant
from mentordesk.services.backup_holdings import backups_holding
from mentordesk.services.erasing import Gone, erase_person, outlook
from mentordesk.services.for_good import for_good
from mentordesk.services.records.privacy import ErasureOutlook, ErasureReceipt
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_

UNKNOWN = N_("Nobody in this file has the address {email}.")


class Erasure:
    """Taking people out of the file so that no byte of them is left."""

    _file: File
    _clock: Callable[[], datetime]
    #: Speaks the language of whoever reads what is left.
    _reader: Translator

    def participant_id(self, email: str) -> int:
        """Return who has an address, or had it before.

        Raises:
            UserError: Nobody has.
        """
        with self._file.read() as session:
            return find_person(session, email)

    def erasure_outlook(self, participant_id: int) -> ErasureOutlook:
        """Return what erasing a person would take away."""
        with self._file.read() as session:
            return outlook(session, participant_id)

    def erase(self, participant_id: int) -> ErasureReceipt:
        """Erase a person. It cannot be undone, and what could be undone before cannot any more.

        Returns:
            What was deleted, and the copies of the file that still hold it.

        Raises:
            UserError: They are gone already, or the file cannot be written.
        """
        now = self._clock()
        with for_good(self._file, now) as (session, gone):
            erase_person(session, participant_id, gone, now, self._reader)
        return self._receipt(gone, now)

    def _receipt(self, gone: Gone, now: datetime) -> ErasureReceipt:
        numbers = asdict(gone)
        addresses = numbers.pop("addresses")
        holding = backups_holding(self._file, addresses) if addresses else ()
        return ErasureReceipt(erased_on=now, backups=holding, **numbers)


def find_person(session: Session, email: str) -> int:
    """Return who has an address, or had it before.

    Raises:
        UserError: Nobody has.
    """
    spelt = email.strip().lower()
    now = select(Participant.id).where(Participant.email == spelt)
    before = select(OtherAddress.participant_id).where(OtherAddress.email == spelt)
    found = session.scalar(now) or session.scalar(before)
    if found is None:
        raise UserError(UNKNOWN, email=email.strip())
    return found
