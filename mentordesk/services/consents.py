"""What each purpose stands on, who consented to what, and what follows when it is taken back."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.models import (
    ConsentEntry,
    ConsentText,
    Enrolment,
    Match,
    Participant,
    Programme,
    PurposeGround,
)
from mentordesk.services.consent_keeping import (
    CONSENTED,
    TAKEN_BACK,
    settled_text,
    text_in_force,
    usual_text,
)
from mentordesk.services.deed_values import people
from mentordesk.services.records.privacy import (
    ConsentRecord,
    ConsentTextRecord,
    PartStanding,
    PersonStanding,
    PurposeStanding,
)
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import (
    CONFIRMED_STATES,
    CONSENTS,
    GROUNDS,
    N_,
    ConsentAct,
    ConsentWay,
    Ground,
    Purpose,
)

_REWORDED = DeedName(N_("change a consent text"))
# The schemes of unions, whose participants are its members.
_OF_UNIONS = frozenset({"long", "graduate"})
#: Whoever takes one of these back cannot be matched either.
_NEEDED_TO_MATCH = (Purpose.TAKING_PART, Purpose.MEMBERSHIP)


class Consents:
    """Grounds, consent texts and consents."""

    _file: File
    _clock: Callable[[], datetime]

    def standing(self, participant_id: int) -> PersonStanding:
        """Return how every purpose stands for a person, the newest programme first."""
        with self._file.read() as session:
            return read_person_standing(session, participant_id)

    def consent(
        self,
        enrolment_ids: Collection[int],
        purpose: Purpose,
        *,
        way: ConsentWay,
        told_on: date | None = None,
    ) -> None:
        """Record that people consent to the text in force, from `told_on` (today without it).

        An earlier consent that stands keeps its date.

        Raises:
            UserError: The day is still to come.
        """
        with self._file.write(CONSENTED) as session:
            tell(session, **people(session, enrolment_ids))
            now = self._clock()
            day = _checked_day(told_on, now)
            for part in _parts(session, enrolment_ids):
                if not _stands(session, part.id, purpose):
                    text = settled_text(session, part.programme_id, purpose, now.date())
                    _note(session, part.id, purpose, ConsentAct.GIVEN, day, way, now, text)
                    if purpose is Purpose.SHARING:
                        part.consented_on = day

    def withdraw(
        self,
        enrolment_ids: Collection[int],
        purpose: Purpose,
        *,
        way: ConsentWay,
        told_on: date | None = None,
    ) -> None:
        """Record that people take a consent back.

        Whoever does not let contact details be shared is matched no more; nor is who takes the
        consent to taking part, or to keeping the membership, back.

        Raises:
            UserError: The day is still to come.
        """
        purposes = [purpose]
        if purpose in _NEEDED_TO_MATCH:
            purposes.append(Purpose.SHARING)
        with self._file.write(TAKEN_BACK) as session:
            tell(session, **people(session, enrolment_ids))
            now = self._clock()
            day = _checked_day(told_on, now)
            for part in _parts(session, enrolment_ids):
                for each in purposes:
                    if _stands(session, part.id, each):
                        _note(session, part.id, each, ConsentAct.WITHDRAWN, day, way, now, None)
                    if each is Purpose.SHARING:
                        part.consented_on = None

    def grounds(self, programme_id: int) -> Mapping[Purpose, Ground]:
        """Return the ground of each purpose in a programme."""
        with self._file.read() as session:
            return read_grounds(session, found(session, Programme, programme_id))

    def set_ground(self, programme_id: int, purpose: Purpose, ground: Ground) -> None:
        """Choose what a purpose stands on.

        Raises:
            ValueError: A purpose cannot stand on that ground.
        """
        if ground not in GROUNDS[purpose]:
            raise ValueError(f"{purpose} cannot stand on {ground}")
        with self._file.write(DeedName(N_("change a lawful ground"))) as session:
            found(session, Programme, programme_id)
            session.execute(
                delete(PurposeGround).where(
                    PurposeGround.programme_id == programme_id, PurposeGround.purpose == purpose
                )
            )
            session.add(PurposeGround(programme_id=programme_id, purpose=purpose, ground=ground))

    def consent_texts(self, programme_id: int, purpose: Purpose) -> tuple[ConsentTextRecord, ...]:
        """Return every version of a consent's text, the one in force first."""
        with self._file.read() as session:
            found(session, Programme, programme_id)
            rows = session.scalars(
                select(ConsentText)
                .where(ConsentText.programme_id == programme_id, ConsentText.purpose == purpose)
                .order_by(ConsentText.version.desc())
            ).all()
            known = tuple(
                ConsentTextRecord(
                    purpose=purpose,
                    version=row.version,
                    text=row.text,
                    written_on=row.written_on,
                )
                for row in rows
            )
            usual = ConsentTextRecord(
                purpose=purpose, version=0, text=usual_text(session, purpose), written_on=None
            )
            return known or (usual,)

    def change_consent_text(self, programme_id: int, purpose: Purpose, text: Wording) -> None:
        """Make a new version of a consent's text; who consented to an older one keeps that one.

        A version that nobody has consented to yet is only reworded. Nothing happens where the text
        is the one in force.

        Raises:
            UserError: The text is blank.
        """
        tidy = Wording(da=text.da.strip(), en=text.en.strip())
        if not (tidy.da or tidy.en):
            raise UserError(N_("The consent text is blank. Write what people consent to."))
        with self._file.write(_REWORDED.merging(programme_id, purpose)) as session:
            found(session, Programme, programme_id)
            known = text_in_force(session, programme_id, purpose)
            in_force = known.text if known else usual_text(session, purpose)
            if tidy == in_force:
                return
            today = self._clock().date()
            if known is not None and not _is_consented_to(session, known.id):
                known.text, known.written_on = tidy, today
                return
            session.add(
                ConsentText(
                    programme_id=programme_id,
                    purpose=purpose,
                    version=known.version + 1 if known else 1,
                    text=tidy,
                    written_on=today,
                )
            )


def read_grounds(session: Session, programme: Programme) -> dict[Purpose, Ground]:
    """Return the ground of each purpose: what the coordinator chose, or the usual one."""
    rows = session.execute(
        select(PurposeGround.purpose, PurposeGround.ground).where(
            PurposeGround.programme_id == programme.id
        )
    )
    usual = {purpose: grounds[0] for purpose, grounds in GROUNDS.items()}
    if programme.template in _OF_UNIONS:
        usual[Purpose.MEMBERSHIP] = Ground.OWN_MEMBERS
    return usual | dict(rows.all())


def read_person_standing(session: Session, participant_id: int) -> PersonStanding:
    """Return how every purpose stands for a person, the newest programme first."""
    person = found(session, Participant, participant_id)
    rows = session.execute(
        select(Enrolment, Programme)
        .join(Programme, Programme.id == Enrolment.programme_id)
        .where(Enrolment.participant_id == participant_id)
        .order_by(Programme.starts_on.desc(), Programme.id.desc(), Enrolment.role)
    ).all()
    history = _history(session, [part.id for part, _ in rows])
    partners = _partners(session, [part.id for part, _ in rows])
    return PersonStanding(
        participant_id=person.id,
        name=person.name,
        email=person.email,
        parts=tuple(
            PartStanding(
                enrolment_id=part.id,
                programme_id=programme.id,
                programme=programme.name,
                role=part.role,
                purposes=tuple(
                    _purpose(purpose, ground, history[part.id, purpose])
                    for purpose, ground in read_grounds(session, programme).items()
                ),
                partners=tuple(partners[part.id]),
            )
            for part, programme in rows
        ),
    )


def _purpose(purpose: Purpose, ground: Ground, lines: list[ConsentRecord]) -> PurposeStanding:
    given = bool(lines) and lines[0].act is ConsentAct.GIVEN
    return PurposeStanding(
        purpose=purpose,
        ground=ground,
        consents=given if ground in CONSENTS else None,
        history=tuple(lines),
    )


def _history(
    session: Session, enrolment_ids: Collection[int]
) -> Mapping[tuple[int, Purpose], list[ConsentRecord]]:
    rows = session.execute(
        select(ConsentEntry, ConsentText.version, ConsentText.text)
        .outerjoin(ConsentText, ConsentText.id == ConsentEntry.text_id)
        .where(ConsentEntry.enrolment_id.in_(enrolment_ids))
        .order_by(ConsentEntry.id.desc())
    )
    lines: defaultdict[tuple[int, Purpose], list[ConsentRecord]] = defaultdict(list)
    for entry, version, text in rows:
        lines[entry.enrolment_id, entry.purpose].append(
            ConsentRecord(
                act=entry.act,
                told_on=entry.told_on,
                way=entry.way,
                form_on=entry.form_on,
                version=version,
                text=text,
                noted_at=entry.noted_at,
            )
        )
    return lines


def _partners(session: Session, enrolment_ids: Collection[int]) -> Mapping[int, list[str]]:
    partner = aliased(Enrolment)
    named: defaultdict[int, list[str]] = defaultdict(list)
    for own, other in ((Match.mentor_id, Match.mentee_id), (Match.mentee_id, Match.mentor_id)):
        rows = session.execute(
            select(own, Participant.name)
            .join(partner, partner.id == other)
            .join(Participant, Participant.id == partner.participant_id)
            .where(own.in_(enrolment_ids), Match.state.in_(CONFIRMED_STATES))
            .order_by(Match.id)
        )
        for id_, name in rows:
            named[id_].append(name)
    return named


def _is_consented_to(session: Session, text_id: int) -> bool:
    entry = select(ConsentEntry.id).where(ConsentEntry.text_id == text_id).limit(1)
    return session.scalar(entry) is not None


def _parts(session: Session, enrolment_ids: Collection[int]) -> list[Enrolment]:
    chosen = select(Enrolment).where(Enrolment.id.in_(enrolment_ids)).order_by(Enrolment.id)
    return list(session.scalars(chosen))


def _stands(session: Session, enrolment_id: int, purpose: Purpose) -> bool:
    newest = session.scalar(
        select(ConsentEntry.act)
        .where(ConsentEntry.enrolment_id == enrolment_id, ConsentEntry.purpose == purpose)
        .order_by(ConsentEntry.id.desc())
        .limit(1)
    )
    return newest is ConsentAct.GIVEN


def _note(  # noqa: PLR0913, PLR0917 - a line of the history has so many columns
    session: Session,
    enrolment_id: int,
    purpose: Purpose,
    act: ConsentAct,
    day: date,
    way: ConsentWay,
    now: datetime,
    text_id: int | None,
) -> None:
    session.add(
        ConsentEntry(
            enrolment_id=enrolment_id,
            purpose=purpose,
            act=act,
            told_on=day,
            way=way,
            form_on=None,
            text_id=text_id,
            noted_at=now,
        )
    )
    session.flush()


def _checked_day(told_on: date | None, now: datetime) -> date:
    if told_on is not None and told_on > now.date():
        raise UserError(N_("That day is still to come. Choose today or an earlier day."))
    return told_on or now.date()
