"""Says of those left over why that is so, each looked at alone and without a proposal."""

from functools import cached_property
from typing import TYPE_CHECKING

from mentordesk.i18n import Translator
from mentordesk.services.matching_reading import Gathering
from mentordesk.vocabulary import Role

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class LeftOver:
    """A programme's people at one moment; barriers are found for all at the first question."""

    def __init__(self, gathering: Gathering, translator: Translator) -> None:
        self._gathering = gathering
        self._translator = translator
        self._mentors = {id_: place for place, id_ in enumerate(gathering.mentors)}
        self._mentees = {id_: place for place, id_ in enumerate(gathering.mentees)}

    def why(self, enrolment_id: int) -> str:
        """Return why somebody who takes part has nobody, as a sentence that does not name them."""
        if enrolment_id in self._mentees:
            return self._why_mentee(enrolment_id)
        return self._why_mentor(enrolment_id)

    def _why_mentee(self, id_: int) -> str:
        mentee = self._gathering.mentees[id_]
        barred = self._barred[self._mentees[id_]]
        free = int(((barred < 0) & ~self._full).sum())
        if free and mentee.consent and mentee.available:
            return self._translator.ngettext(
                "One mentor who can be matched with this mentee has room.",
                "{n} mentors who can be matched with this mentee have room.",
                free,
            ).format(n=free)
        return self._sentence(Role.MENTEE, (mentee.consent, mentee.available), barred)

    def _why_mentor(self, id_: int) -> str:
        mentor = self._gathering.mentors[id_]
        barred = self._barred[:, self._mentors[id_]]
        free = int(((barred < 0) & ~self._taken).sum())
        if free:
            return self._translator.ngettext(
                "One mentee who can be matched with this mentor has no mentor.",
                "{n} mentees who can be matched with this mentor have no mentor.",
                free,
            ).format(n=free)
        return self._sentence(Role.MENTOR, (mentor.consent, mentor.available), barred)

    @cached_property
    def _barred(self) -> "npt.NDArray[np.int8]":
        """The first barrier's code of each pair [mentee, mentor], below 0 where none holds."""
        from mentordesk.matching.barriers import first_codes, holding

        people = self._gathering
        mentors, mentees = list(people.mentors.values()), list(people.mentees.values())
        return first_codes(holding(mentors, mentees, people.rules))

    @cached_property
    def _full(self) -> "npt.NDArray[np.bool_]":
        import numpy as np

        return np.array(list(map(self._gathering.is_full, self._gathering.mentors.values())), bool)

    @cached_property
    def _taken(self) -> "npt.NDArray[np.bool_]":
        import numpy as np

        people = self._gathering
        taken = {mentee for _, mentee in people.rules.standing | people.pending}
        return np.array([mentee.email in taken for mentee in people.mentees.values()], bool)

    def _sentence(self, role: Role, able: tuple[bool, bool], barred: "npt.NDArray[np.int8]") -> str:
        from mentordesk.matching.barriers import ORDER
        from mentordesk.matching.unmatched import UnmatchedKind, UnmatchedReason, reason_sentence

        consents, available = able
        fitting = int((barred < 0).sum())
        if not consents:
            kind = UnmatchedKind.NO_CONSENT
        elif not available:
            kind = UnmatchedKind.NOT_AVAILABLE
        elif fitting:
            kind = UnmatchedKind.FULL_NOW if role is Role.MENTEE else UnmatchedKind.ALL_PLACED
        else:
            kind = UnmatchedKind.BARRIERS if len(barred) else UnmatchedKind.NOBODY
        counts = {barrier: int((barred == code).sum()) for code, barrier in enumerate(ORDER)}
        barriers = {barrier: count for barrier, count in counts.items() if count}
        reason = UnmatchedReason(kind=kind, role=role, fitting=fitting, barriers=barriers)
        return reason_sentence(reason, self._translator)
