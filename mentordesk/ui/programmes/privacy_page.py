"""What a programme's data stand on, what people consent to, and when their data go."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QLabel

from mentordesk.i18n import Translator, Wording
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedText, flush_all
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, Form, plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.theme import FORM_WIDTH
from mentordesk.vocabulary import (
    CONSENTS,
    GROUND_NAMES,
    GROUNDS,
    LANGUAGE_NAMES,
    PURPOSE_NAMES,
    Ground,
    Language,
    Purpose,
)


class PrivacyPage(ScrollingPage):
    """Grounds and the day save themselves at once; a consent's text when its field is left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._form = Form(desk.theme)
        self.grounds: dict[Purpose, ChoiceField] = {}
        self.texts: dict[Purpose, SavedText] = {}
        self._fields: dict[Purpose, Field] = {}
        self._notes = {purpose: plain_label(look="soft") for purpose in Purpose}
        self._shown = desk.workspace.programmes.get(desk.programme_id).language
        self._add_day()
        self._add_grounds()
        self._add_texts()
        super().__init__(self._form)

    def _add_day(self) -> None:
        tr = self._desk.translator
        self._form.add_heading(tr.gettext("Deletion"))
        self.day = DayField(self._desk.theme, tr)
        field = self._form.add(tr.gettext("The day its people are deleted"), self.day)
        self.day.judged.connect(field.show_wrong)
        privacy, programme_id = self._desk.workspace.privacy, self._desk.programme_id
        self.day.committed.connect(
            lambda day: field.attempt(tr, lambda: privacy.set_deletion_day(programme_id, day))
        )
        self._suggested = plain_label(look="soft")
        self._form.add_wide(self._suggested)

    def _add_grounds(self) -> None:
        tr = self._desk.translator
        self._form.add_heading(tr.gettext("What the data are kept for, and on what ground"))
        for purpose, grounds in GROUNDS.items():
            choice = ChoiceField((ground, tr.gettext(GROUND_NAMES[ground])) for ground in grounds)
            choice.setEnabled(len(grounds) > 1)
            choice.committed.connect(partial(self._set_ground, purpose))
            self._form.add(tr.gettext(PURPOSE_NAMES[purpose]), choice)
            self.grounds[purpose] = choice
        note = plain_label(look="soft")
        self._form.add_wide(note)
        _tell(
            note,
            tr.gettext(
                "Membership of a union is sensitive (article 9). A union may keep it of its own "
                "members; anybody else needs explicit consent. Keep it only where the programme "
                "needs it. Your data protection adviser knows which ground is yours."
            ),
        )

    def _add_texts(self) -> None:
        tr = self._desk.translator
        self._form.add_heading(tr.gettext("What people consent to"))
        self.language = ChoiceField((la, tr.gettext(LANGUAGE_NAMES[la])) for la in Language)
        self._form.add(tr.gettext("Texts in"), self.language)
        self.language.show_value(self._shown)
        self.language.committed.connect(lambda _language: self._change_language())
        for purpose in Purpose:
            text = SavedText(lines=3)
            field = self._form.add(tr.gettext(PURPOSE_NAMES[purpose]), text)
            text.committed.connect(partial(self._save_text, purpose))
            self._form.add_wide(self._notes[purpose])
            self.texts[purpose], self._fields[purpose] = text, field

    def refresh(self) -> None:
        """Show what the file holds."""
        tr, privacy = self._desk.translator, self._desk.workspace.privacy
        programme_id = self._desk.programme_id
        day = privacy.deletion_day(programme_id)
        self.day.show_value(day.due_on if day.chosen else None)
        _tell(self._suggested, _suggestion(day.suggested_on, tr))
        grounds = privacy.grounds(programme_id)
        for purpose, ground in grounds.items():
            self.grounds[purpose].show_value(ground)
            self._show_text(purpose, asks=ground in CONSENTS)

    def _show_text(self, purpose: Purpose, *, asks: bool) -> None:
        tr = self._desk.translator
        newest = self._desk.workspace.privacy.consent_texts(self._desk.programme_id, purpose)[0]
        danish = self._shown is Language.DANISH
        self.texts[purpose].show_value(newest.text.da if danish else newest.text.en)
        said = tr.gettext("Nobody has consented to it yet.")
        if newest.version and newest.written_on:
            version = tr.gettext(
                "Version {n}, of {day}. A change makes a new version; who consented to this one "
                "keeps it."
            )
            said = version.format(n=newest.version, day=tr.date(newest.written_on))
        _tell(self._notes[purpose], said)
        for widget in (self._fields[purpose], self._notes[purpose]):
            widget.setVisible(asks)

    def _set_ground(self, purpose: Purpose, ground: object) -> None:
        privacy = self._desk.workspace.privacy
        privacy.set_ground(self._desk.programme_id, purpose, Ground(str(ground)))

    def _change_language(self) -> None:
        flush_all(self)
        self._shown = Language(str(self.language.value()))
        self.refresh()

    def _save_text(self, purpose: Purpose, words: str) -> None:
        privacy, programme_id = self._desk.workspace.privacy, self._desk.programme_id
        newest = privacy.consent_texts(programme_id, purpose)[0]
        text: Wording = newest.text.with_(self._shown, words.strip())
        self._fields[purpose].attempt(
            self._desk.translator, lambda: privacy.change_consent_text(programme_id, purpose, text)
        )


def _suggestion(day: date | None, tr: Translator) -> str:
    if day is None:
        return tr.gettext("Blank: none. A programme without a last day has no suggestion.")
    said = tr.gettext("Blank: {day}, twelve months after the last day.")
    return said.format(day=tr.date(day))


def _tell(label: QLabel, text: str) -> None:
    """Give a label its words, and the room that they take: a page that scrolls gives it less."""
    label.setText(text)
    label.setMinimumHeight(label.heightForWidth(FORM_WIDTH))
