"""What the form of a person completes with: the file's choices and the other role's people."""

from collections.abc import Iterable, Mapping

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.sign_up_fields import Offered
from mentordesk.vocabulary import Role


def offered(desk: Desk, records: Iterable[EnrolmentRecord]) -> Mapping[Role, Offered]:
    """Return, for each role's form, the subjects, faculties, topics and possible partners."""
    programmes = desk.workspace.programmes
    subjects = tuple(one.name for one in programmes.subjects())
    faculties = tuple(one.name for one in programmes.faculties())
    topics = tuple(one.name for one in programmes.topics())
    people = [(record.role, record.email, record.name) for record in records]
    return {
        role: Offered(
            subjects=subjects,
            faculties=faculties,
            topics=topics,
            partners=tuple((email, name) for other, email, name in people if other is not role),
        )
        for role in Role
    }
