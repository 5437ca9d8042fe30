"""A pair's agreement as what its document says."""

from collections.abc import Mapping

from mentordesk.documents.content import AgreementContent, Limit, Party, Term
from mentordesk.i18n import Translator
from mentordesk.services import guide_values
from mentordesk.services.records.agreements import TERM_FIELDS, AgreementRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.vocabulary import TERM_NAMES, Role


def filled(
    frame: AgreementContent,
    agreement: AgreementRecord,
    people: Mapping[int, EnrolmentRecord],
    translator: Translator,
) -> AgreementContent:
    """Return what one pair's agreement says, within the `frame` that its programme gives."""
    return AgreementContent(
        code=agreement.code,
        programme=frame.programme,
        period=frame.period,
        mentor=_party(people[agreement.mentor.enrolment_id]),
        mentee=_party(people[agreement.mentee.enrolment_id]),
        goals=agreement.goals,
        topics=agreement.topics,
        limits=tuple(Limit(each.topic, each.why, each.agreed) for each in agreement.limits),
        terms=terms(agreement, translator),
        ground_rules=frame.ground_rules,
        contact=frame.contact,
        evaluation=frame.evaluation,
        signed_on=guide_values.day(agreement.signed_on, translator),
    )


def _party(person: EnrolmentRecord) -> Party:
    details = [", ".join(person.subjects)]
    if person.role is Role.MENTOR:
        details.append(person.employer)
    return Party(
        name=person.name,
        # Without consent they are left for the pen of whoever wants to give them.
        email=person.email if person.consent else "",
        phone=person.phone if person.consent else "",
        details=tuple(each for each in details if each),
    )


def terms(agreement: AgreementRecord | None, translator: Translator) -> tuple[Term, ...]:
    """Return the practical terms in the order of the paper, blank without an agreement."""
    return tuple(
        Term(
            translator.gettext(TERM_NAMES[field]),
            getattr(agreement, field) if agreement else "",
            key=field,
        )
        for field in TERM_FIELDS
    )
