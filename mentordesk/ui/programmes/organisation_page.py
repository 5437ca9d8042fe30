"""The organisation as it stands on paper: name, languages, colour, logo, whom to turn to."""

from collections.abc import Callable
from pathlib import Path

from babel import Locale
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from mentordesk.i18n import sort_key
from mentordesk.services.records.programmes import OrganisationRecord
from mentordesk.ui.colours import ACCENT
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedLine, SavedText
from mentordesk.ui.forms.chips_field import ChipsField
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field, Form
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import LANGUAGE_NAMES, N_, Language

_LINES = (
    ("contact_name", N_("Contact person")),
    ("contact_email", N_("E-mail")),
    ("contact_phone", N_("Phone")),
)
_LOGO = (160, 56)
#: Codes that Danish organisations meet, offered before any others that were typed.
_COMMON = ("da", "en", "de", "fr", "es", "sv", "no", "ar", "pl", "uk", "zh", "fa", "tr", "it")


class OrganisationPage(ScrollingPage):
    """Each field saves itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._form = Form(desk.theme)
        self._show: list[Callable[[OrganisationRecord], None]] = []
        self.lines: dict[str, SavedLine] = {}
        names = Locale(desk.language.value).languages
        self._names = {code: names[code][:1].upper() + names[code][1:] for code in _COMMON}
        self._add_line("name", desk.translator.gettext("Name of the organisation"))
        self._add_languages()
        self._add_paper()
        self._form.add_heading(desk.translator.gettext("Whom participants turn to"))
        for column, title in _LINES:
            self._add_line(column, desk.translator.gettext(title))
        self._add_referral()
        super().__init__(self._form)

    def refresh(self) -> None:
        """Show what the file holds."""
        record = self._desk.workspace.programmes.organisation()
        for show in self._show:
            show(record)

    def _save(self, field: Field, column: str, value: object) -> None:
        change = self._desk.workspace.programmes.change_organisation
        field.attempt(self._desk.translator, lambda: change(**{column: value}))

    def _add_line(self, column: str, title: str) -> None:
        line = SavedLine()
        field = self._form.add(title, line)
        line.committed.connect(lambda text: self._save(field, column, text))
        self._show.append(lambda record: line.show_value(getattr(record, column)))
        self.lines[column] = line

    def _add_referral(self) -> None:
        tr = self._desk.translator.gettext
        text = SavedText(lines=3)
        field = self._form.add(
            tr("For what a mentor cannot help with"),
            text,
            tr("Study regulations, or personal problems: whom the guides refer people to."),
        )
        text.committed.connect(lambda words: self._save(field, "referral", words))
        self._show.append(lambda record: text.show_value(record.referral))

    def _add_languages(self) -> None:
        tr = self._desk.translator.gettext
        language = ChoiceField((la, tr(LANGUAGE_NAMES[la])) for la in Language)
        papers = self._form.add(tr("Language of the file"), language)
        language.committed.connect(lambda value: self._save(papers, "language", value))
        self._show.append(lambda record: language.show_value(record.language))
        chips = ChipsField(self._desk.theme, self._desk.translator, known_only=True)
        chips.offer(sorted(self._names.values(), key=sort_key))
        spoken = self._form.add(
            tr("Languages people can meet in"),
            chips,
            tr("A sign-up that names no language counts as these."),
        )
        chips.committed.connect(lambda values: self._save(spoken, "languages", self._codes(values)))
        self._show.append(lambda record: chips.show_value(self._named(record.languages)))
        self.languages = chips

    def _named(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._names.get(code, code) for code in codes)

    def _codes(self, names: tuple[str, ...]) -> tuple[str, ...]:
        codes = {name: code for code, name in self._names.items()}
        return tuple(codes.get(name, name) for name in names)

    def _add_paper(self) -> None:
        tr = self._desk.translator.gettext
        self._form.add_heading(tr("On paper"))
        self.colour = QPushButton()
        plain = QPushButton(tr("MentorDesk's own"))
        colour = self._form.add(tr("Colour"), _row(self.colour, plain))
        self.colour.clicked.connect(lambda: self._choose_colour(colour))
        plain.clicked.connect(lambda: self._save(colour, "accent_colour", ""))
        self._show.append(lambda record: self._show_colour(record.accent_colour))
        self.logo = QLabel()
        self.logo.setMinimumHeight(_LOGO[1])
        choose = QPushButton(tr("Choose a picture…"))
        self.no_logo = QPushButton(tr("Remove the logo"))
        logo = self._form.add(tr("Logo"), _row(choose, self.no_logo))
        self._form.add_wide(self.logo)
        choose.clicked.connect(lambda: self._choose_logo(logo))
        self.no_logo.clicked.connect(lambda: self._save(logo, "logo", None))
        self._show.append(lambda record: self._show_logo(record.logo))

    def _show_colour(self, colour: str) -> None:
        shown = colour or ACCENT
        self.colour.setText(shown)
        patch = QPixmap(16, 16)
        patch.fill(QColor(shown))
        self.colour.setIcon(patch)

    def _choose_colour(self, field: Field) -> None:
        title = self._desk.translator.gettext("The organisation's colour")
        chosen = QColorDialog.getColor(QColor(self.colour.text()), self, title)
        if chosen.isValid():
            self._save(field, "accent_colour", chosen.name())

    def _show_logo(self, logo: bytes | None) -> None:
        self.no_logo.setEnabled(logo is not None)
        picture = QPixmap()
        if logo is None or not picture.loadFromData(logo):
            self.logo.setText(self._desk.translator.gettext("No logo yet."))
            return
        ratio = self.devicePixelRatioF()
        width, height = (round(side * ratio) for side in _LOGO)
        fitted = picture.scaled(
            width,
            height,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.logo.setPixmap(fitted)

    def _choose_logo(self, field: Field) -> None:
        tr = self._desk.translator.gettext
        kind = tr("Picture") + " (*.png *.jpg *.jpeg)"
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose a picture"), "", kind)
        if chosen:
            self.take_logo(field, Path(chosen))

    def take_logo(self, field: Field, path: Path) -> None:
        """Take a picture file as the logo."""
        try:
            content = path.read_bytes()
        except OSError:
            sentence = self._desk.translator.gettext(
                "{file} cannot be read. Choose another picture."
            )
            field.show_wrong(sentence.format(file=path.name))
            return
        self._save(field, "logo", content)


def _row(*buttons: QWidget) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(GAP)
    for button in buttons:
        across.addWidget(button)
    across.addStretch(1)
    return row
