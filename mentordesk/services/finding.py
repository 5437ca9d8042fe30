"""Finding a person or a pair again in whichever programme of the file they are."""

from sqlalchemy import select

from mentordesk.i18n import Translator
from mentordesk.models import Enrolment, Participant, Programme
from mentordesk.services.directory import Directory
from mentordesk.services.lasting_rows import no_waste_expected
from mentordesk.services.pair_finding import found_pairs
from mentordesk.services.records.finding import FoundPerson
from mentordesk.services.records.matches import PersonName
from mentordesk.storage.file import File


class Finding:
    """Looks through all programmes of one file at once."""

    def __init__(self, file: File, translator: Translator) -> None:
        self._file = file
        self._translator = translator

    def directory(self, programme_id: int) -> Directory:
        """Return everybody and every pair as they are now; `programme_id` is the one shown."""
        with no_waste_expected(), self._file.read() as session:
            rows = session.execute(
                select(
                    Enrolment.id,
                    Enrolment.role,
                    Participant.name,
                    Participant.email,
                    Programme.id,
                    Programme.name,
                )
                .join(Participant, Participant.id == Enrolment.participant_id)
                .join(Programme, Programme.id == Enrolment.programme_id)
            )
            people = [
                FoundPerson(
                    person=PersonName(enrolment_id=id_, name=name, email=email),
                    role=role,
                    programme_id=programme,
                    programme=title,
                )
                for id_, role, name, email, programme, title in rows
            ]
            pairs = found_pairs(session)
        return Directory(people, pairs, programme_id=programme_id, translator=self._translator)
