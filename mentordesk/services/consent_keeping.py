"""Keeps the history of consents in step with what the sign-ups say."""

from datetime import date, datetime

from sqlalchemy import Select, func, literal, select, update
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.i18n import Translator, Wording
from mentordesk.models import ConsentEntry, ConsentText, Enrolment, Organisation
from mentordesk.vocabulary import (
    N_,
    NP_,
    ConsentAct,
    ConsentWay,
    Language,
    Purpose,
)

#: The columns of a line of the history.
_LINE = (*("enrolment_id", "purpose", "act", "told_on", "way", "form_on", "text_id", "noted_at"),)

CONSENTED = DeedName(*NP_("consent of {name}", "consent of {n} people"))
TAKEN_BACK = DeedName(
    *NP_("take the consent of {name} away", "take the consent of {n} people away")
)

#: What people consent to unless the coordinator writes it otherwise.
USUAL_TEXTS = {
    Purpose.TAKING_PART: N_(
        "I consent to {organisation} using my details to find a match for me and to run the "
        "programme."
    ),
    Purpose.SHARING: N_(
        "I consent to my match being given my contact details. Nobody else gets them."
    ),
    Purpose.MEMBERSHIP: N_(
        "I consent expressly to {organisation} keeping that I am its member, so that it can run "
        "the programme. I know that membership of a union is sensitive information."
    ),
    Purpose.EVALUATION: N_(
        "I consent to {organisation} asking me how it went and keeping my answers until the "
        "programme is evaluated."
    ),
}


def usual_text(session: Session, purpose: Purpose) -> Wording:
    """Return the program's own words for a consent, in both languages."""
    name = session.scalars(select(Organisation.name)).one()

    def said(language: Language) -> str:
        translator = Translator(language)
        house = name or translator.gettext("the organisation")
        return translator.gettext(USUAL_TEXTS[purpose]).format(organisation=house)

    return Wording(da=said(Language.DANISH), en=said(Language.ENGLISH))


def text_in_force(session: Session, programme_id: int, purpose: Purpose) -> ConsentText | None:
    """Return the newest version of a consent's text; `None` while it is the program's own."""
    return session.scalar(
        select(ConsentText)
        .where(ConsentText.programme_id == programme_id, ConsentText.purpose == purpose)
        .order_by(ConsentText.version.desc())
        .limit(1)
    )


def settled_text(session: Session, programme_id: int, purpose: Purpose, today: date) -> int:
    """Return the id of the text in force; the program's own becomes version 1."""
    known = text_in_force(session, programme_id, purpose)
    if known is None:
        known = ConsentText(
            programme_id=programme_id,
            purpose=purpose,
            version=1,
            text=usual_text(session, purpose),
            written_on=today,
        )
        session.add(known)
        session.flush()
    return known.id


def follow(
    session: Session, now: datetime, way: ConsentWay, *, form_on: date | None = None
) -> None:
    """Add to the history what sign-ups say of sharing and it does not: nothing where they agree.

    Args:
        session: A session that writes; what it has in mind is flushed first.
        now: The moment of the deed.
        way: How those who consented, or took it back, told it.
        form_on: The day of the form they told it on; one that a sign-up was sent in with is
            nearer.
    """
    session.flush()
    latest = (
        select(ConsentEntry.act)
        .where(ConsentEntry.enrolment_id == Enrolment.id, ConsentEntry.purpose == Purpose.SHARING)
        .order_by(ConsentEntry.id.desc())
        .limit(1)
        .correlate(Enrolment)
        .scalar_subquery()
    )
    was_given = func.coalesce(latest == ConsentAct.GIVEN, literal(value=False))
    is_given = Enrolment.consented_on.is_not(None)
    behind = select(Enrolment.id).where(is_given != was_given)
    if session.scalar(behind.limit(1)) is not None:
        _add_lines(session, behind, now, way, form_on)


def _add_lines(
    session: Session, behind: Select[int], now: datetime, way: ConsentWay, form_on: date | None
) -> None:
    # Loaded for a deed, not for the window.
    from mentordesk.services.sign_up_rows import insert_rows

    chosen = Enrolment.id.in_(behind)
    programmes = session.scalars(
        select(Enrolment.programme_id).where(chosen, Enrolment.consented_on.is_not(None)).distinct()
    ).all()
    texts = {
        programme_id: settled_text(session, programme_id, Purpose.SHARING, now.date())
        for programme_id in programmes
    }
    on_form = way is ConsentWay.SIGN_UP_FORM
    rows = session.execute(
        select(Enrolment.id, Enrolment.programme_id, Enrolment.consented_on, Enrolment.submitted_at)
        .where(chosen)
        .order_by(Enrolment.id)
    ).all()
    lines = (
        (
            row.id,
            Purpose.SHARING,
            ConsentAct.GIVEN if row.consented_on else ConsentAct.WITHDRAWN,
            row.consented_on or now.date(),
            way,
            row.submitted_at.date() if on_form and row.submitted_at else form_on,
            texts[row.programme_id] if row.consented_on else None,
            now,
        )
        for row in rows
    )
    insert_rows(session, ConsentEntry, _LINE, lines)


def move_history(session: Session, from_enrolment_id: int, to_enrolment_id: int) -> None:
    """Give one sign-up the consents of another that becomes part of it."""
    session.execute(
        update(ConsentEntry)
        .where(ConsentEntry.enrolment_id == from_enrolment_id)
        .values(enrolment_id=to_enrolment_id)
    )


def withdrawn_at(session: Session, programme_id: int) -> dict[int, datetime]:
    """Return when each sign-up whose consent to sharing is withdrawn took it back."""
    newest = (
        select(ConsentEntry.enrolment_id, func.max(ConsentEntry.id).label("id"))
        .join(Enrolment, Enrolment.id == ConsentEntry.enrolment_id)
        .where(Enrolment.programme_id == programme_id, ConsentEntry.purpose == Purpose.SHARING)
        .group_by(ConsentEntry.enrolment_id)
        .subquery()
    )
    rows = session.execute(
        select(ConsentEntry.enrolment_id, ConsentEntry.noted_at)
        .join(newest, newest.c.id == ConsentEntry.id)
        .where(ConsentEntry.act == ConsentAct.WITHDRAWN)
    )
    return dict(rows.all())
