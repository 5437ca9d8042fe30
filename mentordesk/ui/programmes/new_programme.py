"""The dialog that makes a programme: which kind, its name and start, and the file it lives in."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import Translator
from mentordesk.services.records.programmes import TemplateRecord
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Form, plain_label
from mentordesk.ui.theme import EDGE, FORM_WIDTH, GAP, Theme
from mentordesk.vocabulary import LANGUAGE_NAMES, Language

SUFFIX = ".mentordesk"
_UNSAFE = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProgramme:
    """What the coordinator wants made; `path` is `None` for a programme in the open file."""

    template: str
    name: str
    starts_on: date
    language: Language
    organisation: str
    path: Path | None
    #: A passphrase is to be asked for, and the new file is to be encrypted with it.
    protected: bool = False


def file_name(programme: str) -> str:
    """Return the file name that a programme's name suggests."""
    safe = "".join(" " if c in _UNSAFE or not c.isprintable() else c for c in programme)
    return "-".join(safe.lower().split()).strip("-.")[:60]


class NewProgrammeDialog(QDialog):
    """Collects a `NewProgramme`; the caller makes it."""

    def __init__(
        self,
        parent: QWidget,
        *,
        theme: Theme,
        translator: Translator,
        templates: tuple[TemplateRecord, ...],
        folder: Path,
        open_file: str = "",
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self._templates = {record.key: record for record in templates}
        self._folder = folder
        #: The names of the programmes in the open file.
        self._taken: frozenset[str] = frozenset()
        self._path_chosen = False
        tr = translator.gettext
        self.setWindowTitle(tr("New programme"))
        self.kind = ChoiceField((t.key, t.name.in_(translator.language)) for t in templates)
        self.kind.show_value(templates[0].key)
        self.summary = plain_label(look="soft")
        self.name = QLineEdit()
        self.starts_on = DayField(theme, translator, blank=False)
        self.language = ChoiceField((la, tr(LANGUAGE_NAMES[la])) for la in Language)
        self.language.show_value(translator.language)
        self.organisation = QLineEdit()
        self.place = ChoiceField(self._places(open_file))
        self.path = QLineEdit()
        self.choose_path = QPushButton(tr("Choose…"))
        self.protect = QCheckBox(tr("Protect the file with a passphrase"))
        self.trouble = plain_label(look="wrong")
        self.trouble.hide()
        self.make = QPushButton(tr("Make the programme"))
        self.make.setProperty("look", "primary")
        self.make.setDefault(True)
        self.leave = QPushButton(tr("Cancel"))
        self._lay_out(theme, asks_place=bool(open_file))
        self._connect()
        self._suggest()
        self._show_place()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the wrapped words need."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _places(self, open_file: str) -> list[tuple[object, str]]:
        tr = self._translator.gettext
        here = tr("In {file}, beside its other programmes").format(file=open_file)
        places: list[tuple[object, str]] = [(True, here)] if open_file else []
        return [*places, (False, tr("In a file of its own"))]

    def _lay_out(self, theme: Theme, *, asks_place: bool) -> None:
        tr = self._translator.gettext
        form = Form(theme)
        form.setFixedWidth(FORM_WIDTH)
        form.add(tr("Kind of programme"), self.kind)
        form.add_wide(self.summary)
        self._name_field = form.add(tr("Name of the programme"), self.name)
        self._start_field = form.add(tr("First day"), self.starts_on)
        form.add(tr("Language of its papers"), self.language)
        self._place_field = form.add(tr("Where it is kept"), self.place)
        self._place_field.setVisible(asks_place)
        self._organisation_field = form.add(
            tr("Name of the organisation"), self.organisation, tr("It stands on every paper.")
        )
        file_row = QWidget()
        row = QHBoxLayout(file_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose_path)
        file_row.setFocusProxy(self.path)
        self._path_field = form.add(tr("File"), file_row)
        self.path.setAccessibleName(tr("File"))
        self.protect.setToolTip(tr("Recommended where the computer or its disk may get lost."))
        form.add_wide(self.protect)
        self._stack(form)

    def _stack(self, form: Form) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(form)
        column.addStretch(1)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.kind.committed.connect(lambda _kind: self._suggest())
        self.name.textEdited.connect(self._name_edited)
        self.starts_on.judged.connect(self._start_field.show_wrong)
        self.starts_on.committed.connect(lambda _day: self._suggest())
        self.place.committed.connect(lambda _here: self._show_place())
        self.path.textEdited.connect(self._path_edited)
        self.choose_path.clicked.connect(self._choose_path)
        self.make.clicked.connect(self._check)
        self.leave.clicked.connect(self.reject)

    def avoid(self, names: Iterable[str]) -> None:
        """Suggest no name that one of the file's programmes has."""
        self._taken = frozenset(name.casefold() for name in names)
        self._suggest()

    def choose(self, template: str) -> None:
        """Begin with this kind of programme."""
        self.kind.show_value(template)
        self._suggest()

    def show_trouble(self, sentence: str) -> None:
        """Say why it could not be made, before the dialog is shown again; blank says nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self._fit()

    @property
    def wanted(self) -> NewProgramme:
        """What was filled in."""
        day = self.starts_on.value
        if day is None:
            raise ValueError("asked before the dialog was accepted")
        language = self.language.value()
        return NewProgramme(
            template=str(self.kind.value()),
            name=self.name.text().strip(),
            starts_on=day,
            language=Language(str(language)),
            organisation=self.organisation.text().strip(),
            path=None if self._here else self._file(),
            protected=not self._here and self.protect.isChecked(),
        )

    @property
    def _here(self) -> bool:
        return self.place.value() is True

    def _file(self) -> Path:
        path = Path(self.path.text().strip())
        path = path if path.is_absolute() else self._folder / path
        with suppress(OSError):
            if path.is_dir():
                path /= file_name(self.name.text())
        return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)

    def _suggest(self) -> None:
        """Fill in what follows from the kind and the day, where nothing was typed yet."""
        record = self._templates[str(self.kind.value())]
        self.summary.setText(record.summary.in_(self._translator.language))
        self._fit()
        if self.starts_on.value is None:
            today = date.today()  # noqa: DTZ011 - a suggestion on the coordinator's own calendar
            self.starts_on.show_value((today.replace(day=1) + timedelta(days=32)).replace(day=1))
        if not self.name.isModified():
            day = self.starts_on.value
            year = day.year if day else ""
            self.name.setText(self._free(f"{record.name.in_(self._translator.language)} {year}"))
            self._name_edited()

    def _free(self, name: str) -> str:
        """Return the name, or with a number after it where the file has such a programme."""
        names = chain((name,), (f"{name} ({n})" for n in count(2)))
        return next(one for one in names if one.casefold() not in self._taken)

    def _name_edited(self) -> None:
        self._name_field.show_wrong("")
        if not self._path_chosen:
            self.path.setText(str(self._folder / (file_name(self.name.text()) + SUFFIX)))

    def _path_edited(self) -> None:
        self._path_chosen = True
        self._path_field.show_wrong("")

    def _show_place(self) -> None:
        for field in (self._path_field, self._organisation_field, self.protect):
            field.setVisible(not self._here)
        self._fit()

    def _choose_path(self) -> None:
        title = self._translator.gettext("Where the file is kept")
        kind = self._translator.gettext("MentorDesk file") + f" (*{SUFFIX})"
        chosen, _ = QFileDialog.getSaveFileName(
            # A file that is there is refused with a sentence, never replaced.
            self,
            title,
            str(self._file()),
            kind,
            kind,
            QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path.setText(chosen)
            self._path_edited()

    def _check(self) -> None:
        tr = self._translator.gettext
        self.show_trouble("")
        self.starts_on.flush()
        checks: list[tuple[bool, Callable[[str], None], str]] = [
            (
                bool(self.name.text().strip()),
                self._name_field.show_wrong,
                tr("Give the programme a name."),
            ),
            (
                self._here or bool(self.path.text().strip()),
                self._path_field.show_wrong,
                tr("Choose where to keep the file."),
            ),
        ]
        for good, say, sentence in checks:
            say("" if good else sentence)
        if all(good for good, _, _ in checks) and not self._start_field.message:
            self.accept()
