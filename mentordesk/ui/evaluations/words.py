"""What the page calls questionnaires, their states and their kinds of question."""

from datetime import date

from mentordesk.i18n import Translator
from mentordesk.services.records.evaluations import QuestionnaireRecord, RespondentRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.short_list import Entry
from mentordesk.vocabulary import N_, ROLE_PLURALS, ROUND_NAMES, QuestionKind

KIND_NAMES = {
    QuestionKind.SCALE: N_("A scale from 1 to 5"),
    QuestionKind.CHOICE: N_("One of several choices"),
    QuestionKind.SEVERAL: N_("Any number of choices"),
    QuestionKind.TEXT: N_("Free words"),
}


def title(asked: QuestionnaireRecord, tr: Translator) -> str:
    """Return "Midterm evaluation · Mentors"."""
    return f"{tr.gettext(ROUND_NAMES[asked.round])} · {tr.gettext(ROLE_PLURALS[asked.role])}"


def counted_words(asked: QuestionnaireRecord, tr: Translator) -> str:
    """Return "26 of 34 answered"."""
    if not asked.invited:
        return tr.gettext("Nobody to ask yet")
    said = tr.gettext("{answered} of {invited} answered")
    return said.format(answered=tr.number(asked.answered), invited=tr.number(asked.invited))


def answered_words(asked: QuestionnaireRecord, tr: Translator) -> str:
    """Return "26 of 34 answered · 76 %"."""
    counted = counted_words(asked, tr)
    return f"{counted} · {tr.percent(share(asked))}" if asked.invited else counted


def share(asked: QuestionnaireRecord) -> float:
    """Return the response rate, 0-1."""
    return asked.answered / asked.invited if asked.invited else 0.0


def sent_words(asked: QuestionnaireRecord, tr: Translator) -> str:
    """Return when it was sent."""
    if asked.sent_on is None:
        return tr.gettext("Not sent yet")
    return tr.gettext("Sent {date}").format(date=tr.date(asked.sent_on, "medium"))


def sent_chip(asked: QuestionnaireRecord, tr: Translator) -> Chip:
    """Return when it was sent, as a chip."""
    if asked.sent_on is None:
        return Chip(icon="circle-dashed", text=sent_words(asked, tr))
    return Chip(icon="send", text=sent_words(asked, tr), tone=Tone.ACCENT)


def due_chip(asked: QuestionnaireRecord, today: date, tr: Translator) -> Chip | None:
    """Return until when answers are awaited; nothing where none is, or all have come."""
    if asked.answer_by is None or asked.answered == asked.invited:
        return None
    when = tr.date(asked.answer_by, "medium")
    if asked.answer_by < today:
        words = tr.gettext("Answers were due {date}").format(date=when)
        return Chip(icon="hourglass", text=words, tone=Tone.WARN)
    return Chip(icon="clock", text=tr.gettext("Answers due {date}").format(date=when))


def entry(asked: QuestionnaireRecord, tr: Translator) -> Entry:
    """Return a questionnaire as the short list shows it."""
    sent = asked.sent_on is not None
    return Entry(
        key=asked.id,
        icon="clipboard-check" if sent else "clipboard-list",
        title=title(asked, tr),
        note=f"{sent_words(asked, tr)} · {counted_words(asked, tr)}",
        tone=Tone.ACCENT if sent else Tone.SOFT,
        share=share(asked),
    )


def reply_words(person: RespondentRecord, tr: Translator) -> str:
    """Return whether and when a person answered."""
    if person.replied_at is None:
        return tr.gettext("No answer yet")
    return tr.gettext("Answered {date}").format(date=tr.date(person.replied_at.date(), "medium"))


def reply_chip(person: RespondentRecord, tr: Translator) -> Chip:
    """Return the same as a chip."""
    words = reply_words(person, tr)
    if person.replied_at is None:
        return Chip(icon="circle-dashed", text=words)
    return Chip(icon="circle-check", text=words, tone=Tone.GOOD)
