"""The list of mentors that a mentee chooses from: on paper, and as a mail to send her.

Nobody is matched yet, so it says what helps to choose and nothing else: who has not consented is
not on it, and no way to reach a mentor, no employer, note or wish of theirs is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from mentordesk.documents.candidate_content import (
    CandidateEntry,
    CandidateGroup,
    CandidateListContent,
)
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import guide_values
from mentordesk.services.introductions import first_name
from mentordesk.services.matches import Matches
from mentordesk.services.participants import Participants
from mentordesk.services.programmes import Programmes
from mentordesk.services.records.matches import CandidateRecord, PairRecord, ReasonRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.stationery import Stationery
from mentordesk.vocabulary import (
    MEETING_FORM_NAMES,
    N_,
    TIER_NAMES,
    Criterion,
    Language,
    MatchState,
    Tier,
)

#: The lists of an open matching; what fits less well is no suggestion.
_LISTED = (Tier.TOP, Tier.GOOD, Tier.MATCH)
#: What is told of why. Years and place stand among the facts; a wish is between its author and
#: the coordinator.
_TOLD = (Criterion.SUBJECT, Criterion.TOPICS, Criterion.SECTOR)

_NOBODY = N_(
    "No mentor with room fits {name} well enough for a list. See in Matches what stands in the way."
)


class CandidateLists(Stationery):
    """Makes the list and the mail, in the programme's language unless told.

    Args:
        programmes: The programmes and the organisation.
        participants: The people.
        matches_in: The matches as they are told in a language.
        clock: What tells the time.
    """

    def __init__(
        self,
        programmes: Programmes,
        participants: Participants,
        matches_in: Callable[[Translator], Matches],
        clock: Callable[[], datetime],
    ) -> None:
        self._programmes = programmes
        self._participants = participants
        self._matches_in = matches_in
        self._clock = clock

    def pdf(self, programme_id: int, mentee_id: int, *, language: Language | None = None) -> bytes:
        """Return one page with the mentors that a mentee may choose from, best first.

        Raises:
            UserError: There is none.
        """
        from mentordesk.documents.candidate_list import candidate_list

        translator = self._translator(programme_id, language)
        content = self._content(programme_id, mentee_id, translator)
        return candidate_list(content, self._style(translator))

    def letters_left_out(
        self, programme_id: int, mentee_id: int, *, language: Language | None = None
    ) -> Mapping[str, str]:
        """Return who on a mentee's list has letters that no font has, and which."""
        from mentordesk.documents import candidate_list

        translator = self._translator(programme_id, language)
        return candidate_list.letters_left_out(self._content(programme_id, mentee_id, translator))

    def mail(self, programme_id: int, mentee_id: int, *, language: Language | None = None) -> bytes:
        """Return a mail to the mentee with her list, as a draft (EML) that nobody has sent.

        Raises:
            UserError: There is no mentor to list.
        """
        from mentordesk.exchange.mail import Attachment, Draft, Recipient, eml

        translator = self._translator(programme_id, language)
        mentee = self._participants.enrolment(mentee_id)
        programme = self._programmes.get(programme_id)
        paper = self.pdf(programme_id, mentee_id, language=language)
        subject = translator.gettext("Your possible mentors in {programme}")
        return eml(
            Draft(
                to=[Recipient(name=mentee.name, address=mentee.email)],
                subject=subject.format(programme=programme.name),
                body=self._letter(mentee.name, programme.name, translator),
                written_at=self._clock(),
                attachments=[
                    Attachment(name=translator.gettext("Mentors") + ".pdf", content=paper)
                ],
            )
        )

    def _content(
        self, programme_id: int, mentee_id: int, translator: Translator
    ) -> CandidateListContent:
        mentee = self._participants.enrolment(mentee_id)
        mentors = {one.id: one for one in self._participants.enrolments(programme_id)}
        matches = self._matches_in(translator)
        promised = _promised(matches.pairs(programme_id, (MatchState.ACCEPTED,)), mentee_id)
        with_room = [
            one
            for row in matches.candidates(programme_id, mentee_id)
            for one in row.candidates
            if one.barrier is None
            and _has_room(mentors[one.mentor.enrolment_id], promised[one.mentor.enrolment_id])
        ]
        groups = tuple(_groups(with_room, mentors, translator))
        if not groups:
            raise UserError(_NOBODY, name=mentee.name)
        return CandidateListContent(
            mentee=mentee.name,
            programme=self._programmes.get(programme_id).name,
            groups=groups,
            more=len(with_room) - sum(len(group.entries) for group in groups),
            contact=self._contact(translator),
        )

    def _contact(self, translator: Translator) -> str:
        organisation = self._programmes.organisation()
        name = organisation.contact_name or translator.gettext("the coordinator")
        return guide_values.contact(organisation, {"contact_name": name})

    def _letter(self, name: str, programme: str, translator: Translator) -> str:
        gettext = translator.gettext
        organisation = self._programmes.organisation()
        paragraphs = (
            gettext("Hello {name}").format(name=first_name(name)),
            gettext(
                "Attached is a list of mentors in {programme} who have room and fit what you told "
                "us, the one who fits you best first."
            ).format(programme=programme),
            gettext(
                "Please reply with the names of those you would like to meet, your favourite "
                "first. We ask the mentor for you. You get each other’s contact details once the "
                "answer is yes."
            ),
            gettext("Kind regards"),
        )
        sender = "\n".join(filter(None, (organisation.contact_name, organisation.name)))
        return "\n\n".join(paragraphs) + f"\n{sender}\n"


def _promised(accepted: Iterable[PairRecord], mentee_id: int) -> Counter[int]:
    """Return how many others each mentor has said yes to, by sign-up."""
    return Counter(
        pair.mentor.enrolment_id for pair in accepted if pair.mentee.enrolment_id != mentee_id
    )


def _has_room(mentor: EnrolmentRecord, promised: int) -> bool:
    return mentor.taken + promised < mentor.capacity


def _groups(
    candidates: Iterable[CandidateRecord],
    mentors: Mapping[int, EnrolmentRecord],
    translator: Translator,
) -> Iterator[CandidateGroup]:
    """Yield the lists that are not empty; the candidates come best first."""
    ranked = list(candidates)
    for tier in _LISTED:
        entries = tuple(
            _entry(mentors[one.mentor.enrolment_id], one.reasons, translator)
            for one in ranked
            if one.tier is tier
        )
        if entries:
            yield CandidateGroup(title=translator.gettext(TIER_NAMES[tier]), entries=entries)


def _entry(
    mentor: EnrolmentRecord, reasons: Iterable[ReasonRecord], translator: Translator
) -> CandidateEntry:
    facts = [", ".join(mentor.subjects)]
    if mentor.experience_years is not None:
        years = translator.ngettext(
            "{n} year of experience", "{n} years of experience", mentor.experience_years
        )
        facts.append(years.format(n=mentor.experience_years))
    facts += [mentor.location, translator.gettext(MEETING_FORM_NAMES[mentor.meeting_form])]
    speaking = [one for one in reasons if one.criterion in _TOLD and one.score and one.weight]
    return CandidateEntry(
        name=mentor.name,
        facts=tuple(filter(None, facts)),
        why=" ".join(one.text for one in speaking),
    )
