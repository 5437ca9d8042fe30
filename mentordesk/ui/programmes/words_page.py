"""What the programme says of itself on paper, in either language."""

from mentordesk.i18n import Wording
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedText, flush_all
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Form
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.vocabulary import LANGUAGE_NAMES, N_, Language

# Column, title, lines.
_TEXTS = (
    ("purpose", N_("What it is for"), 5),
    ("length", N_("How long it is"), 1),
    ("frequency", N_("How often pairs meet"), 1),
    ("place", N_("Where pairs meet"), 2),
    ("first_contact", N_("Who makes first contact"), 1),
    ("matching", N_("How people are matched"), 2),
)


class WordsPage(ScrollingPage):
    """Texts that save themselves; a blank one borrows the other language's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        tr = desk.translator.gettext
        form = Form(desk.theme)
        self.language = ChoiceField((la, tr(LANGUAGE_NAMES[la])) for la in Language)
        form.add(tr("Texts in"), self.language)
        self.texts: dict[str, SavedText] = {}
        for column, title, lines in _TEXTS:
            text = SavedText(lines=lines)
            form.add(tr(title), text)
            text.committed.connect(lambda words, c=column: self._save(c, words))
            self.texts[column] = text
        super().__init__(form)
        self._shown = desk.workspace.programmes.get(desk.programme_id).language
        self.language.show_value(self._shown)
        self.language.committed.connect(lambda _language: self._change_language())

    def refresh(self) -> None:
        """Show what the file holds."""
        record = self._record()
        for column, text in self.texts.items():
            wording = _wording(record, column)
            danish = self._shown is Language.DANISH
            text.show_value(wording.da if danish else wording.en)

    def _record(self) -> ProgrammeRecord:
        return self._desk.workspace.programmes.get(self._desk.programme_id)

    def _change_language(self) -> None:
        flush_all(self)
        self._shown = Language(str(self.language.value()))
        self.refresh()

    def _save(self, column: str, words: str) -> None:
        wording = _wording(self._record(), column).with_(self._shown, words.strip())
        self._desk.workspace.programmes.change(self._desk.programme_id, **{column: wording})


def _wording(record: ProgrammeRecord, column: str) -> Wording:
    wording = getattr(record, column)
    return wording if isinstance(wording, Wording) else Wording()
