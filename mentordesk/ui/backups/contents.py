"""What lies in the chosen backup, by name: what makes one trust that it is the right one."""

from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.backups import BackupContents, BackupPair
from mentordesk.settings import Settings
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import GAP, Theme
from mentordesk.vocabulary import MATCH_STATE_NAMES

_NAME_WIDTH = 180
_SEARCHED_FROM = 12


class ContentsPanel(QWidget):
    """Shows the people and the pairs of one backup, or why there are none to show."""

    def __init__(self, theme: Theme, translator: Translator, settings: Settings) -> None:
        super().__init__()
        self._translator = translator
        tr = translator.gettext
        self.title = QLabel()
        self.title.setFont(theme.title_font())
        self.words = plain_label(look="soft")
        self.trouble = plain_label(look="wrong")
        self.people: RecordTable[str] = RecordTable(
            _people(translator),
            theme=theme,
            translator=translator,
            settings=settings,
            empty=EmptyState(theme, "users", tr("Nobody had signed up yet.")),
            searched_from=_SEARCHED_FROM,
        )
        self.pairs: RecordTable[BackupPair] = RecordTable(
            _pairs(translator),
            theme=theme,
            translator=translator,
            settings=settings,
            empty=EmptyState(theme, "handshake", tr("There were no matches yet.")),
            searched_from=_SEARCHED_FROM,
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.people, tr("People"))
        self.tabs.addTab(self.pairs, tr("Matches"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tabs)
        self._nothing = QWidget()
        self._pages.addWidget(self._nothing)

        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.trouble)
        column.addWidget(self._pages, 1)
        self.show_title("")

    def show_title(self, title: str) -> None:
        """Name the backup that is about to be read."""
        self.title.setText(title)
        self.words.clear()
        self.trouble.clear()
        self.trouble.hide()
        self._pages.setCurrentWidget(self._nothing)

    def show_contents(self, contents: BackupContents, more: str) -> None:
        """Show what was read; `more` is what else is known of the backup."""
        tr = self._translator
        programmes = tr.enumeration(contents.programmes)
        self.words.setText(" \N{MIDDLE DOT} ".join(filter(None, (programmes, more))))
        for place, (words, count) in enumerate(
            (
                (tr.gettext("People ({n})"), len(contents.people)),
                (tr.gettext("Matches ({n})"), len(contents.pairs)),
            )
        ):
            self.tabs.setTabText(place, words.format(n=tr.number(count)))
        self.people.show_records(contents.people)
        self.pairs.show_records(contents.pairs)
        self._pages.setCurrentWidget(self.tabs)

    def show_trouble(self, sentence: str) -> None:
        """Say why the backup cannot be read."""
        self.trouble.setText(sentence)
        self.trouble.show()


def _people(translator: Translator) -> ListShape[str]:
    name = Column[str](
        key="name",
        title=translator.gettext("Name"),
        text=lambda name: name,
        sort=translator.order,
        width=2 * _NAME_WIDTH,
        bold=True,
    )
    # Two people may have one name: what stands for itself is the text where it is kept.
    return ListShape(name="backup people", identity=id, columns=(name,), sorted_by="name")


def _pairs(translator: Translator) -> ListShape[BackupPair]:
    tr = translator.gettext
    return ListShape(
        name="backup pairs",
        identity=lambda pair: (pair.mentee, pair.mentor, pair.programme, pair.state),
        columns=(
            Column[BackupPair](
                key="mentee",
                title=tr("Mentee"),
                text=lambda pair: pair.mentee,
                sort=lambda pair: translator.order(pair.mentee),
                width=_NAME_WIDTH,
                bold=True,
            ),
            Column[BackupPair](
                key="mentor",
                title=tr("Mentor"),
                text=lambda pair: pair.mentor,
                sort=lambda pair: translator.order(pair.mentor),
                width=_NAME_WIDTH,
            ),
            Column[BackupPair](
                key="state", title=tr("State"), text=lambda pair: tr(MATCH_STATE_NAMES[pair.state])
            ),
            Column[BackupPair](
                key="programme", title=tr("Programme"), text=lambda pair: pair.programme
            ),
        ),
        sorted_by="mentee",
    )
